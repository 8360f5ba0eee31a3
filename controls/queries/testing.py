"""Reads of tests: their sheets, their samples, the evidence they rest on, and which tests fall due."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from controls import sampling
from controls.models import Control, ControlTest, Evidence, SampleDraw, TestEvidence, TestSheet
from controls.queries.control import controls, states_of, tests
from organisation.models import User

AHEAD = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class TestDue:
    """A control whose next test falls due, and since when it was never tested if so."""

    __test__ = False  # its name is not that of a test class
    control: Control
    due_on: date | None
    never: bool


def tests_with_sheets(user: User) -> QuerySet[ControlTest]:
    """The tests that the account may read, each with what it was about."""
    return tests(user).select_related("sheet")


def draws(user: User) -> QuerySet[SampleDraw]:
    """The samples drawn for the controls that the account may read, the newest first."""
    found: QuerySet[SampleDraw] = SampleDraw.objects.filter(control__in=Control.objects.visible_to(user).values("pk"))
    return found.select_related("control__perimeter").defer("population").order_by("-at")


def whole_draws(user: User) -> QuerySet[SampleDraw]:
    """The same with their population."""
    return draws(user).defer(None)


def draws_of(user: User, record: Control) -> QuerySet[SampleDraw]:
    """The samples drawn for one control, with the sheet of the test that they served, if any."""
    return draws(user).filter(control=record).prefetch_related("sheets")


def draw_named(user: User, key: str, *, control: Control | None) -> SampleDraw | None:
    """A sample by its key, when it was drawn for this control."""
    try:
        wanted = UUID(key)
    except ValueError:
        return None
    found: SampleDraw | None = draws(user).filter(pk=wanted, control=control).first() if control else None
    return found


def sheet_of_draw(*, draw: SampleDraw) -> TestSheet | None:
    """The sheet of the test that a sample served, if any."""
    found: TestSheet | None = TestSheet.objects.filter(draw=draw).select_related("test").first()
    return found


def sheet_of(*, test: ControlTest) -> TestSheet | None:
    """The sheet of a test; tests recorded before sheets existed have none."""
    found: TestSheet | None = TestSheet.objects.filter(test=test).select_related("draw").first()
    return found


def evidence_of_test(user: User, record: ControlTest) -> QuerySet[TestEvidence]:
    """The evidence that a test rests on."""
    found: QuerySet[TestEvidence] = TestEvidence.objects.active().filter(
        test=record, evidence__withdrawn_at__isnull=True
    )
    return found.select_related("evidence__perimeter").order_by("evidence__reference")


def tests_resting_on(user: User, record: Evidence) -> QuerySet[TestEvidence]:
    """The tests that rest on a piece of evidence, among those that the account may read."""
    found: QuerySet[TestEvidence] = TestEvidence.objects.active().filter(
        evidence=record, test__in=tests(user).values("pk")
    )
    return found.select_related("test__control").order_by("-test__tested_on")


def drawn_again(*, draw: SampleDraw) -> bool:
    """Whether drawing again from what is recorded gives the same items, and the population its digest."""
    items = sampling.items_of(population=draw.population)
    again = sampling.draw(items=items, size=draw.sample_size, seed=draw.seed)
    same = [{"number": item.number, "name": item.name} for item in again] == draw.drawn
    return same and sampling.digest_of(items=items) == draw.population_digest


def tests_due(*, user: User, on: date) -> list[TestDue]:
    """The controls in place that a person owns and whose test falls due within a month, or did already."""
    rows = controls(user).filter(owner__user=user, status=Control.Status.IMPLEMENTED)
    states, found = states_of(rows=rows, on=on), []
    for control in rows:
        effect = states[control.pk].effectiveness
        due_on = effect.due_on or control.implemented_on
        if due_on is None or due_on <= on + AHEAD:
            found.append(TestDue(control=control, due_on=due_on, never=effect.tested_on is None))
    return found
