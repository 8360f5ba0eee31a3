"""The pages of audits."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audits import actions, forms, queries
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, RelatedTable

LIST = "audits:audit_list"
DUE = Column("due_on", _("Due"), date=True)


class SetProgramme(ActionPage):
    """A new programme."""

    action = actions.set_programme
    form_class = forms.ProgrammeForm
    label = _("Set a programme")
    style = "primary"
    icon = "plus"
    parent = "audits:programme_list"


class ProgrammeList(ListPage):
    """Programmes."""

    title = _("Audit programme")
    intro = _("What is audited over the three-year cycle, how often and how.")
    permission = "audits.view"
    rows = staticmethod(queries.programmes)
    search_paths = ("reference", "title")
    actions = (SetProgramme,)
    default_sort = "-starts_on"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Title"), link=True, wide=True),
        Column("starts_on", _("From"), date=True),
        Column("ends_on", _("Until"), date=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
    )
    empty_title = _("No programme yet")
    empty_text = _("Lay down what is audited over the cycle, how often and how.")


class PlanAudit(ActionPage):
    """A new audit."""

    action = actions.plan_audit
    form_class = forms.PlanAuditForm
    label = _("Plan an audit")
    style = "primary"
    icon = "plus"
    parent = LIST


AUDIT_COLUMNS = (
    Column("reference", _("Ref."), link=True),
    Column("title", _("Title"), link=True, wide=True),
    Column("kind", _("Kind")),
    Column("status", _("Status"), badge=True),
    Column("starts_on", _("From"), date=True),
    Column("ends_on", _("Until"), date=True),
    Column("lead_auditor.display_name", _("Lead auditor"), sort="lead_auditor__identity__sort_key"),
    Column("finding_count", _("Findings"), numeric=True),
    Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
)


def _audits_of(user: Any, programme: Any) -> Any:
    return queries.audits(user).filter(programme=programme).order_by("starts_on")


class ProgrammePage(RecordPage):
    """One programme with its audits."""

    permission = "audits.view"
    records = staticmethod(queries.programmes)
    facts = (
        Column("starts_on", _("From"), date=True),
        Column("ends_on", _("Until"), date=True),
        Column("methods", _("Frequency and methods"), text=True, wide=True),
        Column("perimeter.name", _("Perimeter")),
    )
    tables = (RelatedTable(_("Audits"), _audits_of, AUDIT_COLUMNS, empty=_("No audit is planned yet.")),)


class AuditList(ListPage):
    """Audits."""

    title = _("Audits")
    intro = _("Planned, under way and closed.")
    permission = "audits.view"
    rows = staticmethod(queries.audits)
    filter_class = forms.AuditFilter
    actions = (PlanAudit,)
    default_sort = "-starts_on"
    columns = AUDIT_COLUMNS
    empty_title = _("No audit yet")
    empty_text = _("Plan one with its criteria, its scope and an impartial lead auditor.")


class _AuditAction(ActionPage):
    records = staticmethod(queries.audits)
    parameter = "audit"
    parent = LIST

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Only while the audit is open."""
        return record.is_open and super().offered_to(user, record)

    def success_url(self, result: Any) -> str:
        """Back to the audit."""
        return reverse("audits:audit", args=[self.record.pk])


class JoinTeam(_AuditAction):
    """One more auditor."""

    action = actions.join_team
    form_class = forms.JoinTeamForm
    label = _("Add an auditor")


class PrepareChecklist(_AuditAction):
    """The checklist."""

    action = actions.prepare_checklist
    form_class = forms.PrepareForm
    label = _("Prepare the checklist")


class RequestEvidence(_AuditAction):
    """A request."""

    action = actions.request_evidence
    form_class = forms.RequestForm
    label = _("Ask for evidence")


class RaiseFinding(_AuditAction):
    """A finding."""

    action = actions.raise_finding
    form_class = forms.FindingForm
    label = _("Raise a finding")
    style = "primary"
    icon = "plus"


class CloseAudit(_AuditAction):
    """The conclusion."""

    action = actions.close_audit
    form_class = forms.CloseAuditForm
    label = _("Conclude the audit")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """To its own auditors."""
        return super().offered_to(user, record) and queries.is_auditor_of(audit=record, person=user.person)


