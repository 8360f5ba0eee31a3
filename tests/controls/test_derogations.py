"""Derogations: asked by one, decided by another, shown on the line and the control until they expire."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from controls import actions, queries, watch
from controls.models import Control, Derogation, Requirement
from tests.cast import Cast
from trail import clock
from trail.acts import Refused

Ref = Callable[[str], Requirement]


def ask(cast: Cast, **given: Any) -> Derogation:
    today = clock.today()
    values = {
        "perimeter": cast.hosting,
        "title": "Compte local",
        "reason": "L'appareil ne sait pas faire.",
        "compensation": "Compte nominatif, revu.",
        "owner": cast.people["control_owner"],
        "starts_on": today,
        "expires_on": today + timedelta(days=60),
    }
    return actions.request_derogation(actor=cast.control_owner, **{**values, **given})


def test_it_is_about_something_ends_within_a_year_and_lies_ahead(cast: Cast, annex: Ref, make_control: Any) -> None:
    with pytest.raises(ValidationError):
        ask(cast)
    for days in (-1, 400):
        with pytest.raises(ValidationError) as refused:
            ask(cast, requirement=annex("A.8.5"), expires_on=clock.today() + timedelta(days=days))
        assert "expires_on" in refused.value.error_dict
    control = make_control()
    with pytest.raises(ValidationError):
        ask(cast, control=control, compensating_control=control)
    with pytest.raises(Refused):
        actions.request_derogation(
            actor=cast.staff, perimeter=cast.hosting, title="Non", reason="Non", compensation="Non",
            owner=cast.people["staff"], starts_on=clock.today(), expires_on=clock.today(), control=control,
        )  # fmt: skip


def test_another_person_decides_and_the_line_shows_it(
    client: Client, cast: Cast, annex: Ref, make_control: Callable[..., Control]
) -> None:
    control = make_control(requirements=[annex("A.8.13")])
    asked = ask(cast, control=control)
    with pytest.raises(Refused):
        actions.approve_derogation(actor=cast.control_owner, derogation=asked)
    own = actions.request_derogation(
        actor=cast.system, perimeter=cast.hosting, title="La sienne", reason="Oui", compensation="Oui", control=control,
        owner=cast.people["officer"], starts_on=clock.today(), expires_on=clock.today(),
    )  # fmt: skip
    with pytest.raises(ValidationError) as refused:
        actions.approve_derogation(actor=cast.system, derogation=own)
    assert refused.value.code == "four_eyes"
    waiting = {row.record_label for row in watch.due_items(cast.management, clock.today())}
    assert waiting == {asked.reference, own.reference}
    client.force_login(cast.management, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("controls:derogation", args=[asked.pk]))
    assert len(page.context["buttons"]) == 2
    assert client.post(reverse("controls:derogation_approve", args=[asked.pk]), {}).status_code == 303
    lines = queries.lines_of(perimeter=cast.hosting, on=clock.today())
    assert {row.requirement.ref: [each.reference for each in row.derogations] for row in lines if row.derogations} == {
        "A.8.13": [asked.reference]
    }
    shown = client.get(reverse("controls:statement_of", args=[cast.hosting.pk]), {"attention": "derogated"})
    assert asked.reference in shown.content.decode()
    assert asked.reference in client.get(reverse("controls:control", args=[control.pk])).content.decode()


@pytest.mark.usefixtures("frameworks")
def test_one_that_expired_is_told_until_it_is_ended(cast: Cast, make_control: Callable[..., Control]) -> None:
    other = make_control(title="Compensation")
    asked = ask(cast, control=make_control(), compensating_control=other)
    actions.approve_derogation(actor=cast.management, derogation=asked)
    derogation = Derogation.objects.get(pk=asked.pk)
    assert any(asked.reference in str(row.text) for row in watch.contradictions(cast.officer, clock.now()))
    later = clock.now() + timedelta(days=61)
    assert derogation.expired_on(clock.civil_date(later))
    told = [str(row.text) for row in watch.contradictions(cast.officer, later) if asked.reference in str(row.text)]
    assert len(told) == 1
    actions.end_derogation(actor=cast.control_owner, derogation=derogation, end_note="Remplacé.")
    assert not queries.expired_derogations(cast.officer, on=clock.civil_date(later)).exists()
    with pytest.raises(ValidationError):
        actions.end_derogation(actor=cast.control_owner, derogation=derogation, end_note="Encore.")
