"""The page of a version: where it stands, what it says, what changed since the former one."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from policies.articles import numbered
from policies.differences import changed_words, differences
from policies.models import Document, PolicyText, PolicyVersion
from policies.queries import (
    approvals_of,
    comments_of,
    formalities_of,
    former_version,
    opposable_since,
    quiz_questions,
    text_of,
    versions,
)
from policies.views.campaigns import OpenCampaign
from policies.views.quiz import AddQuizQuestion, SetQuiz
from policies.views.remarks import CommentVersion, RecordFormality
from policies.views.texts import EditEnglish, EditFrench, UploadText
from policies.views.translations import ApproveTranslation, SubmitTranslation
from policies.views.version_steps import (
    ApproveVersion,
    ConfirmReview,
    MarkReviewDue,
    PublishVersion,
    SendBackVersion,
    SubmitVersion,
    WithdrawVersion,
)
from web.markdown import render
from web.pages import RecordPage
from web.pages.actions import buttons
from web.tables import Column, RelatedTable, url_of


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
