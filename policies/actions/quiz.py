"""Writing the quiz of a draft."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import User
from policies import lifecycle
from policies.models import PolicyVersion, QuizQuestion
from trail.acts import action


@action("policies.quiz.set", permission="policies.edit", scope="policy_version")
def set_quiz(*, actor: User, policy_version: PolicyVersion, pass_mark: int, attempts_a_day: int) -> PolicyVersion:
    """Say how much of the quiz must be right, and how often a reader may try in one day (7.2 c).

    Raises ValidationError once the version left the draft.
    """
    draft_only(policy_version)
    policy_version.pass_mark, policy_version.attempts_a_day = pass_mark, attempts_a_day
    policy_version.save()
    return policy_version


@action("policies.quiz.add", permission="policies.edit", scope="policy_version")
def add_quiz_question(
    *,
    actor: User,
    policy_version: PolicyVersion,
    question_fr: str,
    answers_fr: str,
    question_en: str = "",
    answers_en: str = "",
) -> QuizQuestion:
    """Add a question to the quiz of a draft (7.2 c): one answer a line, the right ones marked by a star.

    Raises ValidationError once the version left the draft, or when the answers cannot be chosen from.
    """
    draft_only(policy_version)
    question = QuizQuestion(
        policy_version=policy_version,
        position=QuizQuestion.objects.filter(policy_version=policy_version).count() + 1,
        question_fr=question_fr,
        answers_fr=answers_fr,
        question_en=question_en,
        answers_en=answers_en,
    )
    question.save()
    return question


@action("policies.quiz.edit", permission="policies.edit", scope="quiz_question")
def edit_quiz_question(
    *,
    actor: User,
    quiz_question: QuizQuestion,
    question_fr: str,
    answers_fr: str,
    question_en: str = "",
    answers_en: str = "",
) -> QuizQuestion:
    """Change a question of the quiz of a draft (7.2 c).

    Raises ValidationError once the version left the draft, or when the answers cannot be chosen from.
    """
    draft_only(quiz_question.policy_version)
    quiz_question.question_fr, quiz_question.answers_fr = question_fr, answers_fr
    quiz_question.question_en, quiz_question.answers_en = question_en, answers_en
    quiz_question.save()
    return quiz_question


@action("policies.quiz.remove", permission="policies.edit", scope="quiz_question")
def remove_quiz_question(*, actor: User, quiz_question: QuizQuestion) -> QuizQuestion:
    """Take a question out of the quiz of a draft (7.2 c); its history stays.

    Raises ValidationError once the version left the draft.
    """
    draft_only(quiz_question.policy_version)
    quiz_question.withdraw()
    return quiz_question


def draft_only(policy_version: PolicyVersion) -> None:
    """Raises ValidationError once the version left the draft: what approvers read never changes."""
    if policy_version.status != lifecycle.DRAFT:
        raise ValidationError(_("Only a draft is written: begin a new version, or have this one sent back."))


def copy_quiz(*, source: PolicyVersion, target: PolicyVersion) -> None:
    """Give a new version the quiz of the former, inside the running act."""
    target.pass_mark, target.attempts_a_day = source.pass_mark, source.attempts_a_day
    target.save()
    for question in QuizQuestion.objects.active().filter(policy_version=source):
        QuizQuestion(
            policy_version=target,
            position=question.position,
            question_fr=question.question_fr,
            answers_fr=question.answers_fr,
            question_en=question.question_en,
            answers_en=question.answers_en,
        ).save()
