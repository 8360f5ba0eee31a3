"""Reads of the staff pages: what is to read, what was read, the reading room."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from organisation.models import Perimeter, PerimeterClosure, Person, User
from policies import lifecycle
from policies.models import (
    Absence,
    Acknowledgement,
    Campaign,
    CampaignMember,
    Language,
    PolicyText,
    PolicyVersion,
    Question,
)
from policies.queries.campaigns import staff_on
from policies.reminders import BACK_TO_WORK
from trail.models import Entry


@dataclass(frozen=True)
class ToRead:
    """One version that a person has to read, until when, and how long it takes."""

    version: PolicyVersion
    due_on: date
    words: int
    late: bool


def readable(user: User) -> "QuerySet[PolicyVersion]":
    """The versions in force that the account may read."""
    found: QuerySet[PolicyVersion] = (
        PolicyVersion.objects.visible_to(user)
        .in_force()
        .select_related("document__perimeter", "document__owner__identity", "author__identity")
    )
    return found


def reading_room(user: User) -> "QuerySet[PolicyVersion]":
    """The same, with when the reader acknowledged each."""
    mine = Acknowledgement.objects.filter(person__user=user, policy_version=OuterRef("pk"))
    return readable(user).annotate(acknowledged_at=Subquery(mine.values("at")[:1]))


def binding_text(*, policy_version: PolicyVersion, language: str) -> PolicyText | None:
    """The approved text in the reader's language, or the French one, which binds."""
    approved = {
        text.language: text
        for text in PolicyText.objects.filter(policy_version=policy_version, status=lifecycle.APPROVED).select_related(
            "file"
        )
    }
    return approved.get(language) or approved.get(Language.FRENCH)


def readable_texts(user: User) -> "QuerySet[PolicyText]":
    """The approved texts of the versions in force that the account may read."""
    found: QuerySet[PolicyText] = PolicyText.objects.filter(
        policy_version__in=readable(user).values("pk"), status=lifecycle.APPROVED
    ).select_related("policy_version__document__perimeter", "file")
    return found


def was_opened(user: User, *, text: UUID) -> bool:
    """Whether the account opened the file of a text: the trail knows."""
    label = f"{PolicyText._meta.label_lower}:{text}"
    return Entry.objects.filter(obj=label, actor=str(user.pk), act="policies.text.open").exists()


def to_read(*, person: Person, on: date) -> list[ToRead]:
    """What the open campaigns still ask of a person on a day, the most urgent first."""
    due: dict[Any, date] = {}
    back = _back_on(person=person, on=on)
    for campaign in _asking(person=person, on=on):
        document = campaign.policy_version.document_id
        asked = max(campaign.due_on, back) if back else campaign.due_on
        due[document] = min(due.get(document, asked), asked)
    french = PolicyText.objects.filter(policy_version=OuterRef("pk"), language=Language.FRENCH)
    found = (
        PolicyVersion.objects.in_force()
        .filter(document__in=due)
        .select_related("document")
        .annotate(words=Subquery(french.values("words")[:1]))
    )
    waiting = [
        ToRead(version, due[version.document_id], version.words or 0, due[version.document_id] < on)
        for version in found
    ]
    return sorted(waiting, key=lambda item: (item.due_on, item.version.document.reference))


def campaign_asking(*, key: UUID, person: Person, on: date) -> Campaign | None:
    """The campaign of this key, while it is open, concerns the person and is not answered."""
    found: Campaign | None = (
        _asking(person=person, on=on).filter(pk=key).select_related("policy_version__document").first()
    )
    return found


def _back_on(*, person: Person, on: date) -> date | None:
    """Until when a person who is absent, or just back, has for what fell due meanwhile."""
    absence = (
        Absence.objects.active()
        .filter(person=person, starts_on__lte=on, ends_on__gt=on - BACK_TO_WORK)
        .order_by("-ends_on")
        .first()
    )
    return absence.ends_on + BACK_TO_WORK if absence else None


def _asking(*, person: Person, on: date) -> "QuerySet[Campaign]":
    """The open campaigns that concern a person and that none of their acknowledgements answers."""
    if not staff_on(on=on).filter(pk=person.pk).exists():
        return Campaign.objects.none()
    roles = list(person.grants.on(on).values_list("role", flat=True))
    above = PerimeterClosure.objects.filter(descendant=person.perimeter_id).values("ancestor")
    named = CampaignMember.objects.active().filter(person=person, campaign=OuterRef("pk"))
    answered = Acknowledgement.objects.filter(
        person=person,
        policy_version__document=OuterRef("policy_version__document"),
        policy_version__number__gte=OuterRef("policy_version__number"),
    )
    found: QuerySet[Campaign] = (
        Campaign.objects.active()
        .filter(
            Q(role="") | Q(role__in=roles),
            Q(team="") | Q(team=person.team),
            Q(by_list=False) | Exists(named),
            ~Exists(answered),
            perimeter__in=above,
            status=Campaign.Status.OPEN,
        )
        .select_related("policy_version")
    )
    return found


def acknowledgements(user: User) -> "QuerySet[Acknowledgement]":
    """The acknowledgements that the account may see: one's own, and those of the perimeters one follows."""
    found: QuerySet[Acknowledgement] = Acknowledgement.objects.visible_to(user).select_related(
        "policy_version__document", "person__identity", "perimeter", "text__file", "quiz_attempt"
    )
    return found


def acknowledgements_of(*, perimeter: Perimeter) -> "QuerySet[Acknowledgement]":
    """Every acknowledgement of a perimeter and below."""
    found: QuerySet[Acknowledgement] = Acknowledgement.objects.of(perimeter).select_related(
        "policy_version__document", "person__identity", "perimeter", "text__file", "quiz_attempt"
    )
    return found


def acknowledged(user: User) -> "QuerySet[Acknowledgement]":
    """One's own acknowledgements."""
    return acknowledgements(user).filter(person__user=user)


def acknowledgement_of(user: User, policy_version: PolicyVersion) -> Acknowledgement | None:
    """One's own acknowledgement of a version, or None."""
    return acknowledged(user).filter(policy_version=policy_version).first()


def questions(user: User) -> "QuerySet[Question]":
    """The questions that the account may see: one's own, those asked of it, those of the perimeters it follows."""
    found: QuerySet[Question] = (
        Question.objects.visible_to(user)
        .active()
        .select_related(
            "policy_version__document__perimeter",
            "policy_version__author__identity",
            "asked_by__identity",
            "answered_by__identity",
        )
    )
    return found
