"""What falls due and what contradicts itself among the risks that a person may see."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from controls.models import Applicability
from organisation.models import User
from risks.lifecycle import OPEN_ACTIONS, Option, Status
from risks.models import Risk, RiskControl, TreatmentAction
from risks.queries import register

SOON = timedelta(days=30)
HIGH_NEED = 3


def live(user: User) -> "QuerySet[Risk]":
    """Risks that are not closed, with what a remark about them needs."""
    found: QuerySet[Risk] = (
        Risk.objects.visible_to(user)
        .active()
        .exclude(status=Status.CLOSED)
        .select_related("owner__identity", "perimeter")
    )
    return found


def actions_due(user: User, *, on: date) -> "QuerySet[TreatmentAction]":
    """Open actions in the person's charge that fall due within a month."""
    found: QuerySet[TreatmentAction] = (
        TreatmentAction.objects.visible_to(user)
        .active()
        .filter(owner__user=user, status__in=OPEN_ACTIONS, due_on__lte=on + SOON, risk__withdrawn_at__isnull=True)
        .select_related("risk")
        .order_by("due_on")
    )
    return found


def reviews_due(user: User, *, on: date) -> "QuerySet[Risk]":
    """One's own risks to review within a month."""
    return register.to_review(live(user), until=on + SOON).filter(owner__user=user)


def acceptances_due(user: User, *, on: date) -> "QuerySet[Risk]":
    """One's own risks whose acceptance ends within a month, or has ended."""
    return live(user).filter(owner__user=user, accepted_until__lte=on + SOON)


def residual_above_current(user: User) -> "QuerySet[Risk]":
    """Expected to be worse after treatment."""
    return register.residual_above_current(live(user))


def expired_acceptances(user: User, *, on: date) -> "QuerySet[Risk]":
    """Accepted until a day that has passed."""
    return live(user).filter(accepted_until__lt=on)


def retained_above_line(user: User, *, on: date) -> "QuerySet[Risk]":
    """Retained above the line without an acceptance in force."""
    return register.retained_above_line(live(user), on=on)


def treated_without_owner(user: User) -> "QuerySet[Risk]":
    """A treatment is decided and nobody owns the risk."""
    return live(user).filter(owner__isnull=True).exclude(option="")


def late_actions(user: User, *, on: date) -> "QuerySet[TreatmentAction]":
    """Open after their due date."""
    found: QuerySet[TreatmentAction] = (
        TreatmentAction.objects.visible_to(user)
        .active()
        .filter(status__in=OPEN_ACTIONS, due_on__lt=on, risk__withdrawn_at__isnull=True)
        .select_related("risk")
        .order_by("due_on")
    )
    return found


def excluded_but_used(user: User) -> "QuerySet[RiskControl]":
    """A treated risk rests on a requirement that the statement of its perimeter leaves out (6.1.3 c, d)."""
    excluded = Applicability.objects.active().filter(decision__in=("not_applicable", "without_object"))
    found: QuerySet[RiskControl] = (
        RiskControl.objects.visible_to(user)
        .active()
        .filter(requirement__isnull=False, risk__withdrawn_at__isnull=True)
        .exclude(risk__status=Status.CLOSED)
        .exclude(risk__option__in=("", Option.RETAIN))
        .filter(excluded_here(excluded))
        .select_related("risk", "requirement")
    )
    return found


def excluded_here(excluded: "QuerySet[Applicability]") -> Q:
    """The same requirement, in the same perimeter."""
    return Q(Exists(excluded.filter(requirement=OuterRef("requirement"), perimeter=OuterRef("risk__perimeter"))))


def above_line(user: User) -> "QuerySet[Risk]":
    """Current level above the acceptance line."""
    return register.above_line(live(user))
