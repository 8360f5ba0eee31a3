"""Tests of controls: a sample that can be drawn again, results item by item, a tester who is not the owner."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from controls import actions, queries, sampling
from controls.models import Control, ControlTest, SampleDraw, TestSheet
from controls.registrations import due_items
from tests.cast import Cast
from tests.controls.test_controls import deposit
from trail import clock
from trail.acts import Refused

Make = Callable[..., Control]
NAMES = "\n".join(f"compte-{number:02}" for number in range(1, 31))


@pytest.fixture
def control(cast: Cast, make_control: Make) -> Control:
    made = make_control(owner=cast.people["control_owner"])
    return actions.advance_control(actor=cast.officer, control=made, status="implemented")


def drawn(cast: Cast, control: Control, **given_: Any) -> SampleDraw:
    values = {"subject": "Compte fermé au départ ?", "size": 5, "names": NAMES}
    return actions.draw_sample(actor=cast.officer, control=control, **{**values, **given_})


def record(cast: Cast, control: Control, **given_: Any) -> ControlTest:
    values = {"method": "test", "result": "effective", "tester": cast.people["officer"], "conclusion": "Constaté."}
    return actions.record_test(actor=cast.officer, control=control, **{**values, **given_})


def conform(draw: SampleDraw, **other: Any) -> list[dict[str, Any]]:
    return [{"number": item["number"], "result": "conform", **other} for item in draw.drawn]


@pytest.mark.once
@given(st.integers(1, 60), st.integers(1, 60), st.text(min_size=1, max_size=20))
def test_the_same_seed_draws_the_same_items_and_none_twice(total: int, size: int, seed: str) -> None:
    items = sampling.items_of(population={"numbered": total})
    sample = sampling.draw(items=items, size=min(size, total), seed=seed)
    assert sample == sampling.draw(items=list(reversed(items)), size=min(size, total), seed=seed)
    assert len({item.number for item in sample}) == min(size, total)


@pytest.mark.once
def test_a_sample_can_be_drawn_with_nothing_but_sha256() -> None:
    names = ["un", "deux", "trois", "quatre"]
    ranks = sorted(
        (hashlib.sha256(f"graine\n{n}\n{name}\n".encode()).hexdigest(), name) for n, name in enumerate(names, 1)
    )
    items = sampling.items_of(population={"items": names})
    assert [item.name for item in sampling.draw(items=items, size=4, seed="graine")] == [name for _rank, name in ranks]
    assert sampling.digest_of(items=items) == hashlib.sha256(b"un\ndeux\ntrois\nquatre\n").hexdigest()


def test_a_draw_is_recorded_whole_and_drawn_again_alike(cast: Cast, control: Control) -> None:
    draw = drawn(cast, control)
    assert (draw.population_size, draw.sample_size, len(draw.seed)) == (30, 5, 32)
    assert queries.drawn_again(draw=SampleDraw.objects.get())
    draw.drawn = [*draw.drawn[1:], {"number": 99, "name": "ajouté"}]
    assert not queries.drawn_again(draw=draw)
    assert drawn(cast, control).seed != draw.seed


@pytest.mark.parametrize(
    "wrong",
    [
        {"names": ""},
        {"numbered": 5},
        {"size": 31},
        {"names": "un\nun"},
        {"names": "x" * 300},
        {"names": "", "numbered": 50_001},
    ],
)
def test_a_population_is_one_without_twins_and_wide_enough(cast: Cast, control: Control, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        drawn(cast, control, **wrong)
    assert not SampleDraw.objects.exists()


def test_a_test_of_a_sample_counts_its_exceptions(cast: Cast, control: Control) -> None:
    draw = drawn(cast, control)
    found = conform(draw)
    found[1] |= {"result": "exception", "note": "Ouvert 40 jours après le départ."}
    test = record(cast, control, draw=draw, items=found, result="ineffective", evidence=[deposit(cast)])
    assert (test.population, test.sample, test.exceptions) == (30, 5, 1)
    sheet = TestSheet.objects.get()
    assert sheet.subject == "Compte fermé au départ ?"
    assert [item["name"] for item in sheet.items] == [item["name"] for item in draw.drawn]
    assert queries.evidence_of_test(cast.officer, test).count() == 1


def test_what_makes_a_test_worthless_is_refused(cast: Cast, control: Control, make_control: Make) -> None:
    draw, today = drawn(cast, control), clock.today()
    other = actions.advance_control(actor=cast.officer, control=make_control(), status="partial")
    stale = deposit(cast, valid_from=today - timedelta(days=9), valid_until=today - timedelta(days=1))
    cases: tuple[tuple[str, dict[str, Any]], ...] = (
        ("tester", {"tester": cast.people["control_owner"]}),
        ("items", {"draw": draw}),
        ("items", {"draw": draw, "items": conform(draw, result="exception")}),
        ("items", {"draw": draw, "items": [*conform(draw), {"number": 999, "result": "conform"}]}),
        ("items", {"items": conform(draw)}),
        ("draw", {"control": other, "draw": draw, "items": conform(draw)}),
        ("tested_on", {"draw": draw, "items": conform(draw), "tested_on": today - timedelta(days=1)}),
        ("evidence", {"evidence": [stale]}),
    )
    for field, wrong in cases:
        with pytest.raises(ValidationError) as refused:
            record(cast, wrong.pop("control", control), **wrong)
        assert field in refused.value.message_dict
    record(cast, control, draw=draw, items=conform(draw))
    with pytest.raises(ValidationError) as again:
        record(cast, control, draw=draw, items=conform(draw))
    assert "draw" in again.value.message_dict
    assert ControlTest.objects.count() == 1


def test_drawing_needs_the_right_to_test(cast: Cast, control: Control) -> None:
    with pytest.raises(Refused):
        actions.draw_sample(actor=cast.risk_owner, control=control, subject="x", size=1, numbered=3)


def test_the_owner_is_told_that_a_test_falls_due(cast: Cast, control: Control) -> None:
    today = clock.today()
    assert [item.due_on for item in due_items(cast.control_owner, today)] == [today]
    record(cast, control)
    assert due_items(cast.control_owner, today) == []
    late = today + timedelta(days=400)
    assert str(due_items(cast.control_owner, late)[0].due_on) < str(late)


def test_a_sample_is_drawn_and_tested_through_pages_and_endpoints(client: Client, cast: Cast, control: Control) -> None:
    client.force_login(cast.officer)
    values = {"subject": "Fermé ?", "names": "a\nb\nc", "size": "2"}
    sent = client.post(reverse("controls:control_draw", args=[control.pk]), values)
    draw = SampleDraw.objects.get()
    assert sent["Location"] == reverse("controls:sample_draw", args=[draw.pk])
    assert draw.seed in client.get(sent["Location"]).content.decode()
    assert client.get(reverse("controls:sample_population", args=[draw.pk])).content == b"a\nb\nc\n"
    url = f"{reverse('controls:control_record_test', args=[control.pk])}?draw={draw.pk}"
    assert f"items-{draw.drawn[0]['number']}-result" in client.get(url).content.decode()
    form = {"draw": str(draw.pk), "subject": "Fermé ?", "method": "test", "result": "effective",
            "tester": str(cast.people["officer"].pk), "conclusion": "Tout est fermé."}  # fmt: skip
    assert client.post(url, form).status_code == 422
    form |= {f"items-{item['number']}-result": "conform" for item in draw.drawn}
    assert client.post(url, form).status_code == 303
    test = ControlTest.objects.get()
    shown = client.get(reverse("controls:control_test", args=[test.pk])).content.decode()
    assert draw.drawn[0]["name"] in shown
    assert client.get(reverse("controls:control_test_list")).status_code == 200
    told = client.get("/api/v1/controls/tests/").json()["results"][0]
    assert told["sheet"]["draw"] == str(draw.pk)
    again = client.post(f"/api/v1/controls/controls/{control.pk}/draw/", {"subject": "x", "size": 1, "numbered": 3})
    assert again.status_code in {200, 201}
