"""The page of an audit: the auditor's room."""

from django.utils.translation import gettext_lazy as _

from audits import queries
from audits.views.columns import DUE
from audits.views.steps import CloseAudit, JoinTeam, PrepareChecklist, RaiseFinding, RequestEvidence
from web.pages import RecordPage
from web.tables import Column, RelatedTable


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
