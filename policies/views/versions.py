"""Versions: the page of one, with its texts and what changed, and the doors of the actions on it."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from policies import actions, forms, lifecycle
from policies.articles import numbered
from policies.differences import changed_words, differences
from policies.models import Document, Language, PolicyText, PolicyVersion
from policies.queries import (
    approvals_of,
    comments_of,
    formalities,
    formalities_of,
    former_version,
    opposable_since,
    quiz_questions,
    text_of,
    versions,
)
from policies.views.campaigns import OpenCampaign
from policies.views.quiz import AddQuizQuestion, SetQuiz
from policies.views.reading import given
from web.markdown import render
from web.pages import ActionPage, Page, RecordPage
from web.pages.actions import buttons
from web.pages.base import find
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
    while_status: ClassVar[tuple[str, ...]] = (lifecycle.DRAFT,)
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
        return {"preview": render(numbered(body)) if body else "", "language": self.language}

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Save; or only show what was typed as readers will see it, which writes nothing."""
        if "preview" not in request.POST:
            return super().post(request, **kwargs)
        self._refuse_strangers()
        htmx: Any = getattr(request, "htmx", None)
        return self.answer(form=self.form(data=request.POST), fragment="preview" if htmx else "")

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
    while_status = (lifecycle.DRAFT, *lifecycle.IN_FORCE)
    label = _("Write the English text")
    title = _("English text")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Until it is approved in its turn."""
        return super().offered_to(user, record) and _english_is(record, None, lifecycle.DRAFT)


def _english_is(record: PolicyVersion, *statuses: str | None) -> bool:
    """Where the English text of a version stands; of one that is in preparation it goes with the French one."""
    if not record.is_in_force:
        return True
    found = next((text.status for text in record.texts.all() if text.language == Language.ENGLISH), None)
    return found in statuses


class UploadText(OnVersion):
    """The text of one language, as a file."""

    action = actions.upload_text
    form_class = forms.UploadTextForm
    while_status = (lifecycle.DRAFT,)
    title = _("Give a file")
    label = _("Give a file")
    intro = _("A PDF or Word file goes through the same life as a text that is written here.")
    icon = "upload"

    def initial(self) -> dict[str, Any]:
        """French first."""
        return {"language": Language.FRENCH}


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
        return super().offered_to(user, record) and _english_is(record, lifecycle.DRAFT)


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
        return super().offered_to(user, record) and _english_is(record, lifecycle.IN_REVIEW)


class CommentVersion(OnVersion):
    """A remark."""

    action = actions.comment_version
    form_class = forms.CommentForm
    while_status = (*lifecycle.IN_PREPARATION, *lifecycle.IN_FORCE)
    title = _("Comment")
    label = _("Comment")
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


class VersionFile(Page):
    """The file of a text, for those who follow documents. Each reading is traced."""

    action = actions.open_text
    permission = "policies.view"
    http_method_names = ["get"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The file. Raises ValidationError, which the frame shows, when it is damaged or missing."""
        version = find(versions, self.user, kwargs["pk"])
        text = text_of(policy_version=version, language=kwargs["language"])
        if text is None or text.file is None:
            raise Http404
        return given(request, user=self.user, text=text)


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


def _quiz(user: Any, record: PolicyVersion) -> Any:
    return quiz_questions(user).filter(policy_version=record)


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
        UploadText,
        SubmitTranslation,
        ApproveTranslation,
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
        RelatedTable(
            _("Comments"),
            comments_of,
            (
                Column("at", _("When")),
                Column("person.display_name", _("Who")),
                Column("text", _("Comment"), wide=True),
            ),
            empty=_("No comment yet."),
            actions=(CommentVersion,),
        ),
        RelatedTable(
            _("Quiz"),
            _quiz,
            (
                Column("position", _("Order"), numeric=True),
                Column("question_fr", _("Question"), wide=True, link="policies:quiz_question"),
                Column("question_en", _("In English"), wide=True),
            ),
            empty=_("No quiz: reading is enough."),
            actions=(AddQuizQuestion, SetQuiz),
        ),
    )

    def crumbs(self) -> list[tuple[Any, str]]:
        """Back to the document."""
        return [*super().crumbs(), (str(self.record.document), url_of(self.record.document))]

    parent = "policies:document_list"

    def context(self) -> dict[str, Any]:
        """The texts, and what changed in each."""
        former = former_version(policy_version=self.record)
        charter = self.record.document.kind == Document.Kind.CHARTER
        return {
            "former": former,
            "texts": [self._shown(text, former) for text in self.record.texts.select_related("file")],
            "charter": charter,
            "formalities": list(formalities_of(self.user, self.record)) if charter else [],
            "formality_buttons": buttons((RecordFormality,), self.request, self.record) if charter else [],
            "opposable": opposable_since(policy_version=self.record),
        }

    def _shown(self, text: PolicyText, former: PolicyVersion | None) -> dict[str, Any]:
        if text.file is not None:
            return {"text": text, "file": text.file}
        before = text_of(policy_version=former, language=text.language) if former else None
        pieces = differences(before=before.body, after=text.body) if before else []
        added, removed = changed_words(pieces)
        return {"text": text, "html": render(numbered(text.body)), "pieces": pieces, "added": added, "removed": removed}
