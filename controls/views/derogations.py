"""Pages of derogations: the list, the sheet, the request, the decision, the end."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls import actions, queries
from controls.forms import derogations as forms
from controls.models import Derogation
from organisation.queries import person_of
from trail import clock
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column


class RequestDerogation(ActionPage):
    """The door to ask for a derogation; it may come from a control, a requirement or a perimeter."""

    action = actions.request_derogation
    form_class = forms.RequestDerogationForm
    label = _("Request a derogation")
    icon = "plus"
    style = "primary"
    nav = "controls"
    parent = "controls:derogation_list"
    success = _("Derogation requested: somebody else decides.")

    def initial(self) -> dict[str, Any]:
        """What the address already says; oneself as the owner, from today."""
        asked = {name: self.request.GET.get(name) for name in ("perimeter", "control", "requirement")}
        return {**asked, "owner": person_of(self.user), "starts_on": clock.today(), "remind_days": 30}


class DerogationAction(ActionPage):
    """A door on one derogation, offered in one status."""

    records = staticmethod(queries.derogations)
    parameter = "derogation"
    nav = "controls"
    offered_in: str = Derogation.Status.REQUESTED

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Only in the status for which it makes sense."""
        return (record is None or record.status == cls.offered_in) and super().offered_to(user, record)

    def initial(self) -> dict[str, Any]:
        """Nothing."""
        return {}


class DecideDerogation(DerogationAction):
    """What an approver does, never who asked."""

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """To anybody but who asked."""
        return (record is None or record.requested_by_id != user.pk) and super().offered_to(user, record)


class ApproveDerogation(DecideDerogation):
    """The door to accept a derogation until it expires."""

    action = actions.approve_derogation
    form_class = forms.ApproveDerogationForm
    label = _("Approve")
    icon = "check"
    style = "primary"
    intro = _("The rule need not be followed until the derogation expires; it is shown on the statement meanwhile.")
    success = _("Derogation approved.")


class RefuseDerogation(DecideDerogation):
    """The door to refuse a derogation."""

    action = actions.refuse_derogation
    form_class = forms.RefuseDerogationForm
    label = _("Refuse")
    icon = "x"
    success = _("Derogation refused.")


class EndDerogation(DerogationAction):
    """The door to say that a derogation is over."""

    action = actions.end_derogation
    form_class = forms.EndDerogationForm
    label = _("End")
    icon = "clipboard-check"
    style = "primary"
    intro = _("Say what became of it: the rule is followed again, or another derogation takes over.")
    success = _("Derogation ended.")
    offered_in = Derogation.Status.APPROVED


class DerogationList(ListPage):
    """The derogations that a person may see."""

    title = _("Derogations")
    permission = "controls.view"
    nav = "controls"
    rows = staticmethod(queries.derogations)
    search_paths = ("reference", "title", "reason", "compensation")
    filter_class = forms.DerogationFilter
    actions = (RequestDerogation,)
    default_sort = "expires_on"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Title"), link=True, wide=True),
        Column("state_today", _("Status"), template="controls/cells/derogation_state.html"),
        Column("requirement.ref", _("Requirement"), link="requirement", sort="requirement__position"),
        Column("control.reference", _("Control"), link="control", sort="control__reference"),
        Column("owner.display_name", pgettext_lazy("control", "Owner"), sort="owner__identity__sort_key"),
        Column("expires_on", _("Expires on"), template="controls/cells/derogation_end.html", sort="expires_on"),
        Column("perimeter", _("Perimeter"), sort="perimeter__path", hidden=True),
        Column("requested_on", _("Requested on"), date=True, hidden=True),
    )
    empty_title = _("No derogation")
    empty_text = _(
        "When a rule cannot be followed for a while, ask for a derogation: what compensates, and until when."
    )


class DerogationPage(RecordPage):
    """The sheet of a derogation."""

    permission = "controls.view"
    nav = "controls"
    records = staticmethod(queries.derogations)
    status = Column("status", _("Status"), badge=True)
    actions = (ApproveDerogation, RefuseDerogation, EndDerogation)
    facts = (
        Column("perimeter", _("Perimeter")),
        Column("requirement", _("Requirement"), link="requirement"),
        Column("control", _("Control"), link="control"),
        Column("reason", _("Reason"), text=True),
        Column("compensation", _("What compensates"), text=True),
        Column("compensating_control", _("Compensating control"), link="compensating_control"),
        Column("owner.display_name", pgettext_lazy("control", "Owner")),
        Column("starts_on", _("From"), date=True),
        Column("expires_on", _("Expires on"), date=True),
        Column("requested_by", _("Requested by")),
        Column("requested_on", _("Requested on"), date=True),
        Column("decided_by", _("Decided by")),
        Column("decided_on", _("Decided on"), date=True),
        Column("decision_note", _("Note of the approver"), text=True),
        Column("ended_on", _("Ended on"), date=True),
        Column("end_note", _("How it ended"), text=True),
    )

    template_name = "controls/derogation.html"

    def context(self) -> dict[str, Any]:
        """Whether its time is over."""
        return {"expired": self.record.expired_on(clock.today())}
