"""What readers do: take note, ask; and the author's answer."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import User
from policies.actions.people import person_acting
from policies.models import Acknowledgement, PolicyVersion, Question
from policies.models.campaigns import Identification
from policies.queries import acknowledgement_of, binding_text, readable
from policies.sentences import SENTENCES
from trail.acts import action, current_act


@action("policies.policy.acknowledge", permission="policies.acknowledge", scope=None, record="policy_version")
def acknowledge_policy(*, actor: User, policy_version: PolicyVersion, language: str, digest: str) -> Acknowledgement:
    """Record that a person took note of the exact text they were shown (5.2 f, 7.3, A.6.3).

    `digest` is that of the text on the reader's screen. Raises ValidationError when the version is not in force for
    this person, when the text is not the one in force, or when it was acknowledged already.
    """
    person = person_acting(actor)
    if not readable(actor).filter(pk=policy_version.pk).exists():
        raise ValidationError(_("This version is not in force any more: open the list again."), code="not_in_force")
    if acknowledgement_of(actor, policy_version) is not None:
        raise ValidationError(_("You have acknowledged this version already."), code="done")
    text = binding_text(policy_version=policy_version, language=language)
    if text is None or text.language != language or text.digest != digest:
        raise ValidationError(_("The text on your screen is not the one in force: read it again."), code="other_text")
    acknowledgement = Acknowledgement(
        policy_version=policy_version,
        person=person,
        perimeter=person.perimeter,
        text=text,
        language=language,
        digest=digest,
        sentence=SENTENCES[language],
        identification=how_identified(actor),
    )
    acknowledgement.save()
    return acknowledgement


def how_identified(actor: User) -> str:
    """How the person proved who they are: what the session says, or the only means that the account has."""
    said = getattr(actor, "identification", "")
    if said in Identification.values:
        return str(said)
    return Identification.PASSWORD if actor.has_usable_password() else Identification.LINK


@action("policies.question.ask", permission="policies.read", scope=None, record="policy_version")
def ask_question(*, actor: User, policy_version: PolicyVersion, text: str) -> Question:
    """Ask the author about a version in force (7.4, staff participation).

    Raises ValidationError when the version is not in force for this person.
    """
    if not readable(actor).filter(pk=policy_version.pk).exists():
        raise ValidationError(_("This version is not in force any more: open the list again."), code="not_in_force")
    question = Question(
        policy_version=policy_version, asked_by=person_acting(actor), asked_at=current_act().at, text=text
    )
    question.save()
    return question


@action("policies.question.answer", permission="policies.edit", scope="question")
def answer_question(*, actor: User, question: Question, answer: str) -> Question:
    """Answer a reader; the answer shows on their page (7.4).

    Raises ValidationError when it was answered already.
    """
    if question.status == Question.Status.ANSWERED:
        raise ValidationError(_("This question was answered already."), code="done")
    question.answer, question.status = answer, Question.Status.ANSWERED
    question.answered_by, question.answered_at = person_acting(actor), current_act().at
    question.save()
    return question
