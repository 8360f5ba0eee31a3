"""Reads of nonconformities, corrective actions, reports from staff and ideas."""

from datetime import date
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, Value, When
from django.db.models.expressions import Combinable

from controls.models import Requirement
from improvement.models import CorrectiveAction, EffectivenessReview, Idea, Nonconformity, Report
from organisation.models import Perimeter, User

UNFINISHED = (CorrectiveAction.Status.PLANNED, CorrectiveAction.Status.IN_PROGRESS)


def nonconformities(user: User) -> QuerySet[Nonconformity]:
    """What the account may see, the gravest first, with what a list shows."""
    rank = Case(
        *(When(grade=grade, then=Value(place)) for place, grade in enumerate(Nonconformity.Grade.values)),
        output_field=IntegerField(),
    )
    found: QuerySet[Nonconformity] = (
        Nonconformity.objects.visible_to(user)
        .active()
        .select_related("owner__identity", "raised_by__identity", "perimeter", "requirement__framework")
        .annotate(gravity=rank)
    )
    return found


def corrective_actions(user: User) -> QuerySet[CorrectiveAction]:
    """The plan: every action that the account may see."""
    found: QuerySet[CorrectiveAction] = (
        CorrectiveAction.objects.visible_to(user)
        .active()
        .select_related("owner__identity", "perimeter", "nonconformity")
    )
    return found


def actions_of(user: User, nonconformity: Nonconformity) -> QuerySet[CorrectiveAction]:
    """The actions of one nonconformity, the first due first."""
    return corrective_actions(user).filter(nonconformity=nonconformity).order_by("due_on", "reference")


def effectiveness_reviews_of(user: User, nonconformity: Nonconformity) -> QuerySet[EffectivenessReview]:
    """The judgements passed on one nonconformity, the newest first."""
    found: QuerySet[EffectivenessReview] = (
        EffectivenessReview.objects.visible_to(user)
        .filter(nonconformity=nonconformity)
        .select_related("reviewer__identity")
        .order_by("-at")
    )
    return found


def reports(user: User) -> QuerySet[Report]:
    """What staff reported: all of it for those who triage, one's own for everyone."""
    found: QuerySet[Report] = (
        Report.objects.visible_to(user).active().select_related("reported_by__identity", "perimeter", "nonconformity")
    )
    return found


def ideas(user: User) -> QuerySet[Idea]:
    """Ideas that the account may see."""
    found: QuerySet[Idea] = Idea.objects.visible_to(user).active().select_related("proposed_by__identity", "perimeter")
    return found


def took_part(*, nonconformity: Nonconformity, person: Any) -> bool:
    """Whether a person owns the nonconformity or one of its actions, and so may not judge its effect."""
    if nonconformity.owner_id == person.pk:
        return True
    return CorrectiveAction.objects.active().filter(nonconformity=nonconformity, owner=person).exists()


def open_nonconformities(*, perimeter: Perimeter) -> QuerySet[Nonconformity]:
    """Breaches of a perimeter and below that are not closed."""
    found: QuerySet[Nonconformity] = (
        Nonconformity.objects.of(perimeter)
        .active()
        .filter(grade__in=[Nonconformity.Grade.MAJOR, Nonconformity.Grade.MINOR])
        .exclude(status=Nonconformity.Status.CLOSED)
    )
    return found


def late_actions(*, perimeter: Perimeter, on: date) -> QuerySet[CorrectiveAction]:
    """Actions of a perimeter and below that were due before a day and are not finished."""
    found: QuerySet[CorrectiveAction] = (
        CorrectiveAction.objects.of(perimeter).active().filter(status__in=UNFINISHED, due_on__lt=on)
    )
    return found


def reports_to_triage(*, perimeter: Perimeter) -> QuerySet[Report]:
    """What people reported there and nobody has read yet."""
    waiting: QuerySet[Report] = Report.objects.of(perimeter).active().filter(status=Report.Status.TO_TRIAGE)
    return waiting


def requirements(user: User) -> QuerySet[Requirement]:
    """Requirements that a finding may name."""
    return Requirement.objects.filter(assessable=True).select_related("framework")


def without_plan() -> Combinable:
    """A clause: no action answers for this nonconformity."""
    return ~Exists(CorrectiveAction.objects.active().filter(nonconformity=OuterRef("pk")))
