"""The steps of an audit under way: its team, its checklist, what is asked and found, its conclusion."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audits import actions, forms, queries
from audits.views.columns import LIST
from web.pages import ActionPage


class AuditAction(ActionPage):
    """A step of an audit under way."""

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


class JoinTeam(AuditAction):
    """One more auditor."""

    action = actions.join_team
    form_class = forms.JoinTeamForm
    label = _("Add an auditor")


class PrepareChecklist(AuditAction):
    """The checklist."""

    action = actions.prepare_checklist
    form_class = forms.PrepareForm
    label = _("Prepare the checklist")


class RequestEvidence(AuditAction):
    """A request."""

    action = actions.request_evidence
    form_class = forms.RequestForm
    label = _("Ask for evidence")


class RaiseFinding(AuditAction):
    """A finding."""

    action = actions.raise_finding
    form_class = forms.FindingForm
    label = _("Raise a finding")
    style = "primary"
    icon = "plus"


class CloseAudit(AuditAction):
    """The conclusion."""

    action = actions.close_audit
    form_class = forms.CloseAuditForm
    label = _("Conclude the audit")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """To its own auditors."""
        return super().offered_to(user, record) and queries.is_auditor_of(audit=record, person=user.person)
