"""The forms of the actions on letters, and the filter of their list."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mail.kinds import kind_choices
from mail.models import Delivery, Letter
from mail.queries import STOPPED
from web.filters import ChoiceFilter, RecordFilter, SearchFilter
from web.forms import ActionForm


class SendAgainForm(ActionForm):
    """Nothing to fill in."""


class BounceForm(ActionForm):
    """What came back."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text=_("What the returning server said, for example: 550 5.1.1 User unknown."),
    )


class LetterFilter(RecordFilter):
    """By kind, by status, and those that did not arrive."""

    q = SearchFilter(paths=["person__identity__sort_key", "person__reference"])
    kind = ChoiceFilter(label=_("Letter"), choices=kind_choices)
    status = ChoiceFilter(label=_("Status"), choices=Delivery.Status.choices, field_name="delivery__status")
    arrived = ChoiceFilter(label=_("Arrival"), choices=[("no", _("Did not arrive"))], method="by_arrival")

    class Meta(RecordFilter.Meta):
        model = Letter
        fields: tuple[str, ...] = ()

    def by_arrival(self, rows: QuerySet[Letter], name: str, value: Any) -> QuerySet[Letter]:
        """Those that were refused, returned or given up."""
        return rows.filter(delivery__status__in=STOPPED) if value == "no" else rows
