"""The forms of the actions of the organisation, the sign-in form, and the filters of its lists."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from organisation.models import Grant, Perimeter, Person
from organisation.models.access import role_choices
from organisation.queries import people, perimeters, perimeters_where
from web.filters import ChoiceFilter, RecordChoiceFilter, RecordFilter, SearchFilter
from web.forms import ActionForm, DateField, FileDropInput, RecordChoiceField


class SignInForm(AuthenticationForm):
    """E-mail address and password."""

    username = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    error_messages = {
        "invalid_login": _("This address and this password do not go together. Check both, then try again."),
        "inactive": _("This account is closed. Ask the security officer."),
    }

    def clean_username(self) -> str:
        """Addresses are kept in lower case."""
        return str(self.cleaned_data["username"]).strip().lower()


class LinkForm(forms.Form):
    """Where to send a one-time link."""

    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True})
    )
    next = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)


def _roles() -> list[tuple[str, Any]]:
    return [("", _("Choose…")), *role_choices()]


class PerimeterForm(ActionForm):
    """A perimeter."""

    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=Perimeter.Kind)
    description = forms.CharField(label=_("Description"), required=False, widget=forms.Textarea(attrs={"rows": "3"}))


class CreatePerimeterForm(PerimeterForm):
    """A perimeter and its place in the tree."""

    parent = RecordChoiceField(records=perimeters_where("organisation.edit"), label=_("Under"))
    field_order = ("parent", "name", "kind", "description")


class RegisterPersonForm(ActionForm):
    """A member of staff."""

    perimeter = RecordChoiceField(records=perimeters_where("organisation.people"), label=_("Perimeter"))
    given_name = forms.CharField(label=_("Given name"), max_length=80, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=80)
    email = forms.EmailField(label=_("E-mail address"))
    job_title = forms.CharField(label=_("Function"), max_length=120, required=False)
    team = forms.CharField(label=_("Team"), max_length=120, required=False)
    joined_on = DateField(label=_("Joined on"), required=False)


class ImportPeopleForm(ActionForm):
    """Everyone at once."""

    perimeter = RecordChoiceField(records=perimeters_where("organisation.people"), label=_("Perimeter"))
    file = forms.FileField(
        label=_("CSV file"),
        widget=FileDropInput,
        help_text=_("Columns: Prénom, Nom, Courriel, Fonction, Équipe, Rôle. Name and address are enough."),
    )


class WelcomeForm(forms.Form):
    """The body and its first administrator."""

    code = forms.CharField(label=_("Code"), help_text=_("Printed by the command that started the product."))
    body = forms.CharField(label=_("Name of the organisation"), max_length=120)
    given_name = forms.CharField(label=_("Your given name"), max_length=80)
    family_name = forms.CharField(label=_("Your family name"), max_length=80)
    email = forms.EmailField(label=_("Your e-mail address"))
    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least twelve characters; a sentence is easiest to remember."),
    )

    def clean_password(self) -> str:
        """Long enough, and not a common one."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


class EditPersonForm(ActionForm):
    """Corrections."""

    given_name = forms.CharField(label=_("Given name"), max_length=80, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=80)
    job_title = forms.CharField(label=_("Function"), max_length=120, required=False)
    team = forms.CharField(label=_("Team"), max_length=120, required=False)


class LeaveForm(ActionForm):
    """A departure."""

    left_on = DateField(label=_("Last day"))


class EraseForm(ActionForm):
    """Nothing to fill in."""


class PasswordForm(ActionForm):
    """A first or a new password."""

    password = forms.CharField(
        label=_("New password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least twelve characters; a sentence is easiest to remember."),
    )

    def clean_password(self) -> str:
        """Long enough, and not a common one."""
        password: str = self.cleaned_data["password"]
        validate_password(password, user=getattr(self.record, "user", None))
        return password


class GiveRoleForm(ActionForm):
    """A role, somewhere, for a time."""

    person = RecordChoiceField(records=people, label=_("Person"))
    role = forms.ChoiceField(label=_("Role"), choices=_roles)
    perimeter = RecordChoiceField(records=perimeters_where("organisation.grant"), label=_("Perimeter"))
    starts_on = DateField(label=_("From"))
    ends_on = DateField(label=_("Until"), required=False, help_text=_("Leave empty when there is no end."))


class EndRoleForm(ActionForm):
    """Nothing to fill in."""


class OpenRecordForm(ActionForm):
    """One record, by name, for a time."""

    person = RecordChoiceField(records=people, label=_("Person"))
    perimeter = RecordChoiceField(records=perimeters_where("organisation.grant"), label=_("Perimeter"))
    record_model = forms.CharField(label=_("Kind of record"), max_length=80, help_text=_("For example: audits.audit"))
    record_id = forms.UUIDField(label=_("Identifier"), help_text=_("The last part of the record's address."))
    starts_on = DateField(label=_("From"))
    ends_on = DateField(label=_("Until"), required=False)


class PersonFilter(RecordFilter):
    """The directory."""

    q = SearchFilter(paths=["identity__sort_key", "identity__email", "job_title", "team", "reference"])
    perimeter = RecordChoiceFilter(records=perimeters, label=_("Perimeter"))

    class Meta(RecordFilter.Meta):
        model = Person
        fields: tuple[str, ...] = ()


class GrantFilter(RecordFilter):
    """Who holds what where."""

    q = SearchFilter(paths=["person__identity__sort_key", "perimeter__name"])
    role = ChoiceFilter(choices=role_choices, label=_("Role"))
    perimeter = RecordChoiceFilter(records=perimeters, label=_("Perimeter"))

    class Meta(RecordFilter.Meta):
        model = Grant
        fields: tuple[str, ...] = ()
