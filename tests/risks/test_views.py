"""Where risks stand and how they moved: matrix of today and of a past day, the plan's faces, roll-ups, paper."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from organisation.models import User
from risks.actions.acceptance import accept_risk
from risks.actions.assessment import assess_risk
from risks.actions.scenarios import close_risk
from risks.actions.treatment import plan_action
from risks.levels import product_grid
from risks.models import Risk
from risks.moves import draw
from risks.queries.figures import end_of, tally
from risks.queries.matrix import all_known
from risks.queries.positions import moves, positions, positions_on
from risks.queries.register import live_for
from risks.queries.rollup import rolled_up
from risks.reports import acceptance_record, register, risk_file, treatment_plan
from risks.timeline import timeline
from tests.cast import Cast
from tests.risks.conftest import in_days, make_risk, make_treated
from tests.risks.test_pages import as_user, text_of
from trail import clock

LONG_AGO = datetime(2026, 1, 10, 10, tzinfo=UTC)


@pytest.fixture
def moved(loaded: Cast, settings: Any) -> Risk:
    """Assessed 3 × 3 in January, 2 × 2 in March, closed in May."""
    settings.TRAIL_ORIGIN = "test/views"
    with clock.simulated_time(LONG_AGO):
        risk = make_treated(loaded)
    with clock.simulated_time(LONG_AGO + timedelta(days=60)):
        assess_risk(actor=loaded.officer, risk=risk, kind="current", likelihood=2, severity=2)
    with clock.simulated_time(LONG_AGO + timedelta(days=120)):
        close_risk(actor=loaded.officer, risk=Risk.objects.get(pk=risk.pk), reason="Service arrêté")
    return risk


def test_positions_as_they_stood(moved: Risk, loaded: Cast) -> None:
    known = all_known(user=loaded.officer)

    def current(day: date) -> list[tuple[int, int]]:
        return [place.pairs["current"] for place in positions_on(known, until=end_of(day))]

    assert current(date(2026, 1, 9)) == []
    assert current(date(2026, 1, 10)) == [(3, 3)]
    assert current(date(2026, 3, 20)) == [(2, 2)]
    assert current(date(2026, 6, 1)) == []
    assert positions(live_for(loaded.officer)) == []
    between = moves(known, since=end_of(date(2026, 1, 10)), until=end_of(date(2026, 3, 20)))
    assert dict(between) == {(loaded_scale(moved), (3, 3), (2, 2)): 1}


def loaded_scale(risk: Risk) -> object:
    """The scale on which a risk was assessed."""
    return Risk.objects.get(pk=risk.pk).scale_id


def test_an_account_of_nobody_sees_no_risk_not_even_those_without_an_owner(loaded: Cast) -> None:
    assert make_risk(loaded, owner=None).owner is None
    nobody = User.objects.create_user("nobody@example.org")
    assert not Risk.objects.visible_to(nobody).exists()


def test_figures_as_they_stood(moved: Risk, loaded: Cast) -> None:
    assert [tally(perimeter=loaded.root, on=day).known for day in (date(2026, 1, 10), date(2026, 6, 1))] == [1, 0]
    assert tally(perimeter=loaded.elsewhere, on=date(2026, 1, 10)).known == 0


def test_the_matrix_page_of_a_past_day_and_between_two(moved: Risk, loaded: Cast) -> None:
    officer = as_user(loaded.officer)
    past = text_of(officer, f"{reverse('risks:matrix')}?on=2026-01-10")
    assert "10/01/2026" in past
    assert "cell=current-3-3" not in past  # a number of the past leads nowhere: the register is of today
    both = officer.get(f"{reverse('risks:matrix')}?since=2026-01-10&on=2026-03-20")
    (movement,) = both.context["movements"]
    assert [(move.arrow.start, move.arrow.end, move.arrow.count) for move in movement.moves] == [((3, 3), (2, 2), 1)]
    assert (movement.better, movement.worse) == (1, 0)
    assert as_user(loaded.stranger).get(f"{reverse('risks:matrix')}?on=2026-01-10").context["matrices"][0].total == 0


def test_the_largest_movements_are_drawn_and_the_others_counted() -> None:
    grid = product_grid(likelihoods=5, severities=5, bands=((1, 4), (5, 9), (10, 25)))
    places = [(likelihood, severity) for likelihood in range(1, 6) for severity in range(1, 6)]
    drawn = draw(moves={((5, 5), place): number + 1 for number, place in enumerate(places)}, grid=grid)
    assert drawn.squares[4].staying == 25  # (5, 5) stays
    assert len(drawn.arrows) == 24
    assert all(arrow.better for arrow in drawn.arrows)
    assert drawn.left_off == 0


def test_search_forgives_accents_and_case(loaded: Cast) -> None:
    risk = make_risk(loaded, title="Œuvre d’un Rançongiciel étranger")
    officer = as_user(loaded.officer)
    for words in ("rancongiciel", "RANÇONGICIEL etranger", "oeuvre", risk.reference.lower(), "d'un"):
        assert risk.reference in text_of(officer, f"{reverse('risks:risk_list')}?q={words}"), words
    assert risk.title not in text_of(officer, f"{reverse('risks:risk_list')}?q=introuvable")
    assert risk.reference in text_of(officer, f"{reverse('web:search')}?q=rancongiciel")


def test_the_plan_as_a_board_and_as_a_timeline(loaded: Cast) -> None:
    risk = make_treated(loaded)
    late = plan_action(actor=loaded.officer, risk=risk, title="Cloisonner", due_on=in_days(-3))
    plan_action(actor=loaded.officer, risk=risk, title="Former", start_on=in_days(1), due_on=in_days(40))
    officer = as_user(loaded.officer)
    for name in ("plan_board", "plan_timeline"):
        page = text_of(officer, reverse(f"risks:{name}"))
        assert "Cloisonner" in page
        assert "Former" in page
        assert "Former" not in text_of(officer, f"{reverse(f'risks:{name}')}?lateness=late")
        assert "Cloisonner" not in text_of(as_user(loaded.stranger), reverse(f"risks:{name}"))
    assert reverse("risks:action_advance", args=[late.pk]) in text_of(officer, reverse("risks:plan_board"))


def test_bars_lie_between_their_days() -> None:
    today = date(2026, 6, 15)
    drawn = timeline(spans=[(date(2026, 1, 1), date(2026, 12, 31)), (None, today), (today, None)], today=today)
    whole, point, nothing = drawn.bars
    assert whole and point
    assert nothing is None
    assert whole.x < (drawn.today or 0) < whole.end
    assert point.width == 0
    assert [day.month for _x, day in drawn.months] == [1, 3, 5, 7, 9, 11, 1]


def test_groups_count_what_lies_below(loaded: Cast) -> None:
    make_treated(loaded)
    make_treated(loaded, perimeter=loaded.hospital, owner=None)
    rows = live_for(loaded.officer)
    tree = {group.label: group.total for group in rolled_up(user=loaded.officer, rows=rows, by="perimeter")}
    assert (tree[loaded.root.name], tree[loaded.hosting.name], tree[loaded.hospital.name]) == (2, 1, 1)
    owners = {group.label: group.total for group in rolled_up(user=loaded.officer, rows=rows, by="owner")}
    assert owners == {"Julien Weiss": 1, "": 1}
    for by in ("perimeter", "owner", "asset", "event"):
        text_of(as_user(loaded.officer), f"{reverse('risks:rollup')}?by={by}")


def test_paper_says_what_stood(moved: Risk, loaded: Cast) -> None:
    past = register(perimeter=loaded.root, on=date(2026, 1, 10))
    (line,) = past["data"]["risks"]
    assert line["levels"]["current"][:2] == [3, 3]
    assert register(perimeter=loaded.root, on=date(2026, 6, 1))["risks"] == []
    told = risk_file(perimeter=loaded.hosting, on=date(2026, 6, 1), risk=str(moved.pk))
    assert len(told["assessments"]) == 4
    with pytest.raises(Risk.DoesNotExist):
        risk_file(perimeter=loaded.elsewhere, on=date(2026, 6, 1), risk=str(moved.pk))


def test_the_printed_plan_and_the_record_of_acceptance(loaded: Cast) -> None:
    risk = make_treated(loaded)
    plan_action(actor=loaded.officer, risk=risk, title="Cloisonner", due_on=in_days(9))
    plan = treatment_plan(perimeter=loaded.root, on=clock.today())
    assert [line["title"] for line in plan["data"]["actions"]] == ["Cloisonner"]
    accepted = accept_risk(
        actor=loaded.risk_owner,
        risk=Risk.objects.get(pk=risk.pk),
        justification="Sous le seuil",
        expires_on=in_days(100),
    )
    record = acceptance_record(perimeter=loaded.hosting, on=clock.today(), acceptance=str(accepted.pk))
    assert record["data"]["digest"] == accepted.digest
    answer = as_user(loaded.officer).post(reverse("risks:risk_print", args=[risk.pk]))
    assert answer.status_code == 303
