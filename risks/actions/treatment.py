"""Deciding the treatment of a risk, and carrying out its plan."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from controls.models import Control, Evidence, Requirement
from organisation.models import Person, User
from risks import lifecycle
from risks.actions.scenarios import refuse_closed, reopen
from risks.lifecycle import OPEN_ACTIONS, ActionStatus, Option
from risks.models import Risk, RiskControl, RiskEvidence, Treatment, TreatmentAction
from trail.acts import action, current_act


@action("risks.treatment.decide", permission="risks.treat", scope="risk")
def decide_treatment(
    *, actor: User, risk: Risk, option: str, justification: str = "", planned_controls: str = ""
) -> Treatment:
    """Decide how the risk is treated: modify, avoid, share or retain (6.1.3 a). A new decision replaces the former.

    Raises ValidationError when the risk is closed, not yet evaluated, or retained without a justification.
    """
    refuse_closed(risk=risk)
    if risk.current_level is None:
        raise ValidationError(_("Assess the current risk before deciding its treatment."), code="not_evaluated")
    if option == Option.RETAIN and not justification.strip():
        raise ValidationError({"justification": _("Say why the risk is retained.")})
    treatment = Treatment.objects.filter(risk=risk).first() or Treatment(risk=risk)
    treatment.option, treatment.justification = option, justification.strip()
    treatment.decided_by, treatment.decided_on = actor, current_act().on
    treatment.save()
    under_way = TreatmentAction.objects.active().filter(risk=risk, status=ActionStatus.IN_PROGRESS).exists()
    risk.option, risk.planned_controls, risk.accepted_until = option, planned_controls, None
    risk.status = lifecycle.after_decision(has_open_actions=under_way)
    risk.save()
    return treatment


@action("risks.treatment.plan", permission="risks.treat", scope="risk")
def plan_action(
    *,
    actor: User,
    risk: Risk,
    title: str,
    owner: Person | None = None,
    control: Control | None = None,
    start_on: date | None = None,
    due_on: date | None = None,
    cost: Decimal | None = None,
    effort_days: Decimal | None = None,
) -> TreatmentAction:
    """Add a line to the treatment plan: what, who, by when, at what cost and effort, for which control (6.1.3 e, 6.2).

    Raises ValidationError when the risk is closed, or the line would be due before it starts.
    """
    refuse_closed(risk=risk)
    values = locals()
    line = TreatmentAction(perimeter=risk.perimeter, risk=risk, **{name: values[name] for name in _PLANNED})
    line.save()
    _reopen_settled(risk)
    return line


@action("risks.treatment.amend", permission="risks.treat", scope="treatment_action")
def amend_action(
    *,
    actor: User,
    treatment_action: TreatmentAction,
    title: str,
    owner: Person | None = None,
    control: Control | None = None,
    start_on: date | None = None,
    due_on: date | None = None,
    cost: Decimal | None = None,
    effort_days: Decimal | None = None,
    reason: str = "",
) -> TreatmentAction:
    """Correct a line of the plan (6.1.3 e); a date put off says why, and an accepted risk is to be accepted again.

    Raises ValidationError on a date put off without reason, or a line that is verified or cancelled.
    """
    line, values = treatment_action, locals()
    if line.status in (ActionStatus.VERIFIED, ActionStatus.CANCELLED):
        raise ValidationError(_("This action has ended: plan another one."), code="ended")
    later = line.due_on is not None and (due_on is None or due_on > line.due_on)
    if later and not reason.strip():
        raise ValidationError({"reason": ValidationError(_("Say why the date is put off."), code="required")})
    moved = any(getattr(line, name) != values[name] for name in _PLANNED)
    for name in _PLANNED:
        setattr(line, name, values[name])
    line.note = reason.strip() or line.note
    line.save()
    if moved:
        _reopen_settled(line.risk)
    return line


@action("risks.treatment.report", permission="risks.treat", scope="treatment_action")
def report_progress(
    *, actor: User, treatment_action: TreatmentAction, progress: int, note: str = ""
) -> TreatmentAction:
    """Say how far an action has come, in percent (8.3); work that begins puts the risk in treatment.

    Raises ValidationError when the action is not open, or the figure is not between 0 and 100.
    """
    line = treatment_action
    if line.status not in OPEN_ACTIONS:
        raise ValidationError(_("Progress is reported while an action is open."), code="ended")
    line.progress, line.note = progress, note.strip() or line.note
    if progress and line.status == ActionStatus.PLANNED:
        line.status = ActionStatus.IN_PROGRESS
    line.save()
    _follow(line.risk, started=bool(progress))
    return line


@action("risks.treatment.advance", permission="risks.treat", scope="treatment_action")
def advance_action(*, actor: User, treatment_action: TreatmentAction, status: str, note: str = "") -> TreatmentAction:
    """Move an action of the plan on: in progress, done, verified, or cancelled with a reason (8.3).

    Raises ValidationError on a step that does not follow, a cancellation without reason, or a check by the doer.
    """
    _check_step(actor=actor, line=treatment_action, status=status, note=note)
    treatment_action.status = status
    treatment_action.note = note.strip() or treatment_action.note
    if status == ActionStatus.DONE:
        treatment_action.done_by, treatment_action.done_on = actor, current_act().on
        treatment_action.progress = 100
    elif status in OPEN_ACTIONS:
        treatment_action.done_by = treatment_action.done_on = None
    treatment_action.save()
    _follow(treatment_action.risk, started=status in (ActionStatus.IN_PROGRESS, ActionStatus.DONE))
    if status == ActionStatus.CANCELLED:
        _reopen_settled(treatment_action.risk)
    return treatment_action


@action("risks.control.link", permission="risks.treat", scope="risk")
def link_control(
    *,
    actor: User,
    risk: Risk,
    control: Control | None = None,
    requirement: Requirement | None = None,
    role: str = RiskControl.Role.PLANNED,
) -> RiskControl:
    """Say which control, or which control of Annex A, answers the risk (6.1.3 b, c). Raises ValidationError."""
    refuse_closed(risk=risk)
    link = RiskControl(risk=risk, control=control, requirement=requirement, role=role)
    link.save()
    _reopen_settled(risk)
    return link


@action("risks.control.unlink", permission="risks.treat", scope="link")
def unlink_control(*, actor: User, link: RiskControl) -> RiskControl:
    """Take back a link between a control and a risk; its history stays (6.1.3 b). Raises ValidationError."""
    refuse_closed(risk=link.risk)
    link.withdraw()
    _reopen_settled(link.risk)
    return link


@action("risks.evidence.link", permission="risks.treat", scope="risk")
def link_evidence(*, actor: User, risk: Risk, evidence: Evidence, comment: str = "") -> RiskEvidence:
    """Rest a risk on a piece of evidence: an incident, a test, a quotation (7.5, 8.2). Raises ValidationError."""
    refuse_closed(risk=risk)
    link = RiskEvidence(risk=risk, evidence=evidence, comment=comment)
    link.save()
    return link


@action("risks.evidence.unlink", permission="risks.treat", scope="evidence_link")
def unlink_evidence(*, actor: User, evidence_link: RiskEvidence) -> RiskEvidence:
    """Take back a link between a risk and a piece of evidence; its history stays. Raises ValidationError."""
    refuse_closed(risk=evidence_link.risk)
    evidence_link.withdraw()
    return evidence_link


def _check_step(*, actor: User, line: TreatmentAction, status: str, note: str) -> None:
    if status not in lifecycle.next_steps(status=line.status):
        message = _("This step does not follow from where the action stands.")
        raise ValidationError({"status": ValidationError(message, code="step")})
    if status == ActionStatus.CANCELLED and not note.strip():
        raise ValidationError({"note": ValidationError(_("Say why the action is cancelled."), code="required")})
    if status == ActionStatus.VERIFIED and line.done_by_id == actor.pk:
        message = _("Whoever did the work does not verify it: ask somebody else.")
        raise ValidationError({"status": ValidationError(message, code="four_eyes")})


def _follow(risk: Risk, *, started: bool) -> None:
    """The risk is in treatment once work on its plan begins."""
    status = lifecycle.after_work(status=risk.status) if started else risk.status
    if status != risk.status:
        risk.status = status
        risk.save()


def _reopen_settled(risk: Risk) -> None:
    """What was accepted is no longer what stands."""
    if lifecycle.is_settled(status=risk.status):
        reopen(risk=risk)
        risk.save()


_PLANNED = ("title", "owner", "control", "start_on", "due_on", "cost", "effort_days")
