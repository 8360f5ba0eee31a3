"""Forms: dates and numbers as people type them, choices that are theirs, errors where they belong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from organisation.models import Perimeter
from organisation.queries import perimeters
from tests.cast import Cast
from web.forms import ActionForm, DateField, DecimalField, RecordChoiceField


class Sample(ActionForm):
    """Every kind of field."""

    due_on = DateField(label="Due")
    plain_on = forms.DateField(label="Plain")
    amount = DecimalField(label="Amount", decimal_places=2, max_digits=9)
    sections = [("When", ["plain_on"])]


def form(**values: Any) -> Sample:
    return Sample({"due_on": "31/12/2026", "plain_on": "2026-12-31", "amount": "1 234,5", **values}, user=None)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("typed", ["1234,5", "1234.5", "1 234,5", "1\u202f234,5", "1\u00a0234.5"])
def test_numbers_are_read_with_comma_or_point(language: str, typed: str) -> None:
    with translation.override(language):
        filled = form(amount=typed)
        assert filled.is_valid(), filled.errors
        assert filled.cleaned_data["amount"] == Decimal("1234.5")


def test_dates_are_read_typed_or_picked() -> None:
    filled = form()
    assert filled.is_valid()
    assert filled.cleaned_data["due_on"] == filled.cleaned_data["plain_on"] == date(2026, 12, 31)
    assert 'type="date"' in str(filled["plain_on"])
    assert 'value="2026-12-31"' in str(filled["due_on"])


def test_what_is_no_date_is_shown_again_as_typed() -> None:
    filled = form(due_on="31/13/2026")
    assert not filled.is_valid()
    assert 'value="31/13/2026"' in str(filled["due_on"])
    assert 'type="text"' in str(filled["due_on"])


def test_errors_of_the_action_stand_beside_their_fields_and_the_rest_above() -> None:
    filled = form()
    assert filled.is_valid()
    filled.take_errors(ValidationError({"amount": ["Too much."], "colour": ["Unknown."]}))
    assert filled.errors["amount"] == ["Too much."]
    assert filled.non_field_errors() == ["Unknown."]


def test_an_error_is_tied_to_its_control_for_screen_readers() -> None:
    field = form(amount="x")["amount"].as_field_group()
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="id_amount_error"' in field
    assert 'id="id_amount_error"' in field


def test_fields_are_grouped_under_their_headings() -> None:
    groups = [(str(heading), [field.name for field in fields]) for heading, fields in form().grouped()]
    assert groups == [("", ["due_on", "amount"]), ("When", ["plain_on"])]


def test_choices_of_records_are_those_the_person_may_see(cast: Cast) -> None:
    class Choosing(ActionForm):
        place = RecordChoiceField(records=perimeters)

    assert not Choosing({"place": cast.elsewhere.pk}, user=cast.officer).is_valid()
    filled = Choosing({"place": cast.hq.pk}, user=cast.officer)
    assert filled.is_valid()
    assert filled.cleaned_data["place"] == Perimeter.objects.get(pk=cast.hq.pk)


def test_a_query_may_take_the_person_by_name(cast: Cast) -> None:
    class Choosing(ActionForm):
        place = RecordChoiceField(records=lambda *, user: perimeters(user))

    assert Choosing({"place": cast.hq.pk}, user=cast.officer).is_valid()
