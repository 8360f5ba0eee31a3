"""Forms of controls: sheet, status, answers, tests; the filter of their list."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls import queries
from controls.models import Control, ControlTest
from organisation.queries import people, perimeters, perimeters_where
from web.filters import ChoiceFilter, DateFilter, RecordChoiceFilter, RecordFilter
from web.forms import ActionForm, DateField, DecimalField, RecordChoiceField, RecordMultipleChoiceField


class ControlSheet(ActionForm):
    """What a control says of itself, at its creation and later."""

    sections = (
        (_("Planning"), ("start_on", "due_on", "one_off_cost", "yearly_cost", "effort_days", "supplier")),
        (_("Follow-up"), ("test_every_months", "maturity", "shared", "requirements", "residual_comment")),
    )

    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("What is done, in a few words: “Daily encrypted backup”.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Control.Kind.choices)
    description = forms.CharField(label=_("Description"), required=False, widget=forms.Textarea)
    owner = RecordChoiceField(
        label=pgettext_lazy("control", "Owner"),
        records=people,
        required=False,
        help_text=_("Who answers for it before an auditor."),
    )
    start_on = DateField(label=_("Start"), required=False)
    due_on = DateField(label=_("Due date"), required=False)
    one_off_cost = DecimalField(label=_("One-off cost (€)"), min_value=0, decimal_places=2, required=False)
    yearly_cost = DecimalField(label=_("Yearly cost (€)"), min_value=0, decimal_places=2, required=False)
    effort_days = DecimalField(label=_("Effort (days)"), min_value=0, decimal_places=1, required=False)
    maturity = forms.IntegerField(label=_("Maturity (0 to 5)"), min_value=0, max_value=5, required=False)
    supplier = forms.CharField(label=_("Supplier"), max_length=200, required=False)
    shared = forms.BooleanField(
        label=_("Serves the perimeters below"),
        required=False,
        help_text=_("Perimeters below see it and count on it; they cannot change it."),
    )
    test_every_months = forms.IntegerField(
        label=_("Tested every (months)"),
        min_value=1,
        max_value=60,
        initial=12,
        help_text=_("Once a test is older than this, the control is no longer shown as effective."),
    )

    def clean(self) -> dict[str, Any]:
        """Costs left empty are nil."""
        cleaned = super().clean() or self.cleaned_data
        for name in ("one_off_cost", "yearly_cost", "effort_days"):
            if cleaned.get(name) is None and name not in self.errors:
                cleaned[name] = 0
        return cleaned


class CreateControlForm(ControlSheet):
    """A new control, where it lies and what it answers."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("controls.edit"))
    requirements = RecordMultipleChoiceField(
        label=_("Requirements answered"), records=queries.answerable_requirements, required=False
    )
    field_order = ("perimeter",)

    def clean_requirements(self) -> list[Any]:
        """The chosen requirements."""
        return list(self.cleaned_data["requirements"])


class EditControlForm(ControlSheet):
    """The sheet of a control."""

    residual_comment = forms.CharField(label=_("What remains to be done"), required=False, widget=forms.Textarea)


class AdvanceControlForm(ActionForm):
    """How far a control is in place."""

    status = forms.ChoiceField(label=_("Status"), choices=Control.Status.choices)
    on = DateField(label=_("Since"), required=False, help_text=_("Today, if left empty."))
    residual_comment = forms.CharField(label=_("What remains to be done"), required=False, widget=forms.Textarea)


class WithdrawForm(ActionForm):
    """Nothing to fill in: the page says what follows."""


class AnswerRequirementForm(ActionForm):
    """A requirement that a control answers."""

    requirement = RecordChoiceField(label=_("Requirement"), records=queries.answerable_requirements)
    comment = forms.CharField(label=_("How it answers"), required=False, widget=forms.Textarea)


class ControlFilter(RecordFilter):
    """What a list of controls may be narrowed by."""

    perimeter = RecordChoiceFilter(label=_("Perimeter"), records=perimeters, method="within")
    serves = RecordChoiceFilter(label=_("Counts for"), records=perimeters, method="counting_for")
    status = ChoiceFilter(label=_("Status"), choices=Control.Status.choices)
    kind = ChoiceFilter(label=_("Kind"), choices=Control.Kind.choices)
    owner = RecordChoiceFilter(label=pgettext_lazy("control", "Owner"), records=people)
    last_result = ChoiceFilter(
        label=_("Last test"), choices=[*ControlTest.Result.choices, ("none", _("Never tested"))], method="tested"
    )
    evidence = ChoiceFilter(
        label=_("Evidence"), choices=[("with", _("With evidence")), ("without", _("Without evidence"))], method="rests"
    )
    due_before = DateFilter(label=_("Due before"), field_name="due_on", lookup_expr="lte")

    def within(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """The controls of a perimeter and below it."""
        narrowed: QuerySet[Any] = rows.of(value)  # type: ignore[attr-defined]
        return narrowed

    def counting_for(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """The controls that a perimeter's statement counts: its own, those below, those shared from above."""
        return rows.filter(pk__in=queries.serving(perimeter=value).values("pk"))

    def tested(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """By the result of the latest test."""
        return rows.filter(last_result__isnull=True) if value == "none" else rows.filter(last_result=value)

    def rests(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """By whether they rest on evidence."""
        none = Q(evidence_count__isnull=True) | Q(evidence_count=0)
        return rows.filter(none) if value == "without" else rows.exclude(none)
