"""Corrective actions: planned on a nonconformity, and followed in the action plan."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from improvement import actions, forms, queries
from improvement.models import Nonconformity
from improvement.views.columns import OWNER
from improvement.views.nonconformity_steps import NonconformityAction
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column


class PlanCorrectiveAction(NonconformityAction):
    """One more action."""

    action = actions.plan_corrective_action
    form_class = forms.CorrectiveActionForm
    label = _("Plan a corrective action")
    icon = "plus"
    statuses = tuple(status for status in Nonconformity.Status.values if status != "closed")

    def success_url(self, result: Any) -> str:
        """Back to the nonconformity."""
        return self.cancel_url()


class AdvanceCorrectiveAction(ActionPage):
    """How far an action is."""

    action = actions.advance_corrective_action
    form_class = forms.AdvanceForm
    records = staticmethod(queries.corrective_actions)
    parameter = "corrective_action"
    label = _("Update the progress")
    style = "primary"
    parent = "improvement:corrective_action_list"


class CorrectiveActionList(ListPage):
    """The plan."""

    title = _("Action plan")
    intro = _("Every corrective action, whoever owns it.")
    permission = "improvement.view"
    rows = staticmethod(queries.corrective_actions)
    filter_class = forms.CorrectiveActionFilter
    default_sort = "due_on"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Title"), link=True, wide=True),
        Column("nonconformity.reference", _("Nonconformity"), link="nonconformity", sort="nonconformity__reference"),
        Column("status", _("Status"), badge=True),
        Column("progress", _("Progress"), numeric=True, suffix=" %"),
        OWNER,
        Column("due_on", _("Due"), date=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path", hidden=True),
    )
    empty_title = _("No corrective action yet")
    empty_text = _("Actions are planned on the page of a nonconformity.")


class CorrectiveActionPage(RecordPage):
    """One action."""

    permission = "improvement.view"
    records = staticmethod(queries.corrective_actions)
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("description", _("Description"), text=True, wide=True),
        Column("nonconformity", _("Nonconformity"), link="nonconformity"),
        Column("owner.display_name", _("Owner")),
        Column("due_on", _("Due"), date=True),
        Column("progress", _("Progress"), numeric=True, suffix=" %"),
        Column("outcome", _("Outcome"), text=True, wide=True),
        Column("done_on", _("Done on"), date=True),
    )
    actions = (AdvanceCorrectiveAction,)
