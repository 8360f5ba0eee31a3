"""Remarks on a version, its English text after publication, and the formalities of a charter."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import User
from policies import lifecycle
from policies.actions.people import person_acting
from policies.models import Comment, Document, Formality, PolicyText, PolicyVersion
from policies.queries import editors_of_text, text_of
from trail.acts import action, current_act


@action("policies.version.comment", permission="policies.view", scope="policy_version")
def comment_version(*, actor: User, policy_version: PolicyVersion, text: str) -> Comment:
    """Remark on a version (7.5.2); remarks are kept as they were written."""
    comment = Comment(policy_version=policy_version, person=person_acting(actor), text=text)
    comment.save()
    return comment


@action("policies.formality.record", permission="policies.edit", scope="policy_version")
def record_formality(
    *, actor: User, policy_version: PolicyVersion, kind: str, done_on: date, note: str = ""
) -> Formality:
    """Record a formality of a charter (A.5.10, A.6.2): with the two needed, the charter binds staff.

    Raises ValidationError for another kind of document, a day to come, or a formality recorded already.
    """
    if policy_version.document.kind != Document.Kind.CHARTER:
        raise ValidationError(_("Only a charter has formalities."), code="no_charter")
    if done_on > current_act().on:
        raise ValidationError({"done_on": _("This day lies in the future: record what has been done.")})
    formality = Formality(policy_version=policy_version, kind=kind, done_on=done_on, note=note)
    formality.save()
    return formality


@action("policies.formality.withdraw", permission="policies.edit", scope="formality")
def withdraw_formality(*, actor: User, formality: Formality) -> Formality:
    """Take back a formality that was recorded by mistake; its history stays."""
    formality.withdraw()
    return formality


@action("policies.translation.submit", permission="policies.edit", scope="policy_version")
def submit_translation(*, actor: User, policy_version: PolicyVersion) -> PolicyText:
    """Put the English text of a version in force in front of its approvers (7.5.2 c).

    Raises ValidationError when there is none, or when it is not a draft.
    """
    text = _english(policy_version, lifecycle.DRAFT)
    text.status = lifecycle.IN_REVIEW
    text.save()
    return text


@action("policies.translation.approve", permission="policies.approve", scope="policy_version")
def approve_translation(*, actor: User, policy_version: PolicyVersion) -> PolicyText:
    """Approve the English text of a version in force (7.5.2 c); the French one goes on binding.

    Four eyes: raises ValidationError for whoever wrote in it, or when it is not in review.
    """
    text = _english(policy_version, lifecycle.IN_REVIEW)
    if person_acting(actor).pk in editors_of_text(text=text):
        raise ValidationError(_("You wrote in this text: somebody else approves it."), code="four_eyes")
    text.status = lifecycle.APPROVED
    text.save()
    return text


def _english(policy_version: PolicyVersion, status: str) -> PolicyText:
    text = text_of(policy_version=policy_version, language="en")
    if not policy_version.is_in_force or text is None or text.status != status:
        raise ValidationError(_("There is no English text to decide on here."), code="lifecycle")
    return text
