"""Every change of nonconformities, corrective actions, reports from staff and ideas."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from controls.models import Requirement
from improvement import lifecycle, queries
from improvement.models import CorrectiveAction, EffectivenessReview, Idea, Nonconformity, Report
from organisation.models import Perimeter, Person, User
from trail.acts import action, current_act


def _step(nonconformity: Nonconformity, step: str) -> None:
    if not lifecycle.can(step, nonconformity.status):
        raise ValidationError(
            _("This step does not follow “%(status)s”: take the steps in order.")
            % {"status": nonconformity.get_status_display()},
            code="order",
        )
    nonconformity.status = lifecycle.after(step)


@action("improvement.nonconformity.raise", permission="improvement.raise", scope="perimeter")
def raise_nonconformity(
    *,
    actor: User,
    perimeter: Perimeter,
    title: str,
    grade: str,
    fact: str,
    owner: Person,
    due_on: date,
    requirement: Requirement | None = None,
    criterion: str = "",
    source: str = Nonconformity.Source.OTHER,
) -> Nonconformity:
    """Write down what does not conform, with its fact and what it breaks (10.2 a).

    Raises ValidationError when a breach names neither requirement nor criterion, or is due before it was found.
    """
    nonconformity = Nonconformity(
        perimeter=perimeter,
        title=title,
        grade=grade,
        fact=fact,
        owner=owner,
        due_on=due_on,
        requirement=requirement,
        criterion=criterion,
        source=source,
        raised_by=actor.person,
        detected_on=current_act().on,
    )
    nonconformity.save()
    return nonconformity


@action("improvement.nonconformity.correct", permission="improvement.edit", scope="nonconformity")
def record_correction(
    *, actor: User, nonconformity: Nonconformity, correction: str, similar_cases: str
) -> Nonconformity:
    """Say what was done at once, and whether the same exists elsewhere (10.2 a, b 3)."""
    _step(nonconformity, "correct")
    nonconformity.correction, nonconformity.similar_cases = correction, similar_cases
    nonconformity.save()
    return nonconformity


@action("improvement.nonconformity.find_cause", permission="improvement.edit", scope="nonconformity")
def find_cause(*, actor: User, nonconformity: Nonconformity, root_cause: str) -> Nonconformity:
    """Say why it could happen (10.2 b 2)."""
    _step(nonconformity, "find_cause")
    nonconformity.root_cause = root_cause
    nonconformity.save()
    return nonconformity


@action("improvement.action.plan", permission="improvement.edit", scope="nonconformity", record="nonconformity")
def plan_corrective_action(
    *, actor: User, nonconformity: Nonconformity, title: str, owner: Person, due_on: date, description: str = ""
) -> CorrectiveAction:
    """Add an action to the plan of a nonconformity (10.2 c). Raises ValidationError once it is closed."""
    if not nonconformity.is_open:
        raise ValidationError(_("This nonconformity is closed: raise a new one."), code="closed")
    planned = CorrectiveAction(
        perimeter=nonconformity.perimeter,
        nonconformity=nonconformity,
        title=title,
        description=description,
        owner=owner,
        due_on=due_on,
    )
    planned.save()
    return planned


@action("improvement.nonconformity.approve_plan", permission="improvement.triage", scope="nonconformity")
def approve_plan(*, actor: User, nonconformity: Nonconformity) -> Nonconformity:
    """Approve the plan once the cause is known and at least one action stands (10.2 c)."""
    if not CorrectiveAction.objects.active().filter(nonconformity=nonconformity).exists():
        raise ValidationError(_("Plan at least one corrective action first."), code="no_action")
    _step(nonconformity, "approve_plan")
    nonconformity.save()
    return nonconformity


@action("improvement.action.advance", permission="improvement.edit", scope="corrective_action")
def advance_corrective_action(
    *, actor: User, corrective_action: CorrectiveAction, status: str, progress: int, outcome: str = ""
) -> CorrectiveAction:
    """Say how far an action is; its nonconformity follows (10.2 c).

    Raises ValidationError for a step that does not follow, or an end without an outcome.
    """
    known = lifecycle.ACTION_STEPS[corrective_action.status] | {corrective_action.status}
    if status not in known:
        raise ValidationError({"status": _("This does not follow the present status.")}, code="order")
    done = status == CorrectiveAction.Status.DONE
    corrective_action.status, corrective_action.outcome = status, outcome
    corrective_action.progress = 100 if done else progress
    corrective_action.done_on = current_act().on if done else None
    corrective_action.save()
    _follow(corrective_action.nonconformity)
    return corrective_action


def _follow(nonconformity: Nonconformity) -> None:
    """Let the nonconformity stand where its actions stand."""
    statuses = CorrectiveAction.objects.active().filter(nonconformity=nonconformity).values_list("status", flat=True)
    reached = lifecycle.status_from_actions(nonconformity.status, list(statuses))
    if reached != nonconformity.status:
        nonconformity.status = reached
        nonconformity.save()


@action("improvement.nonconformity.judge", permission="improvement.verify", scope="nonconformity")
def review_effectiveness(
    *, actor: User, nonconformity: Nonconformity, effective: bool, conclusion: str
) -> EffectivenessReview:
    """Judge whether the cause is gone: closed, or reopened (10.2 d). Whoever took part may not judge.

    Raises ValidationError for a judge who took part, or before every action is done.
    """
    if queries.took_part(nonconformity=nonconformity, person=actor.person):
        raise ValidationError(
            _("You own this nonconformity or one of its actions: ask somebody else to judge its effect."),
            code="four_eyes",
        )
    _step(nonconformity, "judge_effective" if effective else "judge_ineffective")
    nonconformity.closed_on = current_act().on if effective else None
    nonconformity.save()
    judgement = EffectivenessReview(
        nonconformity=nonconformity, reviewer=actor.person, effective=effective, conclusion=conclusion
    )
    judgement.save()
    return judgement


@action("improvement.nonconformity.close", permission="improvement.triage", scope="nonconformity")
def close_finding(*, actor: User, nonconformity: Nonconformity, answer: str) -> Nonconformity:
    """Close an observation, an opportunity or a strength with an answer. Raises ValidationError for a breach."""
    if nonconformity.is_breach:
        raise ValidationError(
            _("A nonconformity is closed by an effectiveness review, not by an answer."), code="breach"
        )
    if not nonconformity.is_open:
        raise ValidationError(_("This is closed already."), code="closed")
    nonconformity.correction, nonconformity.status = answer, Nonconformity.Status.CLOSED
    nonconformity.closed_on = current_act().on
    nonconformity.save()
    return nonconformity


@action("improvement.report.send", permission="improvement.report", scope=None)
def report_event(*, actor: User, text: str) -> Report:
    """Report something seen, in one's own words; it waits for triage in one's own perimeter (A.6.8)."""
    person = actor.person
    report = Report(perimeter=person.perimeter, text=text, reported_by=person, reported_at=current_act().at)
    report.save()
    return report


@action("improvement.report.follow", permission="improvement.triage", scope="report")
def follow_report(
    *,
    actor: User,
    report: Report,
    title: str,
    grade: str,
    owner: Person,
    due_on: date,
    criterion: str,
    answer: str,
) -> Report:
    """Turn a report into a nonconformity or an observation, and answer the person (A.6.8)."""
    _still_to_triage(report)
    report.nonconformity = raise_nonconformity(
        actor=actor,
        perimeter=report.perimeter,
        title=title,
        grade=grade,
        fact=report.text,
        owner=owner,
        due_on=due_on,
        criterion=criterion,
        source=Nonconformity.Source.REPORT,
    )
    report.status, report.answer = Report.Status.FOLLOWED, answer
    report.save()
    return report


@action("improvement.report.dismiss", permission="improvement.triage", scope="report")
def dismiss_report(*, actor: User, report: Report, answer: str) -> Report:
    """Close a report without follow-up, with an answer to the person."""
    _still_to_triage(report)
    report.status, report.answer = Report.Status.DISMISSED, answer
    report.save()
    return report


def _still_to_triage(report: Report) -> None:
    if report.status != Report.Status.TO_TRIAGE:
        raise ValidationError(_("This report was triaged already."), code="triaged")


@action("improvement.idea.propose", permission="improvement.report", scope=None)
def propose_idea(*, actor: User, title: str, description: str = "") -> Idea:
    """Propose a way to do better (10.1)."""
    person = actor.person
    idea = Idea(perimeter=person.perimeter, title=title, description=description, proposed_by=person)
    idea.save()
    return idea


@action("improvement.idea.answer", permission="improvement.triage", scope="idea")
def answer_idea(*, actor: User, idea: Idea, status: str, answer: str) -> Idea:
    """Keep, decline or finish an idea, and say why to whoever proposed it."""
    if not answer.strip():
        raise ValidationError({"answer": _("Say why: somebody took the trouble to propose this.")})
    idea.status, idea.answer = status, answer
    idea.save()
    return idea
