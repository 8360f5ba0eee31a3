"""Filters of lists: a FilterSet that knows who asks, so that its choices are theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from web.forms import DateField, RecordChoiceField, UserForm
from web.protocols import Rows


class FilterForm(UserForm):
    """The form above a list; nothing in it is compulsory."""


class RecordFilter(django_filters.FilterSet):
    """The base of every filter. Declare filters as with django-filter; choices of records narrow by themselves."""

    class Meta:
        form = FilterForm

    def get_form_class(self) -> type[forms.Form]:
        """The form, given the person who asks."""
        base = super().get_form_class()
        user = self.request.user

        class Form(base, FilterForm):  # type: ignore[misc,valid-type]
            def __init__(self, *args: Any, **options: Any) -> None:
                super().__init__(*args, user=user, **options)

        return Form


class RecordChoiceFilter(django_filters.Filter):
    """Rows that point to one record, among those the person may see."""

    field_class = RecordChoiceField

    def __init__(self, *, records: Rows, **options: Any) -> None:
        super().__init__(records=records, **{"empty_label": _("All"), **options})


class ChoiceFilter(django_filters.ChoiceFilter):
    """Rows with one value of a list of choices."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"empty_label": _("All"), **options})


class YesNoFilter(django_filters.TypedChoiceFilter):
    """Rows by a yes or a no."""

    def __init__(self, **options: Any) -> None:
        choices = [("", _("All")), ("true", _("Yes")), ("false", _("No"))]
        super().__init__(**{"choices": choices, "coerce": "true".__eq__, **options})


class DateFilter(django_filters.DateFilter):
    """Rows by a date (`lookup_expr` "gte", "lte"…)."""

    field_class = DateField


class SearchFilter(django_filters.CharFilter):
    """Rows whose named columns contain every word typed."""

    def __init__(self, *, paths: Sequence[str], **options: Any) -> None:
        self.paths = tuple(paths)
        super().__init__(**{"label": _("Search"), **options})

    def filter(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Keep the rows that contain every word."""
        return containing(rows, self.paths, value)


def containing(rows: QuerySet[Any], paths: Sequence[str], text: str) -> QuerySet[Any]:
    """The rows of which one of the columns contains each word of the text."""
    for word in (text or "").split()[:8]:
        anywhere = Q()
        for path in paths:
            anywhere |= Q(**{f"{path}__icontains": word})
        rows = rows.filter(anywhere)
    return rows
