"""Reads of campaigns: whom they concern today, who has read, who has not."""

from datetime import date
from typing import Any

from django.db.models import (
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
from policies.models import Acknowledgement, Campaign, PolicyVersion


def staff_on(*, on: date) -> "QuerySet[Person]":
    """The people who work here on a day and hold a role in which one acknowledges."""
    held = Grant.objects.on(on).filter(person=OuterRef("pk"), role__in=roles_with("policies.acknowledge"))
    present = Q(joined_on__isnull=True) | Q(joined_on__lte=on)
    present &= Q(left_on__isnull=True) | Q(left_on__gte=on)
    found: QuerySet[Person] = (
        Person.objects.active().filter(present, Exists(held), user__kind=User.Kind.PERSON).order_by("pk")
    )
    return found


def _members(*, on: date, perimeter: Any, role: Any, team: Any) -> "QuerySet[Person]":
    """The staff of a perimeter and below, in a role and a team where these are given; each may be an OuterRef."""
    below = PerimeterClosure.objects.filter(ancestor=OuterRef("asked_perimeter"), descendant=OuterRef("perimeter"))
    in_role = Grant.objects.on(on).filter(person=OuterRef("pk"), role=OuterRef("asked_role"))
    return (
        staff_on(on=on)
        .alias(
            asked_perimeter=ExpressionWrapper(perimeter, UUIDField()),
            asked_role=ExpressionWrapper(role, CharField()),
            asked_team=ExpressionWrapper(team, CharField()),
        )
        .filter(Exists(below), Q(asked_team="") | Q(team=F("asked_team")), Q(asked_role="") | Exists(in_role))
    )


def _done(*, document: Any, number: Any, until: Any = None) -> Exists:
    """Whether the person acknowledged this version of the document or a later one."""
    found = Acknowledgement.objects.filter(
        person=OuterRef("pk"), policy_version__document=document, policy_version__number__gte=number
    )
    return Exists(found.filter(at__date__lte=until) if until is not None else found)


def audience_of(campaign: Campaign, *, on: date) -> "QuerySet[Person]":
    """Everybody whom a campaign concerns on a day, with `done`."""
    version = campaign.policy_version
    return _members(
        on=on,
        perimeter=Value(campaign.perimeter_id),
        role=Value(campaign.role),
        team=Value(campaign.team),
    ).annotate(done=_done(document=version.document_id, number=version.number))


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
    members = _members(on=on, perimeter=OuterRef("perimeter"), role=OuterRef("role"), team=OuterRef("team"))
    return members.alias(
        asked_document=ExpressionWrapper(OuterRef("policy_version__document"), UUIDField()),
        asked_number=ExpressionWrapper(OuterRef("policy_version__number"), IntegerField()),
        asked_until=ExpressionWrapper(OuterRef("due_on"), DateField()),
    )


def campaigns(user: User, *, on: date) -> "QuerySet[Campaign]":
    """The campaigns that the account may see, each with `total`, `read` and `share` (in per cent)."""
    return _counted(Campaign.objects.visible_to(user), on=on)


def campaigns_of(*, perimeter: Perimeter, on: date) -> "QuerySet[Campaign]":
    """The campaigns open on a day that ask people of a perimeter and below, with the figures of these people."""
    standing = Campaign.objects.filter(opened_at__date__lte=on)
    standing = standing.filter(Q(closed_at__isnull=True) | Q(closed_at__date__gte=on))
    counted: Any = _counted(standing, on=on, within=perimeter)
    found: QuerySet[Campaign] = counted.filter(total__gt=0).order_by("due_on", "reference")
    return found


def _below(perimeter: Perimeter) -> Any:
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
                When(total=0, then=Value(None)), default=F("read") * 100 / F("total"), output_field=IntegerField()
            )
        )
    )
    return found


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
