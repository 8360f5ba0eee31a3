"""Reads of the hosting of health data: activities by site, the table of guarantees, certificates, EXI-05."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from controls.models import ActorCertificate, Framework, HostingActivity, HostingActor, Requirement
from controls.registry import EventAnswer, events
from organisation.models import Perimeter, PerimeterClosure, User

EVENTS_OF = "EXI-05"


@dataclass(frozen=True, kw_only=True)
class SiteActivities:
    """A perimeter or a site and since when it holds each activity."""

    perimeter: Perimeter
    held: dict[int, date]

    @property
    def cells(self) -> list[date | None]:
        """Since when, activity by activity."""
        return [self.held.get(number) for number in range(1, 7)]


@dataclass(frozen=True, kw_only=True)
class Guarantee:
    """A row of the table of guarantees (chapter 8): what is declared, and what certificates show on a day."""

    actor: HostingActor
    certificates: Sequence[ActorCertificate]
    on: date

    def _holds(self, scheme: str) -> bool:
        return any(row.scheme == scheme and row.holds_on(self.on) for row in self.certificates)

    @property
    def hds_certified(self) -> bool:
        """Whether an HDS certificate holds."""
        return self._holds(ActorCertificate.Scheme.HDS)

    @property
    def secnumcloud(self) -> bool:
        """Whether a SecNumCloud 3.2 qualification holds."""
        return self._holds(ActorCertificate.Scheme.SECNUMCLOUD)

    @property
    def ends_on(self) -> date | None:
        """When the HDS certificate ends, or ended."""
        return max((row.valid_until for row in self.certificates if row.scheme == "hds"), default=None)

    @property
    def uncertified(self) -> bool:
        """Whether it performs an activity without a certificate that holds."""
        return bool(self.actor.activities) and not self.hds_certified


@dataclass(frozen=True, kw_only=True)
class CompulsoryEvent:
    """One of the events that the risk assessment has to consider, and the risks that do."""

    requirement: Requirement
    answers: Sequence[EventAnswer] = field(default_factory=list)

    @property
    def covered(self) -> bool:
        """Whether a risk considers it."""
        return bool(self.answers)


def hosting_actors(user: User) -> QuerySet[HostingActor]:
    """The actors of the hosting that the account may read."""
    found: QuerySet[HostingActor] = HostingActor.objects.visible_to(user).active()
    return found.select_related("perimeter", "owner__identity")


def certificates(user: User) -> QuerySet[ActorCertificate]:
    """The certificates of the actors that the account may read."""
    found: QuerySet[ActorCertificate] = ActorCertificate.objects.active().filter(
        actor__in=HostingActor.objects.visible_to(user).active().values("pk")
    )
    return found.select_related("actor__perimeter", "actor__owner").order_by("valid_until")


def certificates_of(user: User, record: HostingActor) -> QuerySet[ActorCertificate]:
    """The certificates of one actor, the one that ends last first."""
    return certificates(user).filter(actor=record).order_by("-valid_until")


def certificates_due(user: User, *, on: date) -> list[ActorCertificate]:
    """The newest certificate of each scheme of each actor, once its reminder has come."""
    newest: dict[tuple[UUID, str], ActorCertificate] = {
        (row.actor_id, row.scheme): row for row in certificates(user)
    }  # in the order of their end: the last stays
    return [row for row in newest.values() if row.valid_until - timedelta(days=row.remind_days) <= on]


def guarantees(user: User, *, perimeter: Perimeter, on: date) -> list[Guarantee]:
    """The table of guarantees of a perimeter and below it, the host first."""
    held = Prefetch("certificates", queryset=ActorCertificate.objects.active(), to_attr="held")
    rows = hosting_actors(user).of(perimeter).prefetch_related(held)  # type: ignore[attr-defined]
    return [Guarantee(actor=row, certificates=row.held, on=on) for row in rows]


def uncertified_actors(user: User, *, on: date) -> list[HostingActor]:
    """The actors that perform an activity without an HDS certificate that holds."""
    held = Prefetch("certificates", queryset=ActorCertificate.objects.active(), to_attr="held")
    rows = [Guarantee(actor=row, certificates=row.held, on=on) for row in hosting_actors(user).prefetch_related(held)]
    return [row.actor for row in rows if row.uncertified]


def activities_by_site(user: User, *, perimeter: Perimeter) -> list[SiteActivities]:
    """The perimeters and sites below one that hold an activity, with those of them that the account sees."""
    seen = Perimeter.objects.visible_to(user).below(perimeter)
    held: dict[UUID, dict[int, date]] = defaultdict(dict)
    for row in HostingActivity.objects.active().filter(perimeter__in=seen.values("pk")):
        held[row.perimeter_id][row.number] = row.held_since
    return [SiteActivities(perimeter=row, held=held[row.pk]) for row in seen.order_by("path") if row.pk in held]


def compulsory_events(*, perimeter: Perimeter, on: date) -> list[CompulsoryEvent]:
    """The events of EXI-05 and the risks of a perimeter that consider each; a family is covered by one of its parts."""
    rows = list(
        Requirement.objects.active()
        .filter(framework__in=Framework.objects.filter(details__has_key="activities").values("pk"))
        .filter(ref__startswith=f"{EVENTS_OF}.")
        .order_by("position")
    )
    told = events.of(perimeter=perimeter, on=on) if rows else {}
    parts: dict[UUID, list[EventAnswer]] = defaultdict(list)
    for row in rows:
        parts[row.pk] += told.get(row.pk, [])
        if row.parent_id in {each.pk for each in rows}:
            parts[row.parent_id] += told.get(row.pk, [])
    return [CompulsoryEvent(requirement=row, answers=parts[row.pk]) for row in rows]


def hosting_root(user: User) -> Perimeter | None:
    """The highest perimeter that the account sees and that holds an activity, itself or below."""
    holders = HostingActivity.objects.active().values("perimeter")
    above = PerimeterClosure.objects.filter(descendant__in=holders).values("ancestor")
    found: Perimeter | None = Perimeter.objects.visible_to(user).active().filter(pk__in=above).order_by("path").first()
    return found
