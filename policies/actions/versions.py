"""Preparing a version: draft, write, submit, approve or send back."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from organisation.models import Person, User
from policies import lifecycle
from policies.actions.people import person_acting
from policies.actions.quiz import copy_quiz, draft_only
from policies.models import Approval, Document, Language, PolicyText, PolicyVersion
from policies.queries import editors_of, next_number, text_of
from trail.acts import action, current_act
from vault.actions import REASON, keep
from vault.queries import Content, content

FILE_TYPES = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)


def move(policy_version: PolicyVersion, wanted: str) -> None:
    """Give a version its next status. Raises ValidationError where the life cycle has no such step."""
    if not lifecycle.may_become(policy_version.status, wanted):
        labels = dict(PolicyVersion.Status.choices)
        raise ValidationError(
            _("A version that is “%(now)s” cannot become “%(wanted)s”.")
            % {"now": labels[policy_version.status], "wanted": labels[wanted]},
            code="lifecycle",
        )
    policy_version.status = wanted


@action("policies.version.draft", permission="policies.edit", scope="document", record="document")
def draft_version(
    *, actor: User, document: Document, reason: str, change: str = PolicyVersion.Change.MATERIAL
) -> PolicyVersion:
    """Begin the next version, from the texts in force where there are some (7.5.3 e); the first is always material.

    Raises ValidationError when a version is in preparation already.
    """
    author = person_acting(actor)
    if PolicyVersion.objects.in_preparation().filter(document=document).exists():
        raise ValidationError(_("A version of this document is in preparation already: finish that one."))
    number = next_number(document=document)
    version = PolicyVersion(document=document, number=number, reason=reason, author=author)
    version.change = PolicyVersion.Change.MATERIAL if number == 1 else change
    version.save()
    current = PolicyVersion.objects.in_force().filter(document=document).first()
    if current is not None:
        for text in PolicyText.objects.filter(policy_version=current):
            PolicyText(
                policy_version=version, language=text.language, body=text.body, file=text.file, editor=author
            ).save()
        copy_quiz(source=current, target=version)
    return version


@action("policies.text.edit", permission="policies.edit", scope="policy_version")
def edit_text(*, actor: User, policy_version: PolicyVersion, language: str, body: str) -> PolicyText:
    """Write the text of a draft in one language (7.5.2).

    The English text may also be written once the version is in force, until it is approved in its turn.
    Raises ValidationError once the version left the draft: an approved text never changes.
    """
    text = _text_to_write(actor, policy_version, language)
    text.body, text.file = body.replace("\r\n", "\n"), None
    text.save()
    return text


@action("policies.text.upload", permission="policies.edit", scope="policy_version")
def upload_text(*, actor: User, policy_version: PolicyVersion, language: str, file: "UploadedFile[Any]") -> PolicyText:
    """Give the text of a draft in one language as a PDF or a Word file, under the same life cycle (7.5.2 b).

    Raises ValidationError once the version left the draft, or when the file is neither PDF nor DOCX.
    """
    text = _text_to_write(actor, policy_version, language)
    sealed = keep(perimeter=policy_version.perimeter, name=file.name or "document", stream=file)
    if sealed.media_type not in FILE_TYPES:
        raise ValidationError({"file": _("Give a PDF or a Word file (.docx): readers can open these everywhere.")})
    text.body, text.file = "", sealed
    text.save()
    return text


@action("policies.text.open", permission="policies.read", scope=None, record="policy_text", reads=True)
def open_text(*, actor: User, policy_text: PolicyText, reason: str) -> Content:
    """Read the file of a text (7.5.3, A.8.15); `reason` is a code that the trail keeps, such as "view".

    Raises ValidationError when the text is no file, or when the stored file is missing or damaged.
    """
    if policy_text.file is None:
        raise ValidationError(_("This text is not a file."), code="no_file")
    if not REASON.fullmatch(reason):
        raise ValidationError({"reason": _("The reason is a short code, such as “download”.")})
    current_act().why = f"reason:{reason}"
    return content(file=policy_text.file)


def _text_to_write(actor: User, policy_version: PolicyVersion, language: str) -> PolicyText:
    editor = person_acting(actor)
    text = text_of(policy_version=policy_version, language=language)
    translating = policy_version.is_in_force and language == Language.ENGLISH
    if not translating or (text is not None and text.status == lifecycle.APPROVED):
        draft_only(policy_version)
    text = text or PolicyText(policy_version=policy_version, language=language)
    text.editor, text.status = editor, lifecycle.DRAFT
    return text


@action("policies.version.submit", permission="policies.edit", scope="policy_version")
def submit_version(*, actor: User, policy_version: PolicyVersion) -> PolicyVersion:
    """Put a draft in front of its approvers (7.5.2 c).

    Raises ValidationError without a French text, which is the one that binds, or when it is no draft.
    """
    if text_of(policy_version=policy_version, language=Language.FRENCH) is None:
        raise ValidationError(_("Write the French text first: it is the one that binds."))
    move(policy_version, lifecycle.IN_REVIEW)
    policy_version.submitted_at = current_act().at
    policy_version.review_round += 1
    policy_version.save()
    _mark_texts(policy_version, lifecycle.IN_REVIEW)
    return policy_version


@action("policies.version.approve", permission="policies.approve", scope="policy_version")
def approve_version(*, actor: User, policy_version: PolicyVersion, comment: str = "") -> PolicyVersion:
    """Approve a version in review; with the last approval needed it is approved (5.2, 7.5.2 c, A.5.1).

    Four eyes: raises ValidationError for the author and for whoever wrote in it, for a second approval by the same
    person, and when the version is not in review.
    """
    approver = person_acting(actor)
    _in_review(policy_version)
    if approver.pk in editors_of(policy_version=policy_version):
        raise ValidationError(_("You wrote in this version: somebody else approves it."), code="four_eyes")
    _decide(policy_version, approver, Approval.Decision.APPROVED, comment)
    given = Approval.objects.filter(
        policy_version=policy_version,
        review_round=policy_version.review_round,
        decision=Approval.Decision.APPROVED,
    )
    if given.count() >= policy_version.document.approvals_needed:
        move(policy_version, lifecycle.APPROVED)
        policy_version.approver, policy_version.approved_at = approver, current_act().at
        policy_version.save()
        _mark_texts(policy_version, lifecycle.APPROVED)
    return policy_version


@action("policies.version.send_back", permission="policies.approve", scope="policy_version")
def send_back_version(*, actor: User, policy_version: PolicyVersion, comment: str) -> PolicyVersion:
    """Send a version in review back to its author, with the reason (7.5.2 c).

    Raises ValidationError when it is not in review, or when the person decided already.
    """
    _in_review(policy_version)
    _decide(policy_version, person_acting(actor), Approval.Decision.SENT_BACK, comment)
    move(policy_version, lifecycle.DRAFT)
    policy_version.save()
    _mark_texts(policy_version, lifecycle.DRAFT)
    return policy_version


def _in_review(policy_version: PolicyVersion) -> None:
    if policy_version.status != lifecycle.IN_REVIEW:
        raise ValidationError(_("This version is not in review."), code="lifecycle")


def _decide(policy_version: PolicyVersion, person: Person, decision: str, comment: str) -> None:
    Approval(
        policy_version=policy_version,
        review_round=policy_version.review_round,
        person=person,
        decision=decision,
        comment=comment,
    ).save()


def _mark_texts(policy_version: PolicyVersion, status: str) -> None:
    for text in PolicyText.objects.filter(policy_version=policy_version):
        text.status = status
        text.save()
