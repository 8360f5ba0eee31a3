"""What is said of a version: comments, and the formalities of a charter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from policies import actions, forms, lifecycle
from policies.models import Document
from policies.queries import (
    formalities,
)
from policies.views.on_version import OnVersion
from web.pages import ActionPage
from web.tables import url_of


class CommentVersion(OnVersion):
    """A remark."""

    action = actions.comment_version
    form_class = forms.CommentForm
    while_status = (*lifecycle.IN_PREPARATION, *lifecycle.IN_FORCE)
    title = _("Add a comment")
    label = _("Add a comment")
    icon = "messages"


class RecordFormality(OnVersion):
    """A formality of a charter."""

    action = actions.record_formality
    form_class = forms.FormalityForm
    while_status = (*lifecycle.IN_PREPARATION, *lifecycle.IN_FORCE)
    title = _("Record a formality")
    label = _("Record a formality")
    icon = "plus"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """For a charter."""
        return record.document.kind == Document.Kind.CHARTER and super().offered_to(user, record)


class WithdrawFormality(ActionPage):
    """A formality recorded by mistake."""

    action = actions.withdraw_formality
    form_class = forms.NothingToFillIn
    records = staticmethod(formalities)
    parameter = "formality"
    parent = "policies:document_list"
    title = _("Take the formality back")
    label = _("Take the formality back")
    style = "danger"

    def success_url(self, result: Any) -> str:
        """Back to the version."""
        return url_of(self.record.policy_version)

    def cancel_url(self) -> str:
        """Back to the version."""
        return url_of(self.record.policy_version)
