"""The steps of a version: submitted, approved, published, reviewed, withdrawn."""

from django.utils.translation import gettext_lazy as _

from policies import actions, forms, lifecycle
from policies.views.on_version import OnVersion


class SubmitVersion(OnVersion):
    """In front of the approvers."""

    action = actions.submit_version
    form_class = forms.NothingToFillIn
    while_status = (lifecycle.DRAFT,)
    title = _("Submit for approval")
    label = _("Submit for approval")
    intro = _("The text cannot be changed any more unless an approver sends it back.")
    icon = "send"


class ApproveVersion(OnVersion):
    """Yes."""

    action = actions.approve_version
    form_class = forms.ApproveForm
    while_status = (lifecycle.IN_REVIEW,)
    title = _("Approve")
    label = _("Approve")
    intro = _("Whoever wrote in a version cannot approve it.")
    style = "primary"
    icon = "check"


class SendBackVersion(OnVersion):
    """Not yet."""

    action = actions.send_back_version
    form_class = forms.SendBackForm
    while_status = (lifecycle.IN_REVIEW,)
    title = _("Send back")
    label = _("Send back")
    icon = "arrow-back-up"


class PublishVersion(OnVersion):
    """In force."""

    action = actions.publish_version
    form_class = forms.PublishForm
    while_status = (lifecycle.APPROVED,)
    title = _("Publish")
    label = _("Publish")
    intro = _("The version comes into force at once and supersedes the former one.")
    style = "primary"
    icon = "send"


class MarkReviewDue(OnVersion):
    """To be reviewed."""

    action = actions.mark_review_due
    form_class = forms.NothingToFillIn
    while_status = (lifecycle.PUBLISHED,)
    title = _("Begin the review")
    label = _("Begin the review")
    intro = _("The version stays in force while it is reviewed.")
    icon = "refresh"


class ConfirmReview(OnVersion):
    """Reviewed, and it still fits."""

    action = actions.confirm_review
    form_class = forms.ConfirmReviewForm
    while_status = (lifecycle.REVIEW_DUE,)
    title = _("Confirm without change")
    label = _("Confirm without change")
    intro = _("The version was reviewed and still fits. If it does not, draft the next version instead.")
    style = "primary"
    icon = "check"


class WithdrawVersion(OnVersion):
    """Out of force."""

    action = actions.withdraw_version
    form_class = forms.NothingToFillIn
    while_status = (*lifecycle.IN_PREPARATION, *lifecycle.IN_FORCE)
    title = _("Withdraw the version")
    label = _("Withdraw")
    intro = _("Nobody is asked to read it any more. What was acknowledged stays acknowledged.")
    style = "danger"
