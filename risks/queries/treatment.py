"""Reads of the treatment plan."""

from datetime import date

from django.db.models import BooleanField, Case, Count, Q, QuerySet, Value, When

from organisation.models import Perimeter, User
from risks.lifecycle import OPEN_ACTIONS
from risks.models import Risk, TreatmentAction


def late(*, on: date) -> Q:
    """Open after the due date."""
    return Q(status__in=OPEN_ACTIONS, due_on__lt=on)


def plan(user: User) -> "QuerySet[TreatmentAction]":
    """Every action of the treatment plan that the person may see."""
    found: QuerySet[TreatmentAction] = (
        TreatmentAction.objects.visible_to(user)
        .active()
        .filter(risk__withdrawn_at__isnull=True)
        .select_related("perimeter", "risk", "control", "owner__identity", "owner__user")
    )
    return found


def with_lateness(rows: "QuerySet[TreatmentAction]", *, on: date) -> "QuerySet[TreatmentAction]":
    """Each action with whether it is late on a day."""
    return rows.annotate(
        late=Case(When(late(on=on), then=Value(True)), default=Value(False), output_field=BooleanField())
    )


def actions_of(user: User, risk: Risk) -> "QuerySet[TreatmentAction]":
    """The actions planned for a risk."""
    return plan(user).filter(risk=risk)


def open_actions(*, perimeter: Perimeter) -> "QuerySet[TreatmentAction]":
    """The actions of a perimeter and below that are still to be done."""
    found: QuerySet[TreatmentAction] = (
        TreatmentAction.objects.of(perimeter).active().filter(status__in=OPEN_ACTIONS, risk__withdrawn_at__isnull=True)
    )
    return found


def count_by_status(rows: "QuerySet[TreatmentAction]") -> dict[str, int]:
    """How many of these actions stand where, in one query."""
    return dict(rows.order_by().values_list("status").annotate(many=Count("pk")))
