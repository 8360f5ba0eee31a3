"""What the spreadsheets of one risk and of one acceptance hold, sheet by sheet, in words."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from risks.lifecycle import Kind
from risks.models import Acceptance, Risk
from risks.queries.frozen import frozen_lines
from risks.queries.paper import story_of
from risks.registers.workbook import Sheet


def sheets_of_risk(*, risk: Risk) -> list[Sheet]:
    """The scenario and everything that happened to it."""
    story = story_of(risk=risk)
    return [
        Sheet(_("Risk"), (_("What"), _("Value")), _scenario(risk, story)),
        Sheet(
            _("Assessments"),
            (_("Date"), _("Kind"), _("Likelihood"), _("Severity"), _("Level"), _("Rationale"), _("Assessed by")),
            [
                (row.at, row.get_kind_display(), *_steps(row), row.rationale, row.assessed_by)
                for row in story["assessments"]
            ],
        ),
        Sheet(
            _("Treatment plan"),
            (
                _("Ref."),
                _("Action"),
                _("In charge"),
                _("Start"),
                _("Due date"),
                _("Cost (€)"),
                _("Progress (%)"),
                _("Status"),
            ),
            [
                (
                    row.reference,
                    row.title,
                    row.owner_text,
                    row.start_on,
                    row.due_on,
                    row.cost,
                    row.progress,
                    row.get_status_display(),
                )
                for row in story["actions"]
            ],
        ),
        Sheet(
            _("Controls"),
            (_("Role"), _("Requirement"), _("Control")),
            [(row.get_role_display(), row.requirement or "", row.control or "") for row in story["controls"]],
        ),
        Sheet(
            _("Acceptances"),
            (_("Date"), _("Accepted by"), _("Level accepted"), _("Justification"), _("Valid until"), _("Digest")),
            [
                (row.at, row.accepted_by, _title(row.level_step), row.justification, row.expires_on, row.digest)
                for row in story["acceptances"]
            ],
        ),
        Sheet(
            _("Reviews"),
            (_("Date"), _("Reviewed by"), _("Outcome"), _("Conclusion"), _("Next review")),
            [
                (row.at, row.reviewed_by, row.get_outcome_display(), row.conclusion, row.next_on)
                for row in story["reviews"]
            ],
        ),
    ]


def sheets_of_acceptance(*, acceptance: Acceptance) -> list[Sheet]:
    """What was accepted, by whom, why and until when, with its digest, and the exact state."""
    lines = [
        (_("Risk"), str(acceptance.risk)),
        (_("Accepted on"), acceptance.at),
        (_("Accepted by"), acceptance.accepted_by),
        (_("Level accepted"), _title(acceptance.level_step)),
        (_("Justification"), acceptance.justification),
        (_("Valid until"), acceptance.expires_on),
        (_("Digest"), acceptance.digest),
    ]
    state = frozen_lines(perimeter=acceptance.risk.perimeter, state=acceptance.accepted_state, scale=acceptance.scale)
    return [
        Sheet(_("Acceptance"), (_("What"), _("Value")), lines),
        Sheet(_("State accepted"), (_("What"), _("Value")), [tuple(line)[:2] for line in state]),
    ]


def _scenario(risk: Risk, story: dict[str, Any]) -> list[tuple[Any, Any]]:
    return [
        (_("Ref."), risk.reference),
        (_("Register ref."), risk.source_reference),
        (_("Scenario"), risk.title),
        (_("Description"), risk.description),
        (_("Feared event"), risk.feared_event_text),
        (_("Criteria touched"), risk.criteria),
        (_("Assets"), _listed(link.asset for link in story["assets"])),
        (_("Threats"), _listed(story["threats"])),
        (_("Vulnerabilities"), _listed(story["vulnerabilities"])),
        (_("Existing controls"), risk.existing_controls),
        (_("Risk owner"), risk.owner_text),
        (_("Perimeter"), risk.perimeter.name),
        (_("Status"), risk.get_status_display()),
        (_("Treatment"), risk.get_option_display()),
        (_("Planned controls"), risk.planned_controls),
        *((str(kind.label), _title(risk.level_step(kind))) for kind in Kind),
        (_("Accepted until"), risk.accepted_until),
        (_("Next review"), risk.review_on),
        (_("Comment"), risk.comment),
    ]


def _steps(row: Any) -> tuple[str, str, str]:
    return _title(row.likelihood_step), _title(row.severity_step), _title(row.level_step)


def _title(step: Any) -> str:
    return step.title if step else ""


def _listed(values: Iterable[Any]) -> str:
    return "\n".join(str(value) for value in values)
