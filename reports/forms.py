"""The form of asking for a report, and the filter of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from organisation.queries import perimeters, perimeters_where
from reports.registry import kinds
from web.filters import ChoiceFilter, DateFilter, RecordChoiceFilter, RecordFilter
from web.forms import ActionForm, DateField, RecordChoiceField


def direct_kinds() -> list[tuple[str, Any]]:
    """The reports that need a perimeter and a date only."""
    return [(kind.key, kind.label) for kind in kinds() if kind.direct]


def all_kinds() -> list[tuple[str, Any]]:
    """Every kind of report."""
    return [(kind.key, kind.label) for kind in kinds()]


class ProduceForm(ActionForm):
    """Which report, on what, as of when."""

    kind = forms.ChoiceField(label=_("Report"), choices=direct_kinds)
    perimeter = RecordChoiceField(records=perimeters_where("reports.produce"), label=_("Perimeter"))
    on = DateField(label=_("As it stands on"), required=False, help_text=_("Empty: today."))
    language = forms.ChoiceField(label=_("Language"), choices=[("", _("Mine")), *settings.LANGUAGES], required=False)
    params = forms.JSONField(required=False, widget=forms.HiddenInput)


class ReportFilter(RecordFilter):
    """Reports by kind, perimeter and date."""

    kind = ChoiceFilter(choices=all_kinds, label=_("Kind"))
    perimeter = RecordChoiceFilter(records=perimeters, label=_("Perimeter"))
    since = DateFilter(field_name="on", lookup_expr="gte", label=_("Since"))
