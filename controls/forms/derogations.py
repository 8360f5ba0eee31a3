"""Forms of derogations: the request, the decision, the end; the filter of their list."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls import queries
from organisation.queries import people, perimeters, perimeters_where
from web.filters import ChoiceFilter, DateFilter, RecordChoiceFilter, RecordFilter
from web.forms import ActionForm, DateField, RecordChoiceField


class RequestDerogationForm(ActionForm):
    """What is not followed, why, until when, and what compensates."""

    sections = (
        (_("What it derogates from"), ("requirement", "control")),
        (_("What compensates"), ("compensation", "compensating_control")),
        (_("Time"), ("starts_on", "expires_on", "remind_days")),
    )

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("controls.derogate"))
    title = forms.CharField(label=_("Title"), max_length=200)
    requirement = RecordChoiceField(
        label=_("Requirement"), records=queries.answerable_requirements, required=False, empty_label=_("None")
    )
    control = RecordChoiceField(label=_("Control"), records=queries.controls, required=False, empty_label=_("None"))
    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea, help_text=_("Why the rule cannot be followed for now.")
    )
    compensation = forms.CharField(
        label=_("What compensates"), widget=forms.Textarea, help_text=_("What keeps the risk bearable meanwhile.")
    )
    compensating_control = RecordChoiceField(
        label=_("Compensating control"), records=queries.controls, required=False, empty_label=_("None")
    )
    owner = RecordChoiceField(label=pgettext_lazy("control", "Owner"), records=people)
    starts_on = DateField(label=_("From"))
    expires_on = DateField(label=_("Expires on"), help_text=_("A year at most."))
    remind_days = forms.IntegerField(label=_("Reminder before expiry (days)"), min_value=0, max_value=365, initial=30)


class ApproveDerogationForm(ActionForm):
    """The note of who approves."""

    decision_note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea)


class RefuseDerogationForm(ActionForm):
    """Why it is refused."""

    decision_note = forms.CharField(label=_("Why it is refused"), widget=forms.Textarea)


class EndDerogationForm(ActionForm):
    """How it ended."""

    end_note = forms.CharField(
        label=_("How it ended"),
        widget=forms.Textarea,
        help_text=_("The rule is followed again since…, or: replaced by…"),
    )


class DerogationFilter(RecordFilter):
    """What the list of derogations may be narrowed by."""

    perimeter = RecordChoiceFilter(label=_("Perimeter"), records=perimeters)
    state_today = ChoiceFilter(label=_("Status"), choices=queries.DEROGATION_STATES)
    owner = RecordChoiceFilter(label=pgettext_lazy("control", "Owner"), records=people)
    expires_before = DateFilter(label=_("Expires before"), field_name="expires_on", lookup_expr="lte")
