"""Forms of campaigns."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.models.access import role_choices
from organisation.queries import perimeters_where
from web.forms import ActionForm, DateField, RecordChoiceField


class OpenCampaignForm(ActionForm):
    """Whom, and until when."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("policies.publish"))
    due_on = DateField(label=_("To be read by"))
    role = forms.ChoiceField(label=_("Only this role"), required=False)
    team = forms.CharField(label=_("Only this team"), required=False, max_length=120)

    def prepare(self) -> None:
        """The roles, named in the language of the moment."""
        field: Any = self.fields["role"]
        field.choices = [("", _("Everyone")), *role_choices()]