class AuditPage(RecordPage):
    """One audit: the auditor's room."""

    permission = "audits.view"
    records = staticmethod(queries.audits)
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("kind", _("Kind")),
        Column("perimeter.name", _("Perimeter")),
        Column("criteria", _("Criteria"), text=True, wide=True),
        Column("scope", _("Scope"), text=True, wide=True),
        Column("lead_auditor.display_name", _("Lead auditor")),
        Column("starts_on", _("From"), date=True),
        Column("ends_on", _("Until"), date=True),
        Column("programme", _("Programme"), link="programme"),
        Column("conclusion", _("Conclusion"), text=True, wide=True),
    )
    actions = (RaiseFinding, RequestEvidence, PrepareChecklist, CloseAudit)
    tables = (
        RelatedTable(
            _("Findings"),
            queries.findings_of,
            (
                Column("nonconformity.reference", _("Ref."), link="nonconformity"),
                Column("nonconformity.title", _("Title"), link="nonconformity", wide=True),
                Column("nonconformity.grade", _("Grade"), badge=True),
                Column("nonconformity.status", _("Status"), badge=True),
                Column("nonconformity.owner.display_name", _("Owner")),
                Column("nonconformity.due_on", _("Due"), date=True),
            ),
            empty=_("Nothing was found yet."),
        ),
        RelatedTable(
            _("Evidence requests"),
            queries.requests_of,
            (
                Column("reference", _("Ref."), link=True),
                Column("asked", _("What is asked"), text=True, wide=True),
                Column("asked_of.display_name", _("Asked of")),
                Column("status", _("Status"), badge=True),
                DUE,
            ),
            empty=_("Nothing was asked yet."),
        ),
        RelatedTable(
            _("Checklist"),
            queries.checklist_of,
            (
                Column("requirement.ref", _("Requirement"), link=True),
                Column("requirement.title", _("Title"), link=True, wide=True),
                Column("conclusion", _("Conclusion"), badge=True),
                Column("note", _("Note"), text=True, wide=True),
            ),
            empty=_("The checklist is empty: prepare it from a framework."),
            limit=200,
        ),
        RelatedTable(
            _("Team"),
            queries.members_of,
            (Column("person.display_name", _("Auditor")), Column("person.job_title", _("Function"))),
            empty=_("The lead auditor works alone."),
            actions=(JoinTeam,),
        ),
    )


class ConcludeItem(ActionPage):
    """The conclusion on one requirement."""

    action = actions.conclude_item
    form_class = forms.ConcludeForm
    records = staticmethod(queries.checklist_items)
    parameter = "item"
    label = _("Conclude")
    style = "primary"
    parent = LIST

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Only while the audit is open."""
        return record.audit.is_open and super().offered_to(user, record)


class ChecklistItemPage(RecordPage):
    """One line of the checklist: what is asked, and what was concluded."""

    permission = "audits.view"
    records = staticmethod(queries.checklist_items)
    parent = LIST
    status = Column("conclusion", _("Conclusion"), badge=True)
    facts = (
        Column("audit", _("Audit"), link="audit"),
        Column("requirement", _("Requirement"), link="requirement"),
        Column("requirement.summary", _("What it asks"), text=True, wide=True),
        Column("note", _("Note"), text=True, wide=True),
    )
    actions = (ConcludeItem,)


class AnswerRequest(ActionPage):
    """The answer of whoever was asked."""

    action = actions.answer_request
    form_class = forms.AnswerRequestForm
    records = staticmethod(queries.evidence_requests)
    parameter = "evidence_request"
    label = _("Answer")
    style = "primary"
    parent = "audits:evidence_request_list"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """To whoever was asked, until the answer is accepted."""
        mine = record.asked_of.user_id == user.pk and record.status != "accepted"
        return mine and super().offered_to(user, record)


class AcceptAnswer(ActionPage):
    """The answer, accepted."""

    action = actions.accept_answer
    form_class = forms.AcceptAnswerForm
    records = staticmethod(queries.evidence_requests)
    parameter = "evidence_request"
    label = _("Accept the answer")
    style = "primary"
    parent = "audits:evidence_request_list"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once there is an answer."""
        return record.status == "answered" and super().offered_to(user, record)


class EvidenceRequestList(ListPage):
    """Requests."""

    title = _("Evidence requests")
    intro = _("What auditors asked for, and what was asked of you.")
    permission = "audits.answer"
    rows = staticmethod(queries.evidence_requests)
    filter_class = forms.RequestFilter
    default_sort = "due_on"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("asked", _("What is asked"), text=True, wide=True),
        Column("audit.title", _("Audit")),
        Column("asked_of.display_name", _("Asked of"), sort="asked_of__identity__sort_key"),
        Column("status", _("Status"), badge=True),
        DUE,
    )
    empty_title = _("Nothing was asked")
    empty_text = _("Requests of auditors show here.")


class EvidenceRequestPage(RecordPage):
    """One request."""

    permission = "audits.answer"
    records = staticmethod(queries.evidence_requests)
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("asked", _("What is asked"), text=True, wide=True),
        Column("asked_of.display_name", _("Asked of")),
        Column("due_on", _("Due"), date=True),
        Column("audit.title", _("Audit")),
        Column("answer", _("Answer"), text=True, wide=True),
        Column("evidence", _("Evidence"), link="evidence"),
    )
    actions = (AnswerRequest, AcceptAnswer)
