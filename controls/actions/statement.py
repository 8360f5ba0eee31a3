"""Deciding applicability, submitting and approving a statement, declaring hosting activities."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from controls import applicability
from controls.models import (
    AdditionalControl,
    Applicability,
    Control,
    FrozenStatement,
    HostingActivity,
    Requirement,
    StatementVersion,
)
from controls.queries import activities_held, frozen_content, object_held, statement_of
from organisation.models import Perimeter, Person, User
from trail.acts import action, current_act
from trail.bulk import write_many
from trail.canonical import canonical
from trail.models import Checkpoint

REFUSALS: Mapping[str, tuple[str, Any]] = {
    "clause_binds": ("decision", gettext_lazy("Clauses 4 to 10 always apply: they cannot be left out.")),
    "obligation_binds": (
        "decision",
        gettext_lazy("This requirement is due, or without object when the activity is not held; it is never excluded."),
    ),
    "not_an_obligation": ("decision", gettext_lazy("This control is applicable or not applicable.")),
    "activity_held": (
        "decision",
        gettext_lazy("A hosting activity that it bears on is held here: the requirement is due."),
    ),
    "justification_missing": ("justification", gettext_lazy("What is left out is justified: write why.")),
    "reason_missing": (
        "reason_risk",
        gettext_lazy("Say why it is included: a risk, an obligation, a contract or, failing these, best practice."),
    ),
    "not_in_statement": ("requirement", gettext_lazy("This requirement has no line in a statement of applicability.")),
}


@action("controls.applicability.decide", permission="controls.decide", scope="perimeter", record="requirement")
def decide_applicability(
    *,
    actor: User,
    perimeter: Perimeter,
    requirement: Requirement,
    decision: str,
    reason_risk: bool = False,
    reason_legal: bool = False,
    reason_contract: bool = False,
    reason_best_practice: bool = False,
    justification: str = "",
    owner: Person | None = None,
    maturity: int | None = None,
) -> Applicability:
    """Decide one line of the statement of applicability (6.1.3 b to d; HDS EXI-08).

    Clauses 4 to 10 are never excluded; an HDS requirement is due, or without object when no activity it bears on is
    held; what is left out is justified; what is included cites a reason. Raises ValidationError otherwise.
    """
    values = {
        "decision": decision,
        "reason_risk": reason_risk,
        "reason_legal": reason_legal,
        "reason_contract": reason_contract,
        "reason_best_practice": reason_best_practice,
        "justification": justification,
    }
    record = _decided(
        perimeter, requirement, _line(perimeter, requirement), values, activities_held(perimeter=perimeter)
    )
    record.owner, record.maturity = owner, maturity
    record.save()
    return record


@action("controls.applicability.decide_many", permission="controls.decide", scope="perimeter")
def decide_many(
    *,
    actor: User,
    perimeter: Perimeter,
    requirements: Sequence[Requirement],
    decision: str,
    reason_risk: bool = False,
    reason_legal: bool = False,
    reason_contract: bool = False,
    reason_best_practice: bool = False,
    justification: str = "",
    owner: Person | None = None,
    maturity: int | None = None,
) -> list[Applicability]:
    """Decide several lines alike, all or none (6.1.3 b to d); owner and maturity change only where they are given.

    Raises ValidationError that names the first requirement for which the decision does not stand.
    """
    values = {
        "decision": decision,
        "reason_risk": reason_risk,
        "reason_legal": reason_legal,
        "reason_contract": reason_contract,
        "reason_best_practice": reason_best_practice,
        "justification": justification,
    }
    known = {
        record.requirement_id: record
        for record in Applicability.objects.active().filter(
            perimeter=perimeter, requirement__in=[row.pk for row in requirements]
        )
    }
    held = activities_held(perimeter=perimeter)
    records = []
    for requirement in requirements:
        line = known.get(requirement.pk) or Applicability(perimeter=perimeter, requirement=requirement)
        record = _decided(perimeter, requirement, line, values, held, named=True)
        record.owner = owner or record.owner
        record.maturity = record.maturity if maturity is None else maturity
        records.append(record)
    written: list[Applicability] = write_many(Applicability, records)
    return written


@action("controls.additional.decide", permission="controls.decide", scope="perimeter", record="control")
def decide_additional(
    *, actor: User, perimeter: Perimeter, control: Control, decision: str, justification: str
) -> AdditionalControl:
    """Say of a control beyond Annex A and HDS whether it applies to this perimeter, and why (6.1.3 b, d).

    Raises ValidationError without a justification.
    """
    found = AdditionalControl.objects.active().filter(perimeter=perimeter, control=control).first()
    record = found or AdditionalControl(perimeter=perimeter, control=control)
    record.decision, record.justification = decision, justification
    record.save()
    return record


def _line(perimeter: Perimeter, requirement: Requirement) -> Applicability:
    found = Applicability.objects.active().filter(perimeter=perimeter, requirement=requirement).first()
    return found or Applicability(perimeter=perimeter, requirement=requirement)


def _decided(
    perimeter: Perimeter,
    requirement: Requirement,
    record: Applicability,
    values: Mapping[str, Any],
    held: set[int],
    *,
    named: bool = False,
) -> Applicability:
    """The line with the decision set, once no rule refuses it."""
    for name, value in values.items():
        setattr(record, name, value)
    framework = requirement.framework
    code = applicability.refusal(
        decision=record.decision,
        kind=requirement.kind,
        regime=framework.regime,
        reasons=record.stated_reasons,
        justification=record.justification,
        object_held=object_held(requirement=requirement, held=held),
    )
    if not code and not requirement.has_line:
        code = "not_in_statement"
    if code:
        name, message = REFUSALS[code]
        text = f"{requirement.ref}: {message}" if named else message
        raise ValidationError({name: ValidationError(text, code=code)})
    return record


@action("controls.statement.submit", permission="controls.submit", scope="perimeter")
def submit_statement(*, actor: User, perimeter: Perimeter, note: str = "") -> StatementVersion:
    """Freeze the statement as it stands and hand it to an approver (6.1.3 d, 7.5.2).

    Raises ValidationError while a line is undecided (all are named) or while another version awaits its approver.
    """
    act = current_act()
    waiting = StatementVersion.objects.active().filter(perimeter=perimeter, status=StatementVersion.Status.SUBMITTED)
    if waiting.exists():
        raise ValidationError(_("A version awaits its approver already: have it approved or returned first."))
    statement = statement_of(perimeter=perimeter, on=act.on)
    _refuse_undecided([line.requirement.ref for line in statement.lines if line.undecided])
    last = StatementVersion.objects.filter(perimeter=perimeter).aggregate(last=Max("number"))["last"] or 0
    version = StatementVersion(perimeter=perimeter, number=last + 1, note=note, submitted_by=actor, submitted_on=act.on)
    version.save()
    content = frozen_content(statement=statement)
    head = Checkpoint.objects.order_by("-size").first()
    FrozenStatement(
        statement=version,
        content=content,
        digest=hashlib.sha256(canonical(content)).hexdigest(),
        checkpoint_size=head.size if head else 0,
        checkpoint_root=bytes(head.root).hex() if head else "",
    ).save()
    return version


def _refuse_undecided(refs: Sequence[str]) -> None:
    if refs:
        shown = ", ".join(refs[:12]) + ("…" if len(refs) > 12 else "")
        text = ngettext(
            "One line is still undecided: %(refs)s.", "%(count)s lines are still undecided: %(refs)s.", len(refs)
        )
        raise ValidationError(text % {"count": len(refs), "refs": shown}, code="undecided")


@action("controls.statement.approve", permission="controls.approve", scope="statement")
def approve_statement(*, actor: User, statement: StatementVersion, decision_note: str = "") -> StatementVersion:
    """Approve a submitted statement, which then stands in place of the version before (6.1.3 d, 7.5.2 c).

    Raises ValidationError when it does not await approval or when the approver is its author (four eyes).
    """
    _settle(actor, statement, decision_note)
    before = StatementVersion.objects.active().filter(
        perimeter=statement.perimeter, status=StatementVersion.Status.APPROVED
    )
    for older in before:
        older.status = StatementVersion.Status.SUPERSEDED
        older.save()
    statement.status = StatementVersion.Status.APPROVED
    statement.save()
    return statement


@action("controls.statement.return", permission="controls.approve", scope="statement")
def return_statement(*, actor: User, statement: StatementVersion, decision_note: str) -> StatementVersion:
    """Hand a submitted statement back to its author with the reason (7.5.2 c); its content stays on record.

    Raises ValidationError when it does not await approval, or when it is one's own.
    """
    _settle(actor, statement, decision_note)
    statement.status = StatementVersion.Status.RETURNED
    statement.save()
    return statement


def _settle(actor: User, statement: StatementVersion, note: str) -> None:
    if statement.status != StatementVersion.Status.SUBMITTED:
        raise ValidationError(_("This version does not await approval."), code="not_submitted")
    if statement.submitted_by_id == actor.pk:
        raise ValidationError(_("A statement is approved by somebody other than its author."), code="four_eyes")
    statement.decided_by, statement.decided_on, statement.decision_note = actor, current_act().on, note


@action("controls.statement.pin", permission="controls.submit", scope="statement")
def pin_statement(*, actor: User, statement: StatementVersion) -> StatementVersion:
    """Mark the version that the certificate names (ISO/IEC 17021-1, 8.2.2); the mark leaves any other.

    Raises ValidationError unless the version was approved.
    """
    if statement.status not in {StatementVersion.Status.APPROVED, StatementVersion.Status.SUPERSEDED}:
        raise ValidationError(_("A certificate names an approved version."), code="not_approved")
    for other in StatementVersion.objects.filter(perimeter=statement.perimeter, pinned=True).exclude(pk=statement.pk):
        other.pinned = False
        other.save()
    statement.pinned = True
    statement.save()
    return statement


@action("controls.activities.declare", permission="controls.adopt", scope="perimeter")
def declare_activities(
    *, actor: User, perimeter: Perimeter, activities: Sequence[int], held_since: date
) -> list[HostingActivity]:
    """Say which of the six hosting activities a perimeter holds (CSP R.1111-9; HDS EXI-01); the others are ended.

    Raises ValidationError for a number that is no activity.
    """
    known = {row.number: row for row in HostingActivity.objects.active().filter(perimeter=perimeter)}
    for number in sorted(set(known) - set(activities)):
        known.pop(number).withdraw()
    for number in sorted(set(activities) - set(known)):
        known[number] = HostingActivity(perimeter=perimeter, number=number, held_since=held_since)
        known[number].save()
    return [known[number] for number in sorted(known)]
