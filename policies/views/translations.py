"""The English text of a version in force goes its own way to approval."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from policies import actions, forms, lifecycle
from policies.views.on_version import OnVersion
from policies.views.texts import english_is


class SubmitTranslation(OnVersion):
    """The English text of a version in force, in front of the approvers."""

    action = actions.submit_translation
    form_class = forms.NothingToFillIn
    while_status = lifecycle.IN_FORCE
    title = _("Submit the English text")
    label = _("Submit the English text")
    intro = _("The French text stays in force, and goes on binding.")
    icon = "send"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once it is written."""
        return super().offered_to(user, record) and english_is(record, lifecycle.DRAFT)


class ApproveTranslation(OnVersion):
    """The English text of a version in force is approved."""

    action = actions.approve_translation
    form_class = forms.NothingToFillIn
    while_status = lifecycle.IN_FORCE
    title = _("Approve the English text")
    label = _("Approve the English text")
    intro = _("Whoever wrote in it cannot approve it.")
    style = "primary"
    icon = "check"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once it is submitted."""
        return super().offered_to(user, record) and english_is(record, lifecycle.IN_REVIEW)
