"""Reads of the register of obligations: what binds a perimeter, what it brings, which clauses its contracts hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from controls.models import ContractClause, Obligation, ObligationRequirement, ObligationReview, Requirement
from controls.queries.frameworks import ancestors_of, descendants_of, requirements
from controls.registry import Reason
from organisation.models import Perimeter, User
from trail import clock

EXPECTED, IN_FORCE, ENDED = "expected", "in_force", "ended"
STATES = [(IN_FORCE, _("In force")), (EXPECTED, _("Expected")), (ENDED, _("Ended"))]


def obligations(user: User) -> QuerySet[Obligation]:
    """The obligations that the account may read: its own perimeters', and those that bind from above."""
    found: QuerySet[Obligation] = Obligation.objects.visible_to(user).active()
    return found.select_related("perimeter", "owner__identity")


def obligations_listed(user: User) -> QuerySet[Obligation]:
    """The same with its state of today and how many requirements each brings, for a list."""
    brought = (
        ObligationRequirement.objects.active()
        .filter(obligation=OuterRef("pk"))
        .order_by()
        .values("obligation")
        .annotate(total=Count("pk"))
    )
    today = clock.today()
    state = Case(
        When(Q(in_force_on__isnull=True) | Q(in_force_on__gt=today), then=Value(EXPECTED)),
        When(ends_on__lt=today, then=Value(ENDED)),
        default=Value(IN_FORCE),
        output_field=CharField(),
    )
    return obligations(user).annotate(requirement_count=Subquery(brought.values("total")), state_today=state)


def in_force(*, on: date) -> Q:
    """What tells an obligation in force on a day."""
    return Q(in_force_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))


def binding(*, perimeter: Perimeter, on: date) -> QuerySet[Obligation]:
    """The obligations in force that bind a perimeter: its own, those below it, and those that bind from above."""
    own = Q(perimeter__in=descendants_of(perimeter=perimeter))
    above = Q(shared=True, perimeter__in=ancestors_of(perimeter=perimeter))
    found: QuerySet[Obligation] = Obligation.objects.active().filter((own | above) & in_force(on=on))
    return found


def reasons_of_obligations(*, perimeter: Perimeter, on: date) -> Iterable[Reason]:
    """Why a requirement is needed: the laws and contracts in force that bring it (6.1.3 b, c), in one query."""
    rows = (
        ObligationRequirement.objects.active()
        .filter(obligation__in=binding(perimeter=perimeter, on=on).values("pk"))
        .select_related("obligation")
        .order_by("obligation__reference")
    )
    for row in rows:
        yield reason_of(obligation=row.obligation, requirement_id=row.requirement_id)


def reason_of(*, obligation: Any, requirement_id: Any) -> Reason:
    """What one obligation gives to the line of one requirement."""
    return Reason(
        requirement_id=requirement_id,
        kind=Obligation.COLUMNS[obligation.kind],
        label=f"{obligation.reference} {obligation.title}",
        url=reverse("controls:obligation", args=[obligation.pk]),
    )


def brought(user: User) -> QuerySet[ObligationRequirement]:
    """What the obligations that the account may read bring."""
    found: QuerySet[ObligationRequirement] = ObligationRequirement.objects.active().filter(
        obligation__in=Obligation.objects.visible_to(user).active().values("pk")
    )
    return found.select_related("obligation__perimeter", "requirement__framework")


def brought_by(user: User, record: Obligation) -> QuerySet[ObligationRequirement]:
    """What one obligation brings, in the order of the frameworks."""
    return brought(user).filter(obligation=record).order_by("-requirement__framework__code", "requirement__position")


def bringing(user: User, requirement: Requirement) -> QuerySet[ObligationRequirement]:
    """The obligations that bring one requirement."""
    return brought(user).filter(requirement=requirement).order_by("obligation__reference")


def obligation_reviews(user: User) -> QuerySet[ObligationReview]:
    """The reviews of the obligations that the account may read, the latest first."""
    found: QuerySet[ObligationReview] = ObligationReview.objects.filter(
        obligation__in=Obligation.objects.visible_to(user).values("pk")
    )
    return found.select_related("obligation__perimeter", "reviewer__identity").order_by("-reviewed_on", "-at")


def reviews_of(user: User, record: Obligation) -> QuerySet[ObligationReview]:
    """The reviews of one obligation."""
    return obligation_reviews(user).filter(obligation=record)


def contract_clauses(user: User) -> QuerySet[ContractClause]:
    """The clauses checked in the contracts that the account may read."""
    found: QuerySet[ContractClause] = ContractClause.objects.active().filter(
        obligation__in=Obligation.objects.visible_to(user).active().values("pk")
    )
    return found.select_related("obligation__perimeter", "requirement")


def clause_requirements(user: User) -> QuerySet[Requirement]:
    """The clauses that a hosting contract has to hold (HDS EXI-17 to 27)."""
    return requirements(user).filter(contract_clause=True).order_by("position")


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One compulsory clause and what was read of it in a contract."""

    requirement: Requirement
    record: ContractClause | None

    @property
    def reading(self) -> str:
        """What was read, or "unchecked"."""
        return self.record.reading if self.record else "unchecked"


def checklist(user: User, obligation: Obligation) -> list[Clause]:
    """Every compulsory clause of a hosting contract, checked or not."""
    known = {row.requirement_id: row for row in contract_clauses(user).filter(obligation=obligation)}
    return [Clause(requirement=row, record=known.get(row.pk)) for row in clause_requirements(user)]


@dataclass(frozen=True, kw_only=True)
class ContractFigures:
    """How many of the compulsory clauses a contract holds."""

    obligation: Obligation
    present: int
    total: int

    @property
    def complete(self) -> bool:
        """Whether nothing lacks."""
        return self.present == self.total


def contracts(user: User, *, on: date) -> list[ContractFigures]:
    """The hosting contracts in force that the account may read, with how many clauses each holds."""
    present = Count(
        "clauses", filter=Q(clauses__withdrawn_at__isnull=True, clauses__reading=ContractClause.Reading.PRESENT)
    )
    rows = obligations(user).filter(in_force(on=on), hosting_contract=True).annotate(present=present)
    total = clause_requirements(user).count()
    return [ContractFigures(obligation=row, present=row.present, total=total) for row in rows.order_by("reference")]


def reviews_due(user: User, *, until: date) -> QuerySet[Obligation]:
    """The obligations to read again by a day."""
    return obligations(user).filter(review_on__lte=until).order_by("review_on")


def without_requirement(user: User, *, on: date) -> QuerySet[Obligation]:
    """The obligations in force that bring nothing: nobody has said yet what they ask."""
    told = ObligationRequirement.objects.active().values("obligation")
    return obligations(user).filter(in_force(on=on)).exclude(pk__in=told).order_by("reference")


def references(rows: Sequence[Obligation]) -> str:
    """Their references, for a sentence."""
    return ", ".join(row.reference for row in rows)
