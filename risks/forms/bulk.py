"""Forms of what is done to many risks at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.queries import people
from risks.lifecycle import Option
from web.forms import ActionForm, DateField, RecordChoiceField


class AssignRiskForm(ActionForm):
    """The new owner."""

    owner = RecordChoiceField(
        label=_("Risk owner"),
        records=people,
        help_text=_("The person who answers for the risk and accepts what remains of it."),
    )


class ScheduleReviewForm(ActionForm):
    """The day of the next review."""

    review_on = DateField(label=_("Next review"))


class ChooseOptionForm(ActionForm):
    """The option, and why."""

    option = forms.ChoiceField(label=_("Treatment"), choices=Option, widget=forms.RadioSelect)
    justification = forms.CharField(label=_("Justification"), required=False, widget=forms.Textarea)
