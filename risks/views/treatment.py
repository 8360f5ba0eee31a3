"""The treatment plan: its list, one line, and the doors of the actions on it."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from risks.actions.treatment import (
    advance_action,
    amend_action,
    decide_treatment,
    link_control,
    link_evidence,
    plan_action,
    report_progress,
    unlink_control,
    unlink_evidence,
)
from risks.columns import PLAN
from risks.filters import PlanFilter
from risks.forms.treatment import (
    AdvanceActionForm,
    AmendActionForm,
    DecideTreatmentForm,
    LinkControlForm,
    LinkEvidenceForm,
    PlanActionForm,
    ReportProgressForm,
    UnlinkControlForm,
)
from risks.lifecycle import OPEN_ACTIONS, ActionStatus, next_steps
from risks.queries.links import control_links, evidence_links
from risks.queries.treatment import plan
from risks.views.changes import RiskAction
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, url_of


class DecideTreatment(RiskAction):
    """Decide the treatment."""

    action = decide_treatment
    form_class = DecideTreatmentForm
    label = _("Decide the treatment")
    title = _("Decide the treatment")
    icon = "list-check"

    def initial(self) -> dict[str, Any]:
        """The decision in force."""
        treatment = getattr(self.record, "treatment", None)
        return {**super().initial(), "justification": treatment.justification if treatment else ""}


class PlanAction(RiskAction):
    """Add a line to the plan."""

    action = plan_action
    form_class = PlanActionForm
    label = _("Plan an action")
    title = _("Plan an action")
    icon = "plus"

    def initial(self) -> dict[str, Any]:
        """Whoever owns the risk is proposed."""
        return {"owner": self.record.owner}


class LinkControl(RiskAction):
    """Link a control."""

    action = link_control
    form_class = LinkControlForm
    label = _("Link a control")
    title = _("Link a control")
    icon = "link"

    def initial(self) -> dict[str, Any]:
        """Planned, most of the time."""
        return {"role": "planned"}


class LinkEvidence(RiskAction):
    """Rest the risk on evidence."""

    action = link_evidence
    form_class = LinkEvidenceForm
    label = _("Link evidence")
    title = _("Link evidence")
    icon = "link"


class Unlinking(ActionPage):
    """Taking back a link of a risk."""

    label = _("Unlink")
    style = "danger"

    def crumbs(self) -> list[tuple[Any, str]]:
        """Back to the risk."""
        return [(str(self.record.risk), url_of(self.record.risk))]

    def success_url(self, result: Any) -> str:
        """Back to the risk."""
        return url_of(self.record.risk)

    def cancel_url(self) -> str:
        """Back to the risk."""
        return url_of(self.record.risk)


class UnlinkControl(Unlinking):
    """Take back the link of a control."""

    action = unlink_control
    form_class = UnlinkControlForm
    records = staticmethod(control_links)
    parameter = "link"
    title = _("Unlink this control")


class UnlinkEvidence(Unlinking):
    """Take back the link of a piece of evidence."""

    action = unlink_evidence
    form_class = UnlinkControlForm
    records = staticmethod(evidence_links)
    parameter = "evidence_link"
    title = _("Unlink this evidence")


class AmendAction(ActionPage):
    """Correct a line of the plan."""

    action = amend_action
    form_class = AmendActionForm
    records = staticmethod(plan)
    parameter = "treatment_action"
    label = _("Edit")
    title = _("Edit the action")
    icon = "pencil"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Until it has ended."""
        ended = record is not None and record.status in (ActionStatus.VERIFIED, ActionStatus.CANCELLED)
        return not ended and super().offered_to(user, record)


class ReportProgress(ActionPage):
    """Report progress on a line of the plan."""

    action = report_progress
    form_class = ReportProgressForm
    records = staticmethod(plan)
    parameter = "treatment_action"
    label = _("Report progress")
    title = _("Report progress")
    icon = "progress"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """While it is open."""
        is_open = record is None or record.status in OPEN_ACTIONS
        return is_open and super().offered_to(user, record)


class AdvanceAction(ActionPage):
    """Move a line of the plan on."""

    action = advance_action
    form_class = AdvanceActionForm
    records = staticmethod(plan)
    parameter = "treatment_action"
    label = _("Move on")
    title = _("Move the action on")
    icon = "arrow-right"
    style = "primary"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """While a step remains."""
        remains = record is None or bool(next_steps(status=record.status))
        return remains and super().offered_to(user, record)

    def initial(self) -> dict[str, Any]:
        """The first step that follows."""
        steps = next_steps(status=self.record.status)
        return {"status": steps[0] if steps else ""}


class TreatmentPlan(ListPage):
    """The treatment plan (6.1.3 e)."""

    title = _("Treatment plan")
    permission = "risks.view"
    template_name = "risks/plan.html"
    rows = staticmethod(plan)
    columns: ClassVar[Sequence[Column]] = (
        *PLAN,
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path", hidden=True),
    )
    filter_class = PlanFilter
    search_paths = ("reference", "title", "risk__reference", "risk__title", "owner_name")
    default_sort = "due_on"
    empty_title = _("No action is planned")
    empty_text = _("Decide the treatment of a risk, then plan its actions from the page of the risk.")


class TreatmentActionPage(RecordPage):
    """One line of the plan."""

    permission = "risks.view"
    parent = "risks:treatment_plan"
    records = staticmethod(plan)
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("risk", _("Risk"), link="risk"),
        Column("owner_text", _("In charge")),
        Column("start_on", _("Start"), date=True),
        Column("due_on", _("Due date"), date=True),
        Column("control", _("Control it puts in place"), link="control"),
        Column("cost", _("Cost (€)"), numeric=True),
        Column("effort_days", _("Effort (days)"), numeric=True),
        Column("progress", _("Progress"), numeric=True, suffix="\u00a0%"),
        Column("note", _("What was done, or why it is cancelled"), text=True),
        Column("done_on", _("Done on"), date=True),
        Column("done_by", _("Done by")),
        Column("perimeter.name", _("Perimeter")),
    )
    actions = (AdvanceAction, ReportProgress, AmendAction)
