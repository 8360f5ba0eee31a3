"""Forms of evidence: deposit, renewal, sheet, links; the filter of its list."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls import queries
from organisation.queries import people, perimeters, perimeters_where
from trail import clock
from web.filters import ChoiceFilter, RecordChoiceFilter, RecordFilter
from web.forms import (
    ActionForm,
    DateField,
    FileDropInput,
    FilesField,
    RecordChoiceField,
    RecordMultipleChoiceField,
)

SOON = timedelta(days=30)


class DepositEvidenceForm(ActionForm):
    """A new piece of evidence and its first file."""

    sections = ((_("Validity"), ("valid_from", "valid_until", "remind_days")), (_("Sharing"), ("shared", "controls")))

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("vault.deposit"))
    title = forms.CharField(label=_("Title"), max_length=200)
    file = forms.FileField(
        label=_("File"),
        widget=FileDropInput,
        help_text=_("Sealed in the vault: it can be superseded, never changed."),
    )
    more_files = FilesField(label=_("Other files"), required=False, help_text=_("Sealed with it, as one version."))
    description = forms.CharField(label=_("What it shows"), required=False, widget=forms.Textarea)
    owner = RecordChoiceField(label=pgettext_lazy("control", "Owner"), records=people, required=False)
    valid_from = DateField(label=_("Valid from"), required=False, help_text=_("Today, if left empty."))
    valid_until = DateField(
        label=_("Valid until"), required=False, help_text=_("What rests on it is degraded after that day.")
    )
    remind_days = forms.IntegerField(label=_("Reminder before expiry (days)"), min_value=0, max_value=365, initial=30)
    shared = forms.BooleanField(label=_("Seen by the perimeters below"), required=False)
    controls = RecordMultipleChoiceField(label=_("Controls that rest on it"), records=queries.controls, required=False)

    def clean_controls(self) -> list[Any]:
        """The chosen controls."""
        return list(self.cleaned_data["controls"])


class AddEvidenceVersionForm(ActionForm):
    """A newer file of the same evidence."""

    file = forms.FileField(label=_("File"), widget=FileDropInput)
    more_files = FilesField(label=_("Other files"), required=False, help_text=_("Sealed with it, as one version."))
    valid_from = DateField(label=_("Valid from"), required=False, help_text=_("Today, if left empty."))
    valid_until = DateField(label=_("Valid until"), required=False)
    comment = forms.CharField(label=_("What changed"), required=False, widget=forms.Textarea)


class EditEvidenceForm(ActionForm):
    """The sheet of a piece of evidence."""

    title = forms.CharField(label=_("Title"), max_length=200)
    description = forms.CharField(label=_("What it shows"), required=False, widget=forms.Textarea)
    owner = RecordChoiceField(label=pgettext_lazy("control", "Owner"), records=people, required=False)
    valid_until = DateField(label=_("Valid until"), required=False)
    remind_days = forms.IntegerField(label=_("Reminder before expiry (days)"), min_value=0, max_value=365)
    shared = forms.BooleanField(label=_("Seen by the perimeters below"), required=False)


class LinkEvidenceForm(ActionForm):
    """A piece of evidence that a control rests on."""

    evidence = RecordChoiceField(label=_("Evidence"), records=queries.evidence)
    comment = forms.CharField(label=_("What it proves"), max_length=300, required=False)


class ShowEvidenceForm(ActionForm):
    """A piece of evidence that a perimeter shows for a requirement."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("controls.edit"))
    evidence = RecordChoiceField(label=_("Evidence"), records=queries.evidence)
    comment = forms.CharField(label=_("What it proves"), max_length=300, required=False)


class TakeSuggestionsForm(ActionForm):
    """The suggestions that a person takes."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("controls.edit"))
    controls = RecordMultipleChoiceField(label=_("Controls"), records=queries.controls, required=False)
    evidence = RecordMultipleChoiceField(label=_("Evidence"), records=queries.evidence, required=False)

    def clean_controls(self) -> list[Any]:
        """The chosen controls."""
        return list(self.cleaned_data["controls"])

    def clean_evidence(self) -> list[Any]:
        """The chosen evidence."""
        return list(self.cleaned_data["evidence"])


class EvidenceFilter(RecordFilter):
    """What a list of evidence may be narrowed by."""

    perimeter = RecordChoiceFilter(label=_("Perimeter"), records=perimeters, method="within")
    owner = RecordChoiceFilter(label=pgettext_lazy("control", "Owner"), records=people)
    validity = ChoiceFilter(
        label=_("Validity"),
        choices=[
            ("valid", pgettext_lazy("evidence", "Valid")),
            ("soon", _("Expires within 30 days")),
            ("expired", pgettext_lazy("evidence", "Expired")),
        ],
        method="holding",
    )
    use = ChoiceFilter(
        label=_("Use"), choices=[("used", _("Supports a control")), ("unused", _("Supports nothing"))], method="used"
    )

    def within(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """The evidence of a perimeter and below it."""
        narrowed: QuerySet[Any] = rows.of(value)  # type: ignore[attr-defined]
        return narrowed

    def holding(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """By whether it holds today."""
        today = clock.today()
        if value == "expired":
            return rows.filter(valid_until__lt=today)
        if value == "soon":
            return rows.filter(valid_until__gte=today, valid_until__lte=today + SOON)
        return rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=today))

    def used(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """By whether a control rests on it."""
        none = Q(control_count__isnull=True) | Q(control_count=0)
        return rows.filter(none) if value == "unused" else rows.exclude(none)
