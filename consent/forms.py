"""One form per action, one filter per list: they parse what was typed, the action decides."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from consent.models import BreakGlassReview, CareTeamMembership, DataCategory, Purpose
from consent.models.access import Rule
from consent.models.consents import Method, Status, pseudonym
from consent.queries import covered, purposes_open
from organisation.queries import perimeters, perimeters_where
from web.filters import ChoiceFilter, DateFilter, RecordChoiceFilter, RecordFilter
from web.forms import ActionForm, DateField, RecordChoiceField

LANGUAGES = [("fr", "Français"), ("en", "English")]
NOTICE = forms.Textarea(attrs={"rows": "16", "spellcheck": "true"})


class PurposeForm(ActionForm):
    """What describes a purpose."""

    sections = (
        (_("Purpose"), ("perimeter", "title", "description", "controller", "legal_basis")),
        (_("Data"), ("data_categories", "recipients", "retention", "storage_locations", "jurisdiction")),
        (_("Rights"), ("withdrawal_method", "validity_months")),
    )

    title = forms.CharField(label=_("Title"), max_length=200)
    description = forms.CharField(label=_("What the data are used for"), widget=forms.Textarea)
    controller = forms.CharField(label=_("Controller"), max_length=200)
    data_categories = forms.MultipleChoiceField(
        label=_("Categories of data"), choices=DataCategory.choices, widget=forms.CheckboxSelectMultiple
    )
    recipients = forms.CharField(label=_("Recipients"), help_text=_("One a line."), widget=forms.Textarea)
    retention = forms.CharField(label=_("Kept for"), max_length=200)
    storage_locations = forms.CharField(label=_("Stored in"), max_length=200)
    jurisdiction = forms.CharField(label=_("Law that applies"), max_length=60, initial="FR")
    withdrawal_method = forms.CharField(label=_("How to withdraw or oppose"), widget=forms.Textarea)
    validity_months = forms.IntegerField(
        label=_("A consent holds for (months)"),
        required=False,
        min_value=1,
        max_value=600,
        help_text=_("Empty: until it is withdrawn."),
    )

    def prepare(self) -> None:
        """What it covers already."""
        if self.record is not None:
            self.initial["data_categories"] = [row.category for row in covered(purpose=self.record)]


class CreatePurposeForm(PurposeForm):
    """A new purpose: where it applies, and on which basis."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("consent.edit"))
    legal_basis = forms.ChoiceField(
        label=_("Legal basis"),
        choices=Purpose.LegalBasis.choices,
        widget=forms.RadioSelect,
        help_text=_("It does not change afterwards: another basis is another purpose."),
    )


class NoticeForm(ActionForm):
    """What people will be told."""

    body_fr = forms.CharField(label=_("Text in French"), max_length=200_000, strip=False, widget=NOTICE)
    body_en = forms.CharField(
        label=_("Text in English"), max_length=200_000, strip=False, required=False, widget=NOTICE
    )


class NothingToFillIn(ActionForm):
    """Only the button."""


