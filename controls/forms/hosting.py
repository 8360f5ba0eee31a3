"""Forms of the table of guarantees and of certificates."""

from django import forms
from django.utils.translation import gettext_lazy as _

from controls.forms.statement import ACTIVITIES
from controls.models import ActorCertificate, HostingActor
from organisation.queries import people, perimeters, perimeters_where
from web.filters import ChoiceFilter, RecordChoiceFilter, RecordFilter
from web.forms import ActionForm, DateField, RecordChoiceField


class HostingActorSheet(ActionForm):
    """A row of the table of guarantees."""

    sections = ((_("Reach of foreign law"), ("remote_access", "foreign_law")),)

    name = forms.CharField(label=_("Actor (company name)"), max_length=200)
    relation = forms.ChoiceField(label=_("Relation"), choices=HostingActor.Relation.choices, initial="subcontractor")
    role = forms.CharField(label=_("Role in the service"), max_length=300)
    activities = forms.TypedMultipleChoiceField(
        label=_("Hosting activities performed"),
        choices=ACTIVITIES,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    remote_access = forms.CharField(
        label=_("Remote access from outside the EEA"),
        required=False,
        widget=forms.Textarea,
        help_text=_("Country and legal basis (EXI-29). Empty: none."),
    )
    foreign_law = forms.CharField(
        label=_("Exposure to the law of a third country"),
        required=False,
        widget=forms.Textarea,
        help_text=_("Laws, mitigation, residual risk (EXI-30). Empty: none."),
    )
    owner = RecordChoiceField(label=_("Followed by"), records=people, required=False)


class AddHostingActorForm(HostingActorSheet):
    """A new row, and where it stands."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("controls.oblige"))
    field_order = ("perimeter",)


class EditHostingActorForm(HostingActorSheet):
    """A row as it stands."""


class RecordCertificateForm(ActionForm):
    """A certificate of an actor."""

    scheme = forms.ChoiceField(label=_("Scheme"), choices=ActorCertificate.Scheme.choices)
    number = forms.CharField(label=_("Number"), max_length=80)
    issued_by = forms.CharField(label=_("Issued by"), max_length=200, required=False)
    valid_from = DateField(label=_("Valid from"))
    valid_until = DateField(label=_("Valid until"))
    remind_days = forms.IntegerField(
        label=_("Reminder before expiry (days)"), min_value=0, max_value=365, initial=90, required=True
    )


class HostingActorFilter(RecordFilter):
    """What the list of actors may be narrowed by."""

    perimeter = RecordChoiceFilter(label=_("Perimeter"), records=perimeters)
    relation = ChoiceFilter(label=_("Relation"), choices=HostingActor.Relation.choices)
