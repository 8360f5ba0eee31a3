"""How far each person is with what the open campaigns ask of them: asked, read, late."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from organisation.models import Grant, Perimeter, PerimeterClosure, Person, User
from policies.models import Acknowledgement, Campaign, CampaignMember
from policies.queries.campaigns import staff_on

PERSON, PLACE = OuterRef(OuterRef("pk")), OuterRef(OuterRef("perimeter"))  # of the outer query, two levels up


def standings(user: User, *, on: date) -> "QuerySet[Person]":
    """The staff of the perimeters that one follows, each with `asked`, `read` and `late` readings (7.3)."""
    followed = Perimeter.objects.where(user, "policies.view").values("pk")
    answered = Acknowledgement.objects.filter(
        person=PERSON,
        policy_version__document=OuterRef("policy_version__document"),
        policy_version__number__gte=OuterRef("policy_version__number"),
    )
    asking = _asking(on=on)
    found: QuerySet[Person] = (
        staff_on(on=on)
        .filter(perimeter__in=followed)
        .annotate(
            asked=_how_many(asking),
            read=_how_many(asking.filter(Exists(answered))),
            late=_how_many(asking.filter(~Exists(answered), due_on__lt=on)),
        )
        .select_related("identity", "perimeter")
    )
    return found


def within(rows: "QuerySet[Person]", *, perimeter: Perimeter) -> "QuerySet[Person]":
    """The people of a perimeter and below, among some."""
    return rows.filter(perimeter__in=PerimeterClosure.objects.filter(ancestor=perimeter).values("descendant"))


def _asking(*, on: date) -> Any:
    """The open campaigns that concern the person of the outer query."""
    above = PerimeterClosure.objects.filter(descendant=PLACE).values("ancestor")
    held = Grant.objects.on(on).filter(person=PERSON, role=OuterRef("role"))
    named = CampaignMember.objects.active().filter(person=PERSON, campaign=OuterRef("pk"))
    return Campaign.objects.active().filter(
        Q(team="") | Q(team=OuterRef("team")),
        Q(role="") | Exists(held),
        Q(by_list=False) | Exists(named),
        status=Campaign.Status.OPEN,
        perimeter__in=above,
    )


def _how_many(rows: Any) -> Coalesce:
    counted = rows.order_by().annotate(all=Value(1)).values("all").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
