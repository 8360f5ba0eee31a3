"""Every change of objectives, rhythms, reviews and decisions."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import Perimeter, Person, User
from organisation.queries import person_of
from reports.actions import produce
from reports.indicators import indicators
from reviews import periods, queries
from reviews.models import Decision, Measure, Objective, Review, Rhythm
from trail.acts import action, current_act
from trail.bulk import write_many

REPORT = "reviews.pdca"


@action("reviews.objective.set", permission="reviews.edit", scope="perimeter")
def set_objective(
    *,
    actor: User,
    perimeter: Perimeter,
    title: str,
    means: str,
    evaluation: str,
    owner: Person,
    due_on: date,
    indicator: str = "",
    target: Decimal | None = None,
) -> Objective:
    """Set a security objective with its means, owner, date and way of evaluating it (6.2).

    Raises ValidationError for an indicator that nobody declares.
    """
    if indicator and indicator not in {known.key for known in indicators()}:
        raise ValidationError({"indicator": _("There is no such indicator: choose one of the list.")})
    objective = Objective(
        perimeter=perimeter,
        title=title,
        means=means,
        evaluation=evaluation,
        owner=owner,
        due_on=due_on,
        indicator=indicator,
        target=target,
    )
    objective.save()
    return objective


@action("reviews.objective.judge", permission="reviews.edit", scope="objective")
def judge_objective(*, actor: User, objective: Objective, status: str, outcome: str) -> Objective:
    """Say whether an objective was met, and on what ground (6.2, 9.1)."""
    objective.status, objective.outcome = status, outcome
    objective.save()
    return objective


@action("reviews.rhythm.set", permission="reviews.edit", scope="perimeter")
def set_rhythm(*, actor: User, perimeter: Perimeter, every_months: int, next_on: date) -> Rhythm:
    """Say how often a perimeter is reviewed and when next (9.3.1); the clock opens each review on its day."""
    rhythm = Rhythm.objects.active().filter(perimeter=perimeter).first() or Rhythm(perimeter=perimeter)
    rhythm.every_months, rhythm.next_on = every_months, next_on
    rhythm.save()
    return rhythm


@action("reviews.review.open", permission="reviews.edit", scope="perimeter")
def open_review(*, actor: User, perimeter: Perimeter, starts_on: date, ends_on: date) -> Review:
    """Measure every indicator of a perimeter, keep the picture as it stands, and ask for the PDF (9.1, 9.3.2).

    The review, its measures and the job that writes the PDF are one act: all of it stands, or none.
    Raises ValidationError when the period was reviewed already, is not over, or runs backwards.
    """
    if ends_on > current_act().on:
        raise ValidationError({"ends_on": _("The period is not over yet: choose an end that has passed.")})
    review = Review(
        perimeter=perimeter,
        starts_on=starts_on,
        ends_on=ends_on,
        opened_by=person_of(actor),
        picture=queries.picture(perimeter=perimeter, starts_on=starts_on, ends_on=ends_on),
    )
    review.save()
    write_many(
        Measure,
        [
            Measure(review=review, indicator=key, unit=unit, value=value, position=place)
            for place, (key, unit, value) in enumerate(queries.readings(perimeter=perimeter, on=current_act().on))
        ],
    )
    produce(actor=actor, kind=REPORT, perimeter=perimeter, params={"review": str(review.pk)}, on=current_act().on)
    return review


@action("reviews.rhythm.follow", permission="reviews.edit", scope="rhythm")
def open_due_review(*, actor: User, rhythm: Rhythm) -> Review | None:
    """Open the review that falls due and move the rhythm on, in one act; nothing when it is not due any more."""
    rhythm = Rhythm.objects.select_for_update().get(pk=rhythm.pk)
    if rhythm.next_on > current_act().on:
        return None
    period = periods.elapsed(next_on=rhythm.next_on, every_months=rhythm.every_months)
    rhythm.next_on = periods.plus_months(rhythm.next_on, rhythm.every_months)
    rhythm.save()
    known = Review.objects.active().filter(
        perimeter=rhythm.perimeter, starts_on=period.starts_on, ends_on=period.ends_on
    )
    return known.first() or open_review(
        actor=actor, perimeter=rhythm.perimeter, starts_on=period.starts_on, ends_on=period.ends_on
    )


@action("reviews.review.print", permission="reports.produce", scope="review")
def print_review(*, actor: User, review: Review) -> Review:
    """Ask for the PDF again, for example after management decided (9.3.3)."""
    produce(
        actor=actor,
        kind=REPORT,
        perimeter=review.perimeter,
        params={"review": str(review.pk)},
        on=current_act().on,
    )
    return review


@action("reviews.decision.take", permission="reviews.approve", scope="review", record="review")
def take_decision(*, actor: User, review: Review, text: str, owner: Person, due_on: date) -> Decision:
    """Write down what management decided (9.3.3). Raises ValidationError once the review is approved."""
    if not review.is_open:
        raise ValidationError(_("This review is approved: decide in the next one."), code="approved")
    decision = Decision(perimeter=review.perimeter, review=review, text=text, owner=owner, due_on=due_on)
    decision.save()
    return decision


@action("reviews.decision.carry_out", permission="reviews.edit", scope="decision")
def carry_out_decision(*, actor: User, decision: Decision, outcome: str) -> Decision:
    """Say what was done of a decision (9.3.2 a)."""
    decision.status, decision.outcome = Decision.Status.CARRIED_OUT, outcome
    decision.save()
    return decision


@action("reviews.review.approve", permission="reviews.approve", scope="review")
def approve_review(*, actor: User, review: Review, conclusion: str) -> Review:
    """Approve a review with the conclusion of management (9.3.3); never whoever opened it.

    Raises ValidationError for the opener, or once it is approved.
    """
    if not review.is_open:
        raise ValidationError(_("This review is approved already."), code="approved")
    person = actor.person
    if review.opened_by_id == person.pk:
        raise ValidationError(_("You opened this review: another member of management approves it."), code="four_eyes")
    review.conclusion, review.approved_by, review.approved_on = conclusion, person, current_act().on
    review.status = Review.Status.APPROVED
    review.save()
    return review
