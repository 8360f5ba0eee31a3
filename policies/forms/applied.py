"""Forms of the controls that put documents into practice."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from controls.queries import controls
from policies.queries import applied_by
from web.forms import ActionForm, RecordChoiceField


class LinkControlForm(ActionForm):
    """The control that puts the document into practice."""

    control = RecordChoiceField(label=_("Control"), records=controls)


class UnlinkControlForm(ActionForm):
    """One of the controls that put the document into practice."""

    control = RecordChoiceField(label=_("Control"), records=controls)

    def prepare(self) -> None:
        """Offer only those that apply it."""
        field: Any = self.fields["control"]
        field.queryset = field.queryset.filter(pk__in=applied_by(self.user, self.record).values("control"))
