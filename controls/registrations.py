"""What controls lend to shared pages: deadlines, contradictions, search, figures, panels, catalogues."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from controls import indicators, queries, watch
from controls.actions import load_bundled
from controls.models import Control
from controls.queries.frameworks import statement_places
from controls.registry import Reason, reasons
from organisation import catalogues
from trail.clock import civil_date
from web import registries
from web.badges import register_tones
from web.filters import containing
from web.registries import DueItem, Hit, Inconsistency, Panel, Tile

SHOWN = 5
AHEAD = timedelta(days=365)
"""The longest reminder that evidence may have."""


def due_items(user: Any, on: date) -> list[DueItem]:
    """My controls to put in place, my evidence to renew, and the statements that await my approval."""
    if not user.has_right("controls.view"):
        return []
    items = [
        DueItem(
            label=control.title,
            url=reverse("controls:control", args=[control.pk]),
            due_on=control.due_on,
            kind=gettext_lazy("Control to put in place"),
            record_label=control.reference,
        )
        for control in queries.controls(user)
        .filter(owner__user=user, due_on__isnull=False)
        .exclude(status=Control.Status.IMPLEMENTED)
    ]
    items += _evidence_due(user, on)
    items += _tests_due(user, on)
    items += [
        DueItem(
            label=str(version),
            url=reverse("controls:statement_version", args=[version.pk]),
            due_on=version.submitted_on,
            kind=gettext_lazy("Statement to approve"),
            record_label=f"{version.reference} · {version.perimeter}",
        )
        for version in queries.awaiting_approval(user=user)
    ]
    return items


def _evidence_due(user: Any, on: date) -> list[DueItem]:
    mine = queries.expiring(user=user, on=on, within=AHEAD).filter(owner__user=user)
    return [
        DueItem(
            label=evidence.title,
            url=reverse("controls:evidence", args=[evidence.pk]),
            due_on=evidence.valid_until,
            kind=gettext_lazy("Evidence to renew"),
            record_label=evidence.reference,
        )
        for evidence in mine
        if evidence.valid_until is not None and evidence.valid_until - timedelta(days=evidence.remind_days) <= on
    ]


def _tests_due(user: Any, on: date) -> list[DueItem]:
    """The controls that I answer for and that somebody else has to test."""
    return [
        DueItem(
            label=row.control.title,
            url=reverse("controls:control", args=[row.control.pk]),
            due_on=row.due_on,
            kind=gettext_lazy("Control to have tested"),
            record_label=row.control.reference,
        )
        for row in queries.tests_due(user=user, on=on)
    ]


def contradictions(user: Any, at: datetime) -> list[Inconsistency]:
    """What an auditor would spot about controls, evidence and the statement."""
    if not user.has_right("controls.view"):
        return []
    on = civil_date(at)
    return [
        *_unproven(queries.in_place_without_evidence(user=user)),
        *_untested(queries.in_place_without_test(user=user, on=on)),
        *_expired(queries.expired_in_use(user=user, on=on).order_by("reference")),
        *_statement(user),
        *_mappings(user),
    ]


def _unproven(found: Any) -> list[Inconsistency]:
    rows = list(found)
    listed = [
        Inconsistency(
            text=_("%(control)s is declared in place and rests on no evidence.") % {"control": control},
            url=reverse("controls:control_link_evidence", args=[control.pk]),
            repair_label=_("Link evidence"),
        )
        for control in rows[:SHOWN]
    ]
    return listed + _others(
        len(rows) - SHOWN, f"{reverse('controls:control_list')}?status=implemented&evidence=without"
    )


def _untested(found: Sequence[queries.ControlState]) -> list[Inconsistency]:
    listed = []
    for state in found[:SHOWN]:
        names = {"control": f"{state.reference} {state.title}"}
        never = state.effectiveness.tested_on is None
        text = (
            _("%(control)s is declared in place and was never tested.")
            if never
            else _("The last test of %(control)s is too old.")
        )
        listed.append(
            Inconsistency(
                text=text % names,
                url=reverse("controls:control_record_test", args=[state.id]),
                repair_label=_("Record a test"),
            )
        )
    return listed + _others(len(found) - SHOWN, f"{reverse('controls:control_list')}?status=implemented")


def _expired(found: Any) -> list[Inconsistency]:
    rows = list(found)
    listed = [
        Inconsistency(
            text=_("%(evidence)s has expired and controls still rest on it.") % {"evidence": evidence},
            url=reverse("controls:evidence_add_version", args=[evidence.pk]),
            repair_label=_("Add a version"),
        )
        for evidence in rows[:SHOWN]
    ]
    return listed + _others(len(rows) - SHOWN, f"{reverse('controls:evidence_list')}?validity=expired&use=used")


def _others(count: int, url: str) -> list[Inconsistency]:
    if count <= 0:
        return []
    text = ngettext("%(count)s other in the same case.", "%(count)s others in the same case.", count)
    return [Inconsistency(text=text % {"count": count}, url=url, repair_label=_("Show the list"))]


def _statement(user: Any) -> list[Inconsistency]:
    unowned = [
        Inconsistency(
            text=ngettext(
                "%(count)s included line of the statement of %(perimeter)s has no owner.",
                "%(count)s included lines of the statement of %(perimeter)s have no owner.",
                row["total"],
            )
            % {"count": row["total"], "perimeter": row["name"]},
            url=f"{reverse('controls:statement_of', args=[row['perimeter_id']])}?attention=unowned",
            repair_label=_("Name owners"),
        )
        for row in queries.unowned_lines(user=user)
    ]
    contradicted = [
        Inconsistency(
            text=ngettext(
                "%(count)s HDS requirement is said to be without object at %(perimeter)s, where an activity is held.",
                "%(count)s HDS requirements are said to be without object at %(perimeter)s, where an activity is held.",
                row["total"],
            )
            % {"count": row["total"], "perimeter": row["name"]},
            url=f"{reverse('controls:statement_of', args=[row['perimeter_id']])}?decision=without_object",
            repair_label=_("Decide again"),
        )
        for row in queries.contradicted_lines(user=user)
    ]
    return unowned + contradicted


def _mappings(user: Any) -> list[Inconsistency]:
    count = queries.broken_mappings() if user.has_right("controls.adopt") else 0
    if not count:
        return []
    text = ngettext(
        "%(count)s mapping points to a requirement that was withdrawn.",
        "%(count)s mappings point to requirements that were withdrawn.",
        count,
    )
    url = reverse("controls:mapping_load")
    return [Inconsistency(text=text % {"count": count}, url=url, repair_label=_("Load the mappings"))]


def find(user: Any, text: str) -> list[Hit]:
    """Controls, evidence and requirements that answer a text."""
    if not user.has_right("controls.view"):
        return []
    controls = containing(queries.controls(user), ("reference", "title"), text)[:SHOWN]
    evidence = containing(queries.evidence(user), ("reference", "title"), text)[:SHOWN]
    requirements = queries.matching(rows=queries.answerable_requirements(user), text=text)[:SHOWN]
    hits = [
        Hit(
            label=str(row),
            url=reverse("controls:control", args=[row.pk]),
            kind=_("Control"),
            context=str(row.perimeter),
        )
        for row in controls
    ]
    hits += [
        Hit(
            label=str(row),
            url=reverse("controls:evidence", args=[row.pk]),
            kind=_("Evidence"),
            context=str(row.perimeter),
        )
        for row in evidence
    ]
    return hits + [
        Hit(
            label=str(row),
            url=reverse("controls:requirement", args=[row.pk]),
            kind=_("Requirement"),
            context=str(row.framework),
        )
        for row in requirements
    ]


def figures(user: Any, on: date) -> list[Tile]:
    """The figures of controls where a security officer began a statement, or at the top."""
    top = statement_places(user).first() if user.has_right("controls.submit") else None
    if top is None:
        return []
    decided, lines = queries.decided_figures(perimeter=top)
    share = indicators.implemented(perimeter=top, on=on)
    expired = indicators.evidence_expired(perimeter=top, on=on)
    late = queries.control_figures(perimeter=top, on=on).late
    return [
        Tile(
            label=_("Lines of the statement to decide"),
            value=lines - decided,
            url=f"{reverse('controls:statement_of', args=[top.pk])}?decision=undecided",
            tone="warn" if decided < lines else "ok",
            hint=_("of %(count)s") % {"count": lines},
        ),
        Tile(
            label=_("Controls in place"),
            value="—" if share is None else _("%(share)s%%") % {"share": round(share)},
            url=f"{reverse('controls:control_list')}?status=implemented",
            hint=ngettext("%(count)s late", "%(count)s late", late) % {"count": late} if late else "",
            tone="bad" if late else "",
        ),
        Tile(
            label=_("Evidence expired"),
            value=expired,
            url=f"{reverse('controls:evidence_list')}?validity=expired&use=used",
            tone="bad" if expired else "ok",
        ),
    ]


def statement_panel(user: Any, perimeter: Any) -> Panel | None:
    """Beside a perimeter: where its statement stands, and which hosting activities it holds."""
    if not user.can("controls.view", perimeter):
        return None
    decided, lines = queries.decided_figures(perimeter=perimeter)
    context = {
        "perimeter": perimeter,
        "decided": decided,
        "lines": lines,
        "standing": queries.standing_version(perimeter=perimeter),
        "activities": sorted(queries.activities_held(perimeter=perimeter)),
    }
    return Panel(title=_("Statement of applicability"), template="controls/panels/statement.html", context=context)


def obligation_reasons(*, perimeter: Any, on: date, moment: Any = None) -> Iterable[Reason]:
    """Why a requirement is needed: the laws and contracts in force that bring it."""
    if moment is not None:
        return queries.obligations_then(perimeter=perimeter, on=on, moment=moment)
    return queries.reasons_of_obligations(perimeter=perimeter, on=on)


TONES = {
    "applicable": "ok", "due": "ok", "without_object": "neutral", "none": "neutral", "valid": "ok",
    "future": "info", "conform": "ok", "exception": "bad", "unavailable": "warn", "submitted": "info",
    "returned": "warn", "present": "ok", "missing": "bad",
}  # fmt: skip


def register() -> None:
    """Called once, when the application is ready."""
    register_tones(TONES)
    catalogues.register("controls", load_bundled)
    reasons.register("obligations", obligation_reasons)
    registries.due.register("controls", due_items)
    registries.checks.register("controls", contradictions)
    registries.search.register("controls", find)
    registries.tiles.register("controls", figures)
    registries.panels.register("organisation.perimeter", statement_panel)
    registries.due.register("controls.binding", watch.due_items)
    registries.checks.register("controls.binding", watch.contradictions)
    registries.search.register("controls.binding", watch.find)
    registries.panels.register("controls.control", watch.derogations_panel)
    registries.panels.register("controls.requirement", watch.derogations_panel)
    registries.panels.register("controls.requirement", watch.obligations_panel)
