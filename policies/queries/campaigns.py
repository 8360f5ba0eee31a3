"""Reads of campaigns: whom they concern today, who has read, who has not."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from organisation.models import Grant, Perimeter, PerimeterClosure, Person, User
from organisation.roles import roles_with
from policies import reminders
from policies.models import Absence, Acknowledgement, Campaign, CampaignMember, PolicyVersion, TeamManager


def staff_on(*, on: date) -> "QuerySet[Person]":
    """The people who work here on a day and hold a role in which one acknowledges."""
    held = Grant.objects.on(on).filter(person=OuterRef("pk"), role__in=roles_with("policies.acknowledge"))
    present = Q(joined_on__isnull=True) | Q(joined_on__lte=on)
    present &= Q(left_on__isnull=True) | Q(left_on__gte=on)
    found: QuerySet[Person] = (
        Person.objects.active().filter(present, Exists(held), user__kind=User.Kind.PERSON).order_by("pk")
    )
    return found


def _members(*, on: date, perimeter: Any, role: Any, team: Any, by_list: Any, campaign: Any) -> "QuerySet[Person]":
    """The staff of a perimeter and below, in the role, team and list that are given; each may be an OuterRef."""
    named = CampaignMember.objects.active().filter(person=OuterRef("pk"), campaign=OuterRef("asked_campaign"))
    below = PerimeterClosure.objects.filter(ancestor=OuterRef("asked_perimeter"), descendant=OuterRef("perimeter"))
    in_role = Grant.objects.on(on).filter(person=OuterRef("pk"), role=OuterRef("asked_role"))
    return (
        staff_on(on=on)
        .alias(
            asked_perimeter=ExpressionWrapper(perimeter, UUIDField()),
            asked_role=ExpressionWrapper(role, CharField()),
            asked_team=ExpressionWrapper(team, CharField()),
            asked_by_list=ExpressionWrapper(by_list, BooleanField()),
            asked_campaign=ExpressionWrapper(campaign, UUIDField()),
        )
        .filter(
            Exists(below),
            Q(asked_team="") | Q(team=F("asked_team")),
            Q(asked_role="") | Exists(in_role),
            Q(asked_by_list=False) | Exists(named),
        )
    )


def _done(*, document: Any, number: Any, until: Any = None) -> Exists:
    """Whether the person acknowledged this version of the document or a later one."""
    found = Acknowledgement.objects.filter(
        person=OuterRef("pk"), policy_version__document=document, policy_version__number__gte=number
    )
    return Exists(found.filter(at__date__lte=until) if until is not None else found)


def audience_of(campaign: Campaign, *, on: date) -> "QuerySet[Person]":
    """Everybody whom a campaign concerns on a day, with `done`; only what this campaign asks for is compared."""
    version = campaign.policy_version
    people: Any = staff_on(on=on).filter(perimeter__in=_below(campaign.perimeter_id))
    if campaign.team:
        people = people.filter(team=campaign.team)
    if campaign.role:
        people = people.filter(Exists(Grant.objects.on(on).filter(person=OuterRef("pk"), role=campaign.role)))
    if campaign.by_list:
        people = people.filter(pk__in=CampaignMember.objects.active().filter(campaign=campaign).values("person"))
    found: QuerySet[Person] = people.annotate(done=_done(document=version.document_id, number=version.number))
    return found


def people_with(*, addresses: set[str], perimeter: Perimeter) -> dict[str, Person]:
    """Address → person, among the people of a perimeter and below."""
    found = Person.objects.active().filter(user__username__in=addresses, perimeter__in=_below(perimeter))
    return {person.user.username: person for person in found.select_related("user")}


def asked_ids(campaign: Campaign, *, on: date) -> list[UUID]:
    """Everybody whom a campaign concerns on a day and who has not read, by key: what a job goes through."""
    audience: Any = audience_of(campaign, on=on)
    return list(audience.filter(done=False).values_list("pk", flat=True))


def to_invite(*, campaign: Campaign, people: list[UUID]) -> "QuerySet[Person]":
    """Some people, with what a letter needs."""
    found: QuerySet[Person] = Person.objects.filter(pk__in=people).select_related("user", "identity")
    return found


def to_remind(*, campaign: Campaign, on: date) -> "QuerySet[Person]":
    """Who has not read and is not absent, nor just back."""
    away = Absence.objects.active().filter(
        person=OuterRef("pk"), starts_on__lte=on, ends_on__gt=on - reminders.BACK_TO_WORK
    )
    audience: Any = audience_of(campaign, on=on)
    found: QuerySet[Person] = audience.filter(~Exists(away), done=False).select_related("user", "identity")
    return found


def late_by_manager(*, campaign: Campaign, on: date) -> list[Person]:
    """Whoever is told of the people who are late: the manager of each team or who stands in, and who follows it up."""
    places = set(to_remind(campaign=campaign, on=on).order_by().values_list("perimeter", "team").distinct())
    managers = TeamManager.objects.active().filter(perimeter__in={place for place, _team in places})
    told: dict[Any, Person] = {}
    for manager in managers.select_related("person__user", "person__identity", "delegate__user", "delegate__identity"):
        if not manager.team or (manager.perimeter_id, manager.team) in places:
            told[manager.told.pk] = manager.told
    if campaign.follower_id:
        follower = Person.objects.select_related("user", "identity").get(pk=campaign.follower_id)
        told[follower.pk] = follower
    return list(told.values())


def open_campaign(*, key: UUID) -> Campaign | None:
    """The campaign of this key while it is open."""
    return open_campaigns().filter(pk=key).first()


def late_of(*, campaign: Campaign, manager: Person, on: date) -> list[Person]:
    """Those who are late among the people whom a manager answers for; all of them for who follows the campaign up."""
    late = to_remind(campaign=campaign, on=on).order_by("identity__sort_key")
    if campaign.follower_id == manager.pk:
        return list(late)
    held = Q(person=manager, delegate__isnull=True) | Q(delegate=manager)
    mine = Q(pk__in=())
    for perimeter, team in TeamManager.objects.active().filter(held).values_list("perimeter", "team"):
        mine |= Q(perimeter=perimeter, team=team) if team else Q(perimeter=perimeter)
    return list(late.filter(mine))


def open_campaigns() -> "QuerySet[Campaign]":
    """Every open campaign, for the clock."""
    found: QuerySet[Campaign] = (
        Campaign.objects.active()
        .filter(status=Campaign.Status.OPEN)
        .select_related("perimeter", "policy_version__document")
        .order_by("opened_at")
    )
    return found


def team_managers(user: User) -> "QuerySet[TeamManager]":
    """The managers of teams that the account may see."""
    found: QuerySet[TeamManager] = (
        TeamManager.objects.visible_to(user)
        .active()
        .select_related("perimeter", "person__identity", "delegate__identity")
    )
    return found


def absences(user: User) -> "QuerySet[Absence]":
    """The absences that the account may see."""
    found: QuerySet[Absence] = (
        Absence.objects.visible_to(user).active().select_related("person__identity", "person__perimeter")
    )
    return found


def people_asked(user: User, campaign: Campaign, *, on: date) -> "QuerySet[Person]":
    """Everybody whom a campaign concerns, with `done` and when they acknowledged."""
    version = campaign.policy_version
    mine = Acknowledgement.objects.filter(
        person=OuterRef("pk"), policy_version__document=version.document_id, policy_version__number__gte=version.number
    ).order_by("at")
    found: QuerySet[Person] = (
        audience_of(campaign, on=on)
        .annotate(acknowledged_at=Subquery(mine.values("at")[:1]), in_language=Subquery(mine.values("language")[:1]))
        .select_related("identity", "perimeter")
    )
    return found


def missing_of(campaign: Campaign, *, on: date) -> "QuerySet[Person]":
    """Who has not read yet, by name."""
    audience: Any = audience_of(campaign, on=on)
    found: QuerySet[Person] = (
        audience.filter(done=False).select_related("identity", "perimeter").order_by("identity__sort_key", "reference")
    )
    return found


def progress_by_team(campaign: Campaign, *, on: date, within: Perimeter | None = None) -> list[dict[str, Any]]:
    """Perimeter, team, how many people, how many have read: the furthest behind first."""
    audience = audience_of(campaign, on=on)
    counted = (
        (audience.filter(perimeter__in=_below(within)) if within else audience)
        .order_by()
        .values("perimeter__name", "team")
        .annotate(total=Count("pk"), read=Count("pk", filter=Q(done=True)))
    )
    return sorted(map(dict, counted), key=lambda row: (row["read"] / row["total"], row["perimeter__name"], row["team"]))


def _count(people: Any) -> Coalesce:
    """A subquery that counts people, 0 where there are none."""
    counted = people.order_by().annotate(all=Value(1)).values("all").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _asked(*, on: date) -> "QuerySet[Person]":
    """The people whom the campaign of the outer query concerns."""
    members = _members(
        on=on,
        perimeter=OuterRef("perimeter"),
        role=OuterRef("role"),
        team=OuterRef("team"),
        by_list=OuterRef("by_list"),
        campaign=OuterRef("pk"),
    )
    return members.alias(
        asked_document=ExpressionWrapper(OuterRef("policy_version__document"), UUIDField()),
        asked_number=ExpressionWrapper(OuterRef("policy_version__number"), IntegerField()),
        asked_until=ExpressionWrapper(OuterRef("due_on"), DateField()),
    )


def campaigns(user: User, *, on: date) -> "QuerySet[Campaign]":
    """The campaigns that the account may see, each with `total`, `read` and `share` (in per cent)."""
    return _counted(Campaign.objects.visible_to(user), on=on)


def campaigns_open_to(user: User) -> "QuerySet[Campaign]":
    """The campaigns that the account may see, without figures."""
    found: QuerySet[Campaign] = (
        Campaign.objects.visible_to(user)
        .active()
        .select_related("perimeter", "policy_version__document__perimeter", "follower__identity")
    )
    return found


def campaigns_of(*, perimeter: Perimeter, on: date) -> "QuerySet[Campaign]":
    """The campaigns open on a day that ask people of a perimeter and below, with the figures of these people."""
    counted: Any = _counted(_standing_on(on), on=on, within=perimeter)
    found: QuerySet[Campaign] = counted.filter(total__gt=0).order_by("due_on", "reference")
    return found


def _below(perimeter: Any) -> Any:
    return PerimeterClosure.objects.filter(ancestor=perimeter).values("descendant")


def _counted(rows: Any, *, on: date, within: Perimeter | None = None) -> "QuerySet[Campaign]":
    asked = _asked(on=on)
    if within is not None:
        asked = asked.filter(perimeter__in=_below(within))
    read = asked.filter(_done(document=OuterRef("asked_document"), number=OuterRef("asked_number")))
    found: QuerySet[Campaign] = (
        rows.active()
        .select_related("perimeter", "policy_version__document__perimeter")
        .annotate(total=_count(asked), read=_count(read))
        .annotate(
            share=Case(
                When(total=0, then=Value(None)),
                default=(F("read") * 200 + F("total")) / (F("total") * 2),
                output_field=IntegerField(),
            )
        )
    )
    return found


@dataclass
class Standing:
    """How far one person is: readings asked, acknowledged, late."""

    person: Person
    asked: int = 0
    read: int = 0
    late: int = 0


def standing_of_people(*, perimeter: Perimeter, on: date) -> list[Standing]:
    """Everybody of a perimeter and below of whom a reading is asked on a day, by name; one query a campaign."""
    below = _below(perimeter)
    found: dict[UUID, Standing] = {}
    for campaign in _standing_on(on):
        asked: Any = audience_of(campaign, on=on)
        for person in asked.filter(perimeter__in=below).select_related("identity", "perimeter"):
            standing = found.setdefault(person.pk, Standing(person))
            standing.asked += 1
            standing.read += person.done
            standing.late += not person.done and campaign.due_on < on
    return sorted(found.values(), key=lambda one: (one.person.perimeter.path, one.person.display_name))


def standing_of_documents(*, perimeter: Perimeter, on: date) -> list[dict[str, Any]]:
    """The documents in force in a perimeter and below, each with the readings asked by the campaigns of the day."""
    asked: dict[Any, tuple[int, int]] = {}
    for campaign in campaigns_of(perimeter=perimeter, on=on):
        key = campaign.policy_version.document_id
        total, read = asked.get(key, (0, 0))
        asked[key] = total + campaign.total, read + campaign.read  # type: ignore[attr-defined]
    above = PerimeterClosure.objects.filter(descendant=perimeter).values("ancestor")
    applying = Q(document__perimeter__in=_below(perimeter)) | Q(document__perimeter__in=above, document__shared=True)
    versions = PolicyVersion.objects.in_force().filter(applying).select_related("document")
    return [
        {
            "reference": version.document.reference,
            "title": version.document.title,
            "kind": version.document.get_kind_display(),
            "version": version.number,
            "review_on": version.review_on,
            "asked": asked.get(version.document_id, (0, 0))[0],
            "read": asked.get(version.document_id, (0, 0))[1],
        }
        for version in versions.order_by("document__reference")
    ]


def _standing_on(on: date) -> Any:
    standing = Campaign.objects.active().filter(opened_at__date__lte=on)
    return standing.filter(Q(closed_at__isnull=True) | Q(closed_at__date__gte=on)).select_related(
        "policy_version", "perimeter"
    )


def open_campaigns_of(*, document: Any) -> "QuerySet[Campaign]":
    """The open campaigns of a document, whichever version they began with."""
    found: QuerySet[Campaign] = Campaign.objects.active().filter(
        policy_version__in=PolicyVersion.objects.filter(document=document), status=Campaign.Status.OPEN
    )
    return found


def rate_in_time(*, perimeter: Perimeter, since: date, on: date) -> tuple[int, int]:
    """(people who read in time, people asked) in a perimeter and below, over the campaigns due in a period."""
    asked = _asked(on=on).filter(perimeter__in=_below(perimeter))
    in_time = asked.filter(
        _done(document=OuterRef("asked_document"), number=OuterRef("asked_number"), until=OuterRef("asked_until"))
    )
    due = Campaign.objects.active().filter(due_on__gte=since, due_on__lte=on)
    sums = due.annotate(total=_count(asked), in_time=_count(in_time)).aggregate(Sum("in_time"), Sum("total"))
    return sums["in_time__sum"] or 0, sums["total__sum"] or 0