class RegisterSubjectForm(ActionForm):
    """A pseudonym, and where."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("consent.record"))
    pseudonym = forms.CharField(
        label=_("Pseudonym"), max_length=80, help_text=_("Never a name, never a national number.")
    )


class ProofForm(ActionForm):
    """How it was said, and who collected it."""

    method = forms.ChoiceField(label=_("How"), choices=Method.choices)
    collected_by = forms.CharField(label=_("Collected by"), max_length=120)


class SayForm(ProofForm):
    """What a person says on a purpose, after its notice."""

    sections = (
        ("", ("purpose", "language")),
        (_("Proof"), ("method", "collected_by", "comment")),
    )

    purpose = RecordChoiceField(label=_("Purpose"), records=purposes_open)
    language = forms.ChoiceField(label=_("Language of the notice"), choices=LANGUAGES, initial="fr")
    comment = forms.CharField(label=_("Comment"), required=False, widget=forms.Textarea)

    def prepare(self) -> None:
        """Only purposes that rest on a consent."""
        field: Any = self.fields["purpose"]
        field.queryset = field.queryset.filter(legal_basis__in=Purpose.CONSENT_BASES)


class WithdrawForm(ProofForm):
    """No reason is asked."""

    comment = forms.CharField(label=_("Comment"), required=False, widget=forms.Textarea)


class InvalidateForm(ProofForm):
    """Why it does not hold."""

    comment = forms.CharField(label=_("Why it does not hold"), widget=forms.Textarea)


class OpposeForm(ProofForm):
    """What the person opposes; empty means all."""

    sections = (
        (_("What the person opposes"), ("purpose", "professional", "category", "even_in_emergency")),
        (_("Proof"), ("method", "collected_by", "reason")),
    )

    purpose = RecordChoiceField(
        label=_("Purpose"), records=purposes_open, required=False, empty_label=_("Every purpose")
    )
    professional = forms.CharField(
        label=_("Professional"), required=False, max_length=80, help_text=_("Their number. Empty: everyone.")
    )
    category = forms.ChoiceField(
        label=_("Category of data"), required=False, choices=[("", _("All data")), *DataCategory.choices]
    )
    even_in_emergency = forms.BooleanField(label=_("Even in an emergency"), required=False)
    reason = forms.CharField(
        label=_("Reason given"), required=False, widget=forms.Textarea, help_text=_("Nobody has to give one.")
    )


class JoinForm(ActionForm):
    """A professional, and why they belong to the team."""

    professional = forms.CharField(label=_("Professional"), max_length=80, validators=[pseudonym])
    ground = forms.ChoiceField(label=_("Ground"), choices=CareTeamMembership.Ground.choices, widget=forms.RadioSelect)
    structure = forms.CharField(label=_("Structure"), required=False, max_length=200)


class ReviewForm(ActionForm):
    """What is concluded, and when the person was told."""

    verdict = forms.ChoiceField(label=_("Verdict"), choices=BreakGlassReview.Verdict.choices, widget=forms.RadioSelect)
    person_informed_on = DateField(label=_("Person informed on"))
    comment = forms.CharField(label=_("Comment"), required=False, widget=forms.Textarea)


class PerimeterFilter(RecordChoiceFilter):
    """A perimeter and everything below it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(records=perimeters, label=_("Perimeter"), **options)

    def filter(self, rows: "QuerySet[Any]", value: Any) -> "QuerySet[Any]":
        """Keep the rows of the subtree."""
        return rows.of(value) if value else rows  # type: ignore[attr-defined]


class SubjectFilter(RecordFilter):
    """Persons concerned, by pseudonym."""

    pseudonym = django_filters.CharFilter(label=_("Pseudonym"), lookup_expr="icontains")
    perimeter = PerimeterFilter()


class PurposeFilter(RecordFilter):
    """Purposes, narrowed."""

    perimeter = PerimeterFilter()
    legal_basis = ChoiceFilter(label=_("Legal basis"), choices=Purpose.LegalBasis.choices)


class ConsentFilter(RecordFilter):
    """Consents, narrowed."""

    purpose = RecordChoiceFilter(records=purposes_open, label=_("Purpose"), field_name="purpose")
    status = ChoiceFilter(label=_("Status"), choices=Status.choices, field_name="standing")
    pseudonym = django_filters.CharFilter(
        label=_("Pseudonym"), field_name="subject__pseudonym", lookup_expr="icontains"
    )


class DecisionFilter(RecordFilter):
    """Decisions, narrowed."""

    pseudonym = django_filters.CharFilter(label=_("Person concerned"), field_name="subject__pseudonym")
    professional = django_filters.CharFilter(label=_("Professional"))
    rule = ChoiceFilter(label=_("Rule"), choices=Rule.choices)
    since = DateFilter(label=_("Since"), field_name="at", lookup_expr="date__gte")
