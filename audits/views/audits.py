"""Audits: planning one, and the list."""

from django.utils.translation import gettext_lazy as _

from audits import actions, forms, queries
from audits.views.columns import AUDIT_COLUMNS, LIST
from web.pages import ActionPage, ListPage


class PlanAudit(ActionPage):
    """A new audit."""

    action = actions.plan_audit
    form_class = forms.PlanAuditForm
    label = _("Plan an audit")
    style = "primary"
    icon = "plus"
    parent = LIST


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
