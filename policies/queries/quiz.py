"""Reads of quizzes: the questions of a version, who passed, how many attempts are left."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from organisation.models import Person, User
from policies.models import PolicyVersion, QuizAttempt, QuizQuestion


def quiz_questions(user: User) -> "QuerySet[QuizQuestion]":
    """The questions of quizzes that the account may see."""
    found: QuerySet[QuizQuestion] = (
        QuizQuestion.objects.visible_to(user).active().select_related("policy_version__document__perimeter")
    )
    return found


def quiz_of(*, policy_version: PolicyVersion) -> list[QuizQuestion]:
    """The questions of a version, in their order."""
    return list(QuizQuestion.objects.active().filter(policy_version=policy_version).order_by("position", "pk"))


def quiz_asked() -> "QuerySet[QuizQuestion]":
    """Every question that is asked, in its order: what a prefetch of versions takes."""
    found: QuerySet[QuizQuestion] = QuizQuestion.objects.active().order_by("position", "pk")
    return found


def attempts(user: User) -> "QuerySet[QuizAttempt]":
    """The attempts that the account may see: one's own, and those of the perimeters one follows."""
    found: QuerySet[QuizAttempt] = QuizAttempt.objects.visible_to(user).select_related(
        "policy_version__document", "person__identity"
    )
    return found


def passed_attempt(*, person: Person, policy_version: PolicyVersion) -> QuizAttempt | None:
    """The attempt by which a person passed the quiz of a version, or None."""
    found: QuizAttempt | None = QuizAttempt.objects.filter(
        person=person, policy_version=policy_version, passed=True
    ).first()
    return found


def attempts_left(*, person: Person, policy_version: PolicyVersion, on: date) -> int:
    """How often a person may still try on a day."""
    made: Any = QuizAttempt.objects.filter(person=person, policy_version=policy_version, at__date=on)
    return max(0, policy_version.attempts_a_day - int(made.count()))
