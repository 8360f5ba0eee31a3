"""Pages of the controls that put documents into practice."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from policies import actions, forms
from policies.queries import applied_by
from policies.views.on_document import OnDocument
from web.tables import Column, RelatedTable


class LinkControl(OnDocument):
    """A control that puts the document into practice."""

    action = actions.link_control
    form_class = forms.LinkControlForm
    title = _("Link a control")
    label = _("Link a control")
    icon = "link"

    def initial(self) -> dict[str, Any]:
        """The control of the address."""
        return {"control": self.request.GET.get("control")}


class UnlinkControl(OnDocument):
    """A control that does not put it into practice any more."""

    action = actions.unlink_control
    form_class = forms.UnlinkControlForm
    title = _("Remove a control")
    label = _("Remove a control")
    icon = "x"


CONTROLS_APPLYING = RelatedTable(
    _("Controls that apply it"),
    applied_by,
    (
        Column("control.reference", _("Ref."), link="control"),
        Column("control.title", _("Control"), wide=True, link="control"),
        Column("control.status", _("Status"), badge=True),
        Column("control.perimeter", _("Perimeter")),
    ),
    empty=_("No control applies this document yet."),
    actions=(LinkControl, UnlinkControl),
)
