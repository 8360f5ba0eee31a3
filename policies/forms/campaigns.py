"""Forms of campaigns."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.models.access import role_choices
from organisation.queries import people, perimeters_where
from web.forms import ActionForm, DateField, RecordChoiceField


class OpenCampaignForm(ActionForm):
    """Whom, and until when."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("policies.publish"))
    due_on = DateField(label=_("To be read by"))
    role = forms.ChoiceField(label=_("Only this role"), required=False)
    team = forms.CharField(label=_("Only this team"), required=False, max_length=120)
    addresses = forms.CharField(
        label=_("Only these people"),
        required=False,
        max_length=500_000,
        widget=forms.Textarea,
        help_text=_("E-mail addresses, one a line."),
    )
    follower = RecordChoiceField(
        label=_("Followed up by"),
        records=people,
        required=False,
        help_text=_("Told of those who are late, beside the managers of the teams."),
    )

    def prepare(self) -> None:
        """The roles, named in the language of the moment."""
        field: Any = self.fields["role"]
        field.choices = [("", _("Everyone")), *role_choices()]


class AbsenceForm(ActionForm):
    """Who is absent, and when."""

    person = RecordChoiceField(label=_("Person"), records=people)
    starts_on = DateField(label=_("From"))
    ends_on = DateField(label=_("Until"))


class DisposalForm(ActionForm):
    """Where."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("organisation.people"))


class EditManagerForm(ActionForm):
    """Who is told."""

    person = RecordChoiceField(label=_("Manager"), records=people)
    delegate = RecordChoiceField(
        label=_("Reminders go to"),
        records=people,
        required=False,
        help_text=_("While reminders are delegated; empty: to the manager."),
    )


class ManagerForm(EditManagerForm):
    """Who is told, for which team."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("policies.publish"))
    team = forms.CharField(
        label=_("Team"), required=False, max_length=120, help_text=_("Empty: everyone of the perimeter.")
    )
