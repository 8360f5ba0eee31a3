"""The forms of the actions of the context, and the filters of its lists."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.models import ContextIssue, InterestedParty, PartyNeed
from organisation.queries import perimeters, perimeters_where
from web.filters import ChoiceFilter, RecordChoiceFilter, RecordFilter, SearchFilter
from web.forms import ActionForm, RecordChoiceField


def _perimeter() -> RecordChoiceField:
    return RecordChoiceField(records=perimeters_where("organisation.context"), label=_("Perimeter"))


def _text(label: Any, *, hint: Any = "", required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=required, widget=forms.Textarea)


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", _("Choose…")), *choices.choices])


class ScopeForm(ActionForm):
    """What the scope says."""

    text = _text(
        _("Scope"),
        hint=_(
            "Activities, services, sites and systems that the management system covers, as the certificate says it."
        ),
    )
    interfaces = _text(
        _("Interfaces and dependencies"),
        hint=_("What passes between these activities and those that others carry out."),
        required=False,
    )


class DraftScopeForm(ScopeForm):
    """The next version of a scope."""

    perimeter = _perimeter()
    field_order = ("perimeter", "text", "interfaces")


class ExclusionForm(ActionForm):
    """Something left out."""

    title = forms.CharField(label=_("What is excluded"), max_length=300)
    reason = _text(_("Reason"), hint=_("Why leaving it out takes nothing from what the system must ensure."))


class NothingForm(ActionForm):
    """Nothing to fill in."""


class IssueForm(ActionForm):
    """An issue."""

    title = forms.CharField(label=_("Issue"), max_length=300)
    origin = _choice(_("Origin"), ContextIssue.Origin)
    theme = _choice(_("Theme"), ContextIssue.Theme)
    relevant = forms.BooleanField(
        label=_("It is relevant to the management system"),
        required=False,
        initial=True,
        help_text=_("Climate change is always considered, even to say that it is not relevant (4.1, amended in 2024)."),
    )
    effect = _text(_("What it means for the management system"), hint=_("Or why it is not relevant."))


class RecordIssueForm(IssueForm):
    """A new issue."""

    perimeter = _perimeter()
    field_order = ("perimeter", "title", "origin", "theme", "relevant", "effect")


class ReasonForm(ActionForm):
    """Why it is put away."""

    reason = _text(_("Reason"))


class PartyForm(ActionForm):
    """An interested party."""

    name = forms.CharField(label=_("Interested party"), max_length=200)
    kind = _choice(_("Kind"), InterestedParty.Kind)
    description = _text(_("Why they matter"), required=False)


class ListPartyForm(PartyForm):
    """A new interested party."""

    perimeter = _perimeter()
    field_order = ("perimeter", "name", "kind", "description")


class NeedForm(ActionForm):
    """What a party asks."""

    title = forms.CharField(label=_("Requirement"), max_length=300)
    basis = _choice(_("Basis"), PartyNeed.Basis)
    answer = _choice(_("Decision"), PartyNeed.Answer)
    means = _text(
        _("How, or why not"), hint=_("Needed when the management system does not address it."), required=False
    )


class ScopeFilter(RecordFilter):
    """Scopes."""

    q = SearchFilter(paths=["reference", "text", "interfaces"])
    perimeter = RecordChoiceFilter(records=perimeters, label=_("Perimeter"))


class IssueFilter(RecordFilter):
    """Issues."""

    q = SearchFilter(paths=["reference", "title", "effect"])
    origin = ChoiceFilter(choices=ContextIssue.Origin.choices, label=_("Origin"))
    theme = ChoiceFilter(choices=ContextIssue.Theme.choices, label=_("Theme"))
    perimeter = RecordChoiceFilter(records=perimeters, label=_("Perimeter"))


class PartyFilter(RecordFilter):
    """Interested parties."""

    q = SearchFilter(paths=["reference", "name", "description"])
    kind = ChoiceFilter(choices=InterestedParty.Kind.choices, label=_("Kind"))
    perimeter = RecordChoiceFilter(records=perimeters, label=_("Perimeter"))
