"""Versions: the page of one, with its texts and what changed, and the doors of the actions on it."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from policies import actions, forms, lifecycle
from policies.differences import changed_words, differences
from policies.models import Language, PolicyText, PolicyVersion
from policies.queries import approvals_of, former_version, text_of, versions
from policies.views.campaigns import OpenCampaign
from web.markdown import render
from web.pages import ActionPage, RecordPage
from web.tables import Column, RelatedTable, url_of


class OnVersion(ActionPage):
    """An action on a version, offered while its status allows it."""

    records = staticmethod(versions)
    parameter = "policy_version"
    while_status: ClassVar[tuple[str, ...]] = ()
    parent = "policies:document_list"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Where the life cycle has this step."""
        return record.status in cls.while_status and super().offered_to(user, record)


class EditText(OnVersion):
    """The text of one language."""

    action = actions.edit_text
    form_class = forms.TextForm
    while_status = (lifecycle.DRAFT,)
    template_name = "policies/edit_text.html"
    language: ClassVar[str] = Language.FRENCH
    icon = "pencil"

    def initial(self) -> dict[str, Any]:
        """The text as it stands."""
        text = self.text()
        return {"language": self.language, "body": text.body if text else ""}

    def text(self) -> PolicyText | None:
        """What was written so far."""
        return text_of(policy_version=self.record, language=self.language)

    def seen_version(self) -> Any:
        """Two people who write at once find out: what counts is the text, not the version."""
        text = self.text()
        return text.version if text else 0

    def context(self) -> dict[str, Any]:
        """The text as readers will see it: as typed just now, or as it was saved."""
        body = self.request.POST.get("body") or (self.initial()["body"])
        return {"preview": render(body) if body else "", "language": self.language}

    def success_url(self, result: Any) -> str:
        """Back to the version."""
        return url_of(self.record)


class EditFrench(EditText):
    """The French text, which binds."""

    label = _("Write the French text")
    title = _("French text")
    style = "primary"


class EditEnglish(EditText):
    """The English text."""

    language = Language.ENGLISH
    label = _("Write the English text")
    title = _("English text")


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


class VersionPage(RecordPage):
    """One version: where it stands, what it says, what changed since the former one."""

    permission = "policies.view"
    records = staticmethod(versions)
    template_name = "policies/version.html"
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("document", _("Document"), link="document"),
        Column("change", _("Kind of change")),
        Column("author.display_name", _("Author")),
        Column("approver.display_name", _("Approver")),
        Column("submitted_at", _("Submitted on"), date=True),
        Column("approved_at", _("Approved on"), date=True),
        Column("published_at", _("Published on"), date=True),
        Column("review_on", _("Next review"), date=True),
        Column("ended_at", _("Out of force since"), date=True),
        Column("reason", _("Reason for the change"), text=True),
    )
    actions = (
        EditFrench,
        EditEnglish,
        SubmitVersion,
        ApproveVersion,
        SendBackVersion,
        PublishVersion,
        OpenCampaign,
        ConfirmReview,
        MarkReviewDue,
        WithdrawVersion,
    )
    tables = (
        RelatedTable(
            _("Decisions"),
            approvals_of,
            (
                Column("at", _("When")),
                Column("person.display_name", _("Who")),
                Column("decision", _("Decision"), badge=True),
                Column("comment", _("Comment"), wide=True),
            ),
            empty=_("Nobody has decided on it yet."),
        ),
    )

    def crumbs(self) -> list[tuple[Any, str]]:
        """Back to the document."""
        return [*super().crumbs(), (str(self.record.document), url_of(self.record.document))]

    parent = "policies:document_list"

    def context(self) -> dict[str, Any]:
        """The texts, and what changed in each."""
        former = former_version(policy_version=self.record)
        return {"former": former, "texts": [self._shown(text, former) for text in self.record.texts.all()]}

    def _shown(self, text: PolicyText, former: PolicyVersion | None) -> dict[str, Any]:
        before = text_of(policy_version=former, language=text.language) if former else None
        pieces = differences(before=before.body, after=text.body) if before else []
        added, removed = changed_words(pieces)
        return {"text": text, "html": render(text.body), "pieces": pieces, "added": added, "removed": removed}
