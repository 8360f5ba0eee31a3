"""The forms of the vault's actions, and the filter of its list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.queries import perimeters, perimeters_where
from vault.kinds import choices
from web.filters import ChoiceFilter, DateFilter, RecordChoiceFilter, RecordFilter
from web.forms import ActionForm, FileDropInput, RecordChoiceField


class DepositForm(ActionForm):
    """A file, where it belongs, and its name if it is to have another."""

    stream = forms.FileField(label=_("File"), widget=FileDropInput)
    perimeter = RecordChoiceField(records=perimeters_where("vault.deposit"), label=_("Perimeter"))
    name = forms.CharField(
        label=_("Name in the vault"), max_length=255, required=False, help_text=_("Empty: the name that the file has.")
    )

    def clean(self) -> dict[str, Any]:
        """The file's own name when no other was given."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("name") and cleaned.get("stream"):
            cleaned["name"] = cleaned["stream"].name
        return cleaned


class ScrubForm(ActionForm):
    """Nothing to fill in."""


class FileFilter(RecordFilter):
    """Files by perimeter, type and date."""

    perimeter = RecordChoiceFilter(records=perimeters, label=_("Perimeter"))
    kind = ChoiceFilter(choices=choices, label=_("Type"))
    since = DateFilter(field_name="at", lookup_expr="date__gte", label=_("Since"))
