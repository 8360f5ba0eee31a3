"""What readers do: take note, answer the quiz, ask; and the author's answer."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _

from organisation.models import User
from policies import quiz, reading_proof
from policies.actions.people import person_acting, reader
from policies.models import Acknowledgement, Identification, PolicyVersion, Question, QuizAttempt
from policies.parts import parts_of
from policies.queries import (
    Awaited,
    attempts_left,
    passed_attempt,
    quiz_of,
    readable,
    text_to_acknowledge,
    was_opened,
)
from policies.reading_proof import Shown
from policies.sentences import SENTENCES
from trail.acts import action, current_act


@action("policies.policy.acknowledge", permission="policies.acknowledge", scope=None)
def acknowledge_policy(
    *, actor: User, policy_version: PolicyVersion, language: str, digest: str, proof: str = ""
) -> Acknowledgement:
    """Record that a person took note of the exact text they were shown (5.2 f, 7.3, A.6.3).

    `digest` is that of the text on the reader's screen, `proof` the note that says that every part of it was shown.
    Raises ValidationError when the version is not in force for this person, when the text is not the one in force or
    was not shown to its end, when the quiz is not passed, or when it was acknowledged already.
    """
    person = reader(actor)
    on = current_act().on
    text = text_to_acknowledge(person=person, policy_version=policy_version, language=language, on=on)
    if text is None:
        _in_force_for(actor, policy_version)
    if text is None or text.digest != digest:
        raise ValidationError(_("The text on your screen is not the one in force: read it again."), code="other_text")
    shown = _shown_to_the_end(actor, text, proof)
    if text.has_quiz and text.passed is None:
        raise ValidationError(_("Answer the quiz first: it shows what you have understood."), code="quiz")
    acknowledgement = Acknowledgement(
        policy_version=policy_version,
        person=person,
        perimeter=person.perimeter,
        text_id=text.key,
        language=language,
        digest=digest,
        sentence=SENTENCES[language],
        identification=how_identified(actor),
        parts=shown.parts,
        seconds=shown.seconds(at=current_act().at) if text.measures_time else None,
        quiz_attempt_id=text.passed,
    )
    try:
        acknowledgement.save()
    except IntegrityError as error:  # the same button pressed twice at the same instant
        raise ValidationError(_("You have acknowledged this version already."), code="done") from error
    return acknowledgement


def _in_force_for(actor: User, policy_version: PolicyVersion) -> None:
    if not readable(actor).filter(pk=policy_version.pk).exists():
        raise ValidationError(_("This version is not in force any more: open the list again."), code="not_in_force")


def _shown_to_the_end(actor: User, text: Awaited, proof: str) -> Shown:
    """What was shown. Raises ValidationError when a part of the text, or its file, was not."""
    if text.file:
        if not was_opened(actor, text=text.key):
            raise ValidationError(_("Open the document first, then come back to this page."), code="unread")
        return Shown(1, None)
    shown = reading_proof.read(token=proof, account=str(actor.pk), digest=text.digest, at=current_act().at)
    if shown.parts < len(parts_of(text.body)):
        raise ValidationError(
            _("This text was not shown to you to its end: go through its parts, then press the button."), code="unread"
        )
    return shown


def how_identified(actor: User) -> str:
    """How the person proved who they are: what the session says, or the only means that the account has."""
    said = getattr(actor, "identification", "")
    if said in Identification.values:
        return str(said)
    return Identification.PASSWORD if actor.has_usable_password() else Identification.LINK


@action("policies.quiz.attempt", permission="policies.acknowledge", scope=None, record="policy_version")
def attempt_quiz(*, actor: User, policy_version: PolicyVersion, answers: Mapping[str, Sequence[int]]) -> QuizAttempt:
    """Answer the quiz of a version in force (7.2 c, 7.3): question → places of the answers chosen, from 0.

    Raises ValidationError when there is no quiz, when it was passed, when a question has no answer, or when today's
    attempts are used up.
    """
    person = person_acting(actor)
    _in_force_for(actor, policy_version)
    questions = quiz_of(policy_version=policy_version)
    if not questions:
        raise ValidationError(_("This document has no quiz."), code="no_quiz")
    if passed_attempt(person=person, policy_version=policy_version) is not None:
        raise ValidationError(_("You have passed this quiz already."), code="done")
    if not attempts_left(person=person, policy_version=policy_version, on=current_act().on):
        raise ValidationError(_("Today’s attempts are used up: read the text again, then try tomorrow."), code="max")
    given = {str(question.pk): sorted(set(answers.get(str(question.pk), ()))) for question in questions}
    if not all(given.values()):
        raise ValidationError({"answers": _("Answer every question.")})
    asked = {str(question.pk): quiz.answers_of(question.answers_fr) for question in questions}
    reached = quiz.score(asked=asked, given=given)
    attempt = QuizAttempt(
        policy_version=policy_version,
        person=person,
        given=given,
        score=reached,
        passed=reached >= policy_version.pass_mark,
    )
    attempt.save()
    return attempt


@action("policies.question.ask", permission="policies.read", scope=None, record="policy_version")
def ask_question(*, actor: User, policy_version: PolicyVersion, text: str) -> Question:
    """Ask the author about a version in force (7.4, staff participation).

    Raises ValidationError when the version is not in force for this person.
    """
    _in_force_for(actor, policy_version)
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
