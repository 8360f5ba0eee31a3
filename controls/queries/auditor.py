"""What an auditor would spot about statements, controls and versions: each in one query, whatever the volume."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from controls import applicability
from controls.effectiveness import INEFFECTIVE
from controls.models import (
    Applicability,
    Control,
    ControlRequirement,
    Derogation,
    FrozenStatement,
    ObligationRequirement,
    StatementVersion,
)
from controls.queries.control import ControlState, states_of
from organisation.models import PerimeterClosure, User

STATEMENT_AGE = timedelta(days=365)


def _around(path: str, shared: str) -> Q:
    """What counts for the perimeter of the outer row: at `path` below it, or above it and shared."""
    below = PerimeterClosure.objects.filter(ancestor=OuterRef(OuterRef("perimeter"))).values("descendant")
    above = PerimeterClosure.objects.filter(descendant=OuterRef(OuterRef("perimeter"))).values("ancestor")
    return Q(**{f"{path}__in": below}) | Q(**{f"{path}__in": above, shared: True})


def left_out_but_bound(*, user: User, on: date) -> QuerySet[Applicability]:
    """The lines left out although an obligation in force brings their requirement."""
    ends = Q(obligation__ends_on__isnull=True) | Q(obligation__ends_on__gte=on)
    bringing = (
        ObligationRequirement.objects.active()
        .filter(ends, requirement=OuterRef("requirement"), obligation__in_force_on__lte=on)
        .filter(obligation__withdrawn_at__isnull=True)
        .filter(_around("obligation__perimeter", "obligation__shared"))
    )
    rows: QuerySet[Applicability] = Applicability.objects.visible_to(user).active()
    found = rows.filter(Exists(bringing), decision__in=sorted(applicability.EXCLUDED))
    return found.select_related("requirement", "perimeter").order_by("perimeter__path", "requirement__position")


def unanswered_lines(*, user: User) -> list[dict[str, Any]]:
    """How many included lines have no control, by perimeter; a control that answers a part answers the line."""
    here = OuterRef("requirement")
    whole = Q(requirement=here) | Q(requirement__parent=here) | Q(requirement__parent__parent=here)
    answering = (
        ControlRequirement.objects.active()
        .filter(whole, control__withdrawn_at__isnull=True)
        .filter(_around("control__perimeter", "control__shared"))
    )
    rows = Applicability.objects.visible_to(user).active().filter(decision__in=sorted(applicability.INCLUDED))
    counted = rows.filter(~Exists(answering)).order_by().values("perimeter_id", name=F("perimeter__name"))
    return list(counted.annotate(total=Count("pk")).order_by("name"))


def changed_since_version(*, user: User) -> list[dict[str, Any]]:
    """How many lines were decided again since the version in force was frozen, by perimeter."""
    frozen = FrozenStatement.objects.filter(
        statement__perimeter=OuterRef("perimeter"), statement__status=StatementVersion.Status.APPROVED
    )
    waiting = StatementVersion.objects.active().filter(
        perimeter=OuterRef("perimeter"), status=StatementVersion.Status.SUBMITTED
    )
    newest = Applicability.history.model._base_manager.filter(id=OuterRef("pk")).order_by("-version")
    rows = (
        Applicability.objects.visible_to(user)
        .active()
        .annotate(frozen_at=Subquery(frozen.values("at")[:1]), decided_at=Subquery(newest.values("history_date")[:1]))
    )
    counted = rows.filter(~Exists(waiting), decided_at__gt=F("frozen_at")).order_by()
    return list(counted.values("perimeter_id", name=F("perimeter__name")).annotate(total=Count("pk")).order_by("name"))


def old_versions(*, user: User, on: date) -> QuerySet[StatementVersion]:
    """The versions in force that were approved more than a year ago."""
    rows: QuerySet[StatementVersion] = StatementVersion.objects.visible_to(user).active()
    found = rows.filter(status=StatementVersion.Status.APPROVED, decided_on__lt=on - STATEMENT_AGE)
    return found.select_related("perimeter").order_by("perimeter__path")


def pinned_and_superseded(*, user: User) -> QuerySet[StatementVersion]:
    """The versions that the certificate names and that no longer stand."""
    rows: QuerySet[StatementVersion] = StatementVersion.objects.visible_to(user).active()
    found = rows.filter(pinned=True).exclude(status=StatementVersion.Status.APPROVED)
    return found.select_related("perimeter").order_by("perimeter__path")


def ineffective_in_place(*, user: User, on: date) -> list[ControlState]:
    """The controls declared in place of which the latest test failed."""
    rows = Control.objects.visible_to(user).active().filter(status=Control.Status.IMPLEMENTED)
    states = states_of(rows=rows.order_by("reference"), on=on).values()
    return [state for state in states if state.effectiveness.state == INEFFECTIVE]


def unowned_controls(*, user: User) -> QuerySet[Control]:
    """The controls that nobody answers for."""
    found: QuerySet[Control] = Control.objects.visible_to(user).active().filter(owner__isnull=True)
    return found.order_by("reference")


def idle_controls(*, user: User) -> QuerySet[Control]:
    """The controls that answer only requirements that the statement of their perimeter leaves out."""
    kept = ControlRequirement.objects.active().filter(control=OuterRef("pk"))
    left = Applicability.objects.active().filter(
        perimeter=OuterRef(OuterRef("perimeter")),
        requirement=OuterRef("requirement"),
        decision__in=sorted(applicability.EXCLUDED),
    )
    rows: QuerySet[Control] = Control.objects.visible_to(user).active()
    return rows.filter(Exists(kept), ~Exists(kept.filter(~Exists(left)))).order_by("reference")


def uncompensated(*, user: User, on: date) -> QuerySet[Derogation]:
    """The derogations in force of which the compensating control is not in place."""
    rows: QuerySet[Derogation] = Derogation.objects.visible_to(user).active()
    found = rows.filter(status=Derogation.Status.APPROVED, expires_on__gte=on, compensating_control__isnull=False)
    return found.exclude(compensating_control__status=Control.Status.IMPLEMENTED).order_by("reference")
