"""Forms of obligations: the sheet, what it brings, its reviews, the clauses of a contract; the filter of the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls import queries
from controls.models import ContractClause, Obligation
from organisation.queries import people, perimeters, perimeters_where
from web.filters import ChoiceFilter, DateFilter, RecordChoiceFilter, RecordFilter
from web.forms import ActionForm, DateField, RecordChoiceField, RecordMultipleChoiceField


class ObligationSheet(ActionForm):
    """What an obligation says of itself, at its creation and later."""

    sections = (
        (_("Time"), ("in_force_on", "ends_on", "review_on")),
        (_("Reach"), ("shared", "hosting_contract", "requirements")),
    )

    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("As people name it: “Hosting contract of the hospital”.")
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=Obligation.Kind.choices,
        help_text=_("Laws and regulations fill the legal column of the statement, the others the contract column."),
    )
    source = forms.CharField(
        label=_("Source reference"), max_length=300, help_text=_("Article, journal, contract number.")
    )
    party = forms.CharField(
        label=_("Interested party"), max_length=200, required=False, help_text=_("Who expects it: authority, client…")
    )
    summary = forms.CharField(label=_("What it asks"), required=False, widget=forms.Textarea)
    owner = RecordChoiceField(label=pgettext_lazy("control", "Owner"), records=people, required=False)
    in_force_on = DateField(
        label=_("In force since"), required=False, help_text=_("Empty: expected, watched, and without effect yet.")
    )
    ends_on = DateField(label=_("Ends on"), required=False)
    shared = forms.BooleanField(label=_("Binds the perimeters below"), required=False, initial=True)
    hosting_contract = forms.BooleanField(
        label=_("Contract for hosting health data"),
        required=False,
        help_text=_("Its eleven compulsory clauses (HDS EXI-17 to 27) are then checked."),
    )


class CreateObligationForm(ObligationSheet):
    """A new obligation, where it holds and what it brings."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("controls.oblige"))
    review_on = DateField(label=_("Next review"))
    requirements = RecordMultipleChoiceField(
        label=_("Requirements it brings"), records=queries.answerable_requirements, required=False
    )
    field_order = ("perimeter",)

    def clean_requirements(self) -> list[Any]:
        """The chosen requirements."""
        return list(self.cleaned_data["requirements"])


class EditObligationForm(ObligationSheet):
    """The sheet of an obligation."""


class ReviewObligationForm(ActionForm):
    """What a review found."""

    conclusion = forms.CharField(
        label=_("What was found"), widget=forms.Textarea, help_text=_("What changed in the text, what follows from it.")
    )
    next_on = DateField(label=_("Next review"))


class BringRequirementsForm(ActionForm):
    """What an obligation brings."""

    requirements = RecordMultipleChoiceField(label=_("Requirements it brings"), records=queries.answerable_requirements)
    comment = forms.CharField(label=_("What it says of it"), max_length=300, required=False)

    def clean_requirements(self) -> list[Any]:
        """The chosen requirements."""
        return list(self.cleaned_data["requirements"])


class CheckClausesForm(ActionForm):
    """What was read of some clauses in a contract."""

    requirements = RecordMultipleChoiceField(
        label=_("Clauses"), records=queries.clause_requirements, widget=forms.CheckboxSelectMultiple
    )
    reading = forms.ChoiceField(label=_("What was read"), choices=ContractClause.Reading.choices)
    place = forms.CharField(
        label=_("Place in the contract"), max_length=200, required=False, help_text=_("An article, a page, an annex.")
    )
    comment = forms.CharField(label=_("Comment"), required=False, widget=forms.Textarea)

    def clean_requirements(self) -> list[Any]:
        """The chosen clauses."""
        return list(self.cleaned_data["requirements"])


class ObligationFilter(RecordFilter):
    """What the register of obligations may be narrowed by."""

    perimeter = RecordChoiceFilter(label=_("Perimeter"), records=perimeters)
    kind = ChoiceFilter(label=_("Kind"), choices=Obligation.Kind.choices)
    state_today = ChoiceFilter(label=_("State"), choices=queries.OBLIGATION_STATES)
    owner = RecordChoiceFilter(label=pgettext_lazy("control", "Owner"), records=people)
    review_before = DateFilter(label=_("Review before"), field_name="review_on", lookup_expr="lte")
