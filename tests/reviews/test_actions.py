"""PDCA reviews: measured, kept, printed, approved; on demand and on their rhythm."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from jobs.models import Job
from organisation.queries import system_account
from reports.indicators import indicators
from reviews import actions, periods, queries
from reviews.models import Measure, Review, Rhythm
from reviews.tasks import open_due
from tests.cast import Cast
from tests.improvement.factories import finding
from trail import clock


def opened(cast: Cast) -> Review:
    """A review of the whole body over the last quarter."""
    today = clock.today()
    return actions.open_review(
        actor=cast.officer, perimeter=cast.root, starts_on=today - timedelta(days=90), ends_on=today - timedelta(days=1)
    )


def test_a_review_measures_every_indicator_and_asks_for_its_pdf(cast: Cast) -> None:
    finding(cast)
    review = opened(cast)
    measured = dict(Measure.objects.filter(review=review).values_list("indicator", "value"))
    assert set(measured) == {known.key for known in indicators()}
    assert measured["improvement.open_nonconformities"] == 1
    assert [row["title"] for row in review.picture["nonconformities"]] == ["Revue des droits non faite"]
    job = Job.objects.get(kind="reports.produce")
    assert job.params["params"] == {"review": str(review.pk)}


def test_the_figures_stay_as_they_stood(cast: Cast) -> None:
    review = opened(cast)
    finding(cast)
    act = next(phase for phase in queries.phases(review=review) if phase.key == "act")
    assert next(f.value for f in act.figures if f.key == "improvement.open_nonconformities") == 0


def test_a_period_is_reviewed_once_and_only_when_over(cast: Cast) -> None:
    opened(cast)
    with pytest.raises(ValidationError):
        opened(cast)
    with pytest.raises(ValidationError) as caught:
        actions.open_review(
            actor=cast.officer, perimeter=cast.root, starts_on=clock.today(), ends_on=clock.today() + timedelta(days=1)
        )
    assert "ends_on" in caught.value.message_dict


def test_the_clock_opens_what_falls_due_once(cast: Cast) -> None:
    first = periods.plus_months(clock.today(), -4)
    actions.set_rhythm(actor=cast.officer, perimeter=cast.hosting, every_months=3, next_on=first)
    job = Job(kind="reviews.open_due", requested_by=system_account())
    found = open_due(job=job, progress=lambda *_: None)
    assert len(found["opened"]) == 2
    assert open_due(job=job, progress=lambda *_: None) == {"opened": []}
    assert Rhythm.objects.get().next_on == periods.plus_months(first, 6)
    assert Review.objects.order_by("ends_on").last().ends_on < clock.today()


def test_whoever_opened_it_does_not_approve_it(cast: Cast) -> None:
    review = opened(cast)
    actions.take_decision(
        actor=cast.management,
        review=review,
        text="Renforcer les restaurations",
        owner=cast.people["control_owner"],
        due_on=date(2027, 6, 30),
    )
    actions.approve_review(actor=cast.management, review=review, conclusion="Adapté et efficace.")
    with pytest.raises(ValidationError) as caught:
        actions.take_decision(
            actor=cast.management,
            review=review,
            text="Trop tard",
            owner=cast.people["officer"],
            due_on=date(2027, 1, 1),
        )
    assert caught.value.code == "approved"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 2, date(2027, 2, 15)),
        (date(2026, 3, 31), -4, date(2025, 11, 30)),
    ],
)
def test_months_are_civil(day: date, months: int, expected: date) -> None:
    assert periods.plus_months(day, months) == expected
