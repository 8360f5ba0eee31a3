"""The one read behind the button of a reader: the text in force for a person, and what stands before the button."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from organisation.models import Grant, PerimeterClosure, Person
from organisation.roles import roles_with
from policies import lifecycle
from policies.models import PolicyText, PolicyVersion, QuizAttempt, QuizQuestion
from trail.prepared import Prepared


@dataclass(frozen=True)
class Awaited:
    """A text that waits for the button: what it says, its quiz, and the attempt that passed it."""

    key: UUID
    digest: str
    body: str
    file: UUID | None
    measures_time: bool
    has_quiz: bool
    passed: UUID | None


@Prepared
def _awaited(person: UUID, policy_version: UUID, language: str, on: date) -> "QuerySet[Any, Any]":
    held = Grant.objects.on(on).filter(person=person, role__in=roles_with("policies.read")).values("perimeter")
    below = PerimeterClosure.objects.filter(ancestor__in=held).values("descendant")
    above = PerimeterClosure.objects.filter(descendant__in=held).values("ancestor")
    applies = Q(policy_version__document__perimeter__in=below)
    applies |= Q(policy_version__document__perimeter__in=above, policy_version__document__shared=True)
    asked = QuizQuestion.objects.active().filter(policy_version=OuterRef("policy_version"))
    passed = QuizAttempt.objects.filter(person=person, policy_version=OuterRef("policy_version"), passed=True)
    found: QuerySet[Any, Any] = PolicyText.objects.filter(
        applies,
        policy_version=policy_version,
        policy_version__status__in=lifecycle.IN_FORCE,
        policy_version__withdrawn_at__isnull=True,
        language=language,
        status=lifecycle.APPROVED,
    ).values_list(
        "pk",
        "digest",
        "body",
        "file",
        "policy_version__document__measures_time",
        Exists(asked),
        Subquery(passed.values("pk")[:1]),
    )
    return found


def text_to_acknowledge(*, person: Person, policy_version: PolicyVersion, language: str, on: date) -> Awaited | None:
    """The approved text in force for a person in a language, or None: what the button needs, read at once."""
    rows = _awaited.rows(person=person.pk, policy_version=policy_version.pk, language=language, on=on)
    return Awaited(*rows[0]) if rows else None
