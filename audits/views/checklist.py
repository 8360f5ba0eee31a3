"""One line of a checklist, and its conclusion."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from audits import actions, forms, queries
from audits.views.columns import LIST
from web.pages import ActionPage, RecordPage
from web.tables import Column


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
