"""The words of the groups of a register, and what the rows need to be grouped."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from organisation.models import User
from organisation.queries import people
from organisation.queries import perimeters as visible_perimeters
from risks.models import Risk, RiskAsset


def owners(user: User, values: Sequence[Any]) -> Mapping[Any, str]:
    """The names of people by the key that sorts them."""
    rows = people(user).filter(identity__sort_key__in=values).select_related("identity")
    return {row.identity.sort_key: row.display_name for row in rows}


def perimeters(user: User, values: Sequence[Any]) -> Mapping[Any, str]:
    """The names of perimeters by their path."""
    return dict(visible_perimeters(user).filter(path__in=values).values_list("path", "name"))


def with_first_asset(rows: "QuerySet[Risk]") -> "QuerySet[Risk]":
    """Each risk with the name of the first of its assets, in the order of the alphabet."""
    links = RiskAsset.objects.active().filter(risk=OuterRef("pk")).order_by("asset__name").values("asset__name")
    return rows.annotate(first_asset=Subquery(links[:1]))
