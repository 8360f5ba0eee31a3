"""Reads of frameworks, requirements and mappings."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from controls.models import Adoption, Applicability, Framework, HostingActivity, Mapping, Requirement
from organisation.models import Perimeter, PerimeterClosure, User
from organisation.text import folded


def ancestors_of(*, perimeter: Perimeter) -> Any:
    """The perimeter and those above it, as a subquery of keys."""
    return PerimeterClosure.objects.filter(descendant=perimeter).values("ancestor")


def descendants_of(*, perimeter: Perimeter) -> Any:
    """The perimeter and those below it, as a subquery of keys."""
    return PerimeterClosure.objects.filter(ancestor=perimeter).values("descendant")


def frameworks(user: User) -> QuerySet[Framework]:
    """Every framework in force, for whoever may read controls somewhere."""
    found: QuerySet[Framework] = Framework.objects.active()
    return found if user.has_right("controls.view") else found.none()


def frameworks_with_counts(user: User) -> QuerySet[Framework]:
    """The same with how many requirements, how many of them assessable, and how many perimeters adopted each."""
    return frameworks(user).annotate(
        requirement_count=Count(
            "requirements",
            filter=Q(requirements__withdrawn_at__isnull=True, requirements__assessable=True),
            distinct=True,
        ),
        adoption_count=Count("adoptions", filter=Q(adoptions__withdrawn_at__isnull=True), distinct=True),
    )


def adoptable_frameworks(user: User) -> QuerySet[Framework]:
    """The frameworks that a perimeter follows only once it has adopted them."""
    return frameworks(user).filter(shown_by_default=False)


def frameworks_of(*, perimeter: Perimeter) -> QuerySet[Framework]:
    """What a perimeter answers to: the frameworks shown by default, and those adopted there or above."""
    adopted = Adoption.objects.active().filter(perimeter__in=ancestors_of(perimeter=perimeter)).values("framework")
    found: QuerySet[Framework] = Framework.objects.active().filter(Q(shown_by_default=True) | Q(pk__in=adopted))
    return found


def adoptions(user: User) -> QuerySet[Adoption]:
    """The adoptions that the account may read."""
    found: QuerySet[Adoption] = Adoption.objects.visible_to(user).active().select_related("framework", "perimeter")
    return found


def requirements(user: User) -> QuerySet[Requirement]:
    """Every requirement in force, in the order of its framework."""
    found: QuerySet[Requirement] = Requirement.objects.active().select_related("framework")
    return found if user.has_right("controls.view") else found.none()


def requirements_with_attributes(user: User) -> QuerySet[Requirement]:
    """The same with their attributes read in one query."""
    return requirements(user).prefetch_related("attributes")


def mappings(user: User) -> QuerySet[Mapping]:
    """Every mapping in force."""
    found: QuerySet[Mapping] = Mapping.objects.active()
    return found if user.has_right("controls.view") else found.none()


def answerable_requirements(user: User) -> QuerySet[Requirement]:
    """The requirements that a control may answer: all but headings."""
    return requirements(user).exclude(kind=Requirement.Kind.GROUP).order_by("framework__code", "position")


def statement_requirements(user: User) -> QuerySet[Requirement]:
    """The requirements that have a line in statements of applicability."""
    return in_statement(rows=requirements(user))


def in_statement(*, rows: QuerySet[Requirement]) -> QuerySet[Requirement]:
    """Narrow to the controls of Annex A and the requirements that stand in a statement."""
    kinds = [Requirement.Kind.CONTROL, Requirement.Kind.REQUIREMENT]
    narrowed = rows.filter(framework__in_statement=True, assessable=True, kind__in=kinds)
    return narrowed.order_by("-framework__code", "position")


def matching(*, rows: QuerySet[Requirement], text: str) -> QuerySet[Requirement]:
    """The requirements of which reference, titles or summary hold every word, accents aside."""
    for word in folded(text).split()[:8]:
        rows = rows.filter(search_text__contains=word)
    return rows


def with_attribute(*, rows: QuerySet[Requirement], family: str, value: str) -> QuerySet[Requirement]:
    """The requirements that carry an attribute value."""
    return rows.filter(
        attributes__family=family, attributes__value=value, attributes__withdrawn_at__isnull=True
    ).distinct()


def requirement_by_ref(*, code: str, ref: str) -> Requirement:
    """The requirement of a framework by its reference. Raises Requirement.DoesNotExist."""
    found: Requirement = Requirement.objects.active().select_related("framework").get(framework__code=code, ref=ref)
    return found


def mappings_of(*, requirement: Requirement) -> list[Mapping]:
    """What a requirement is compared with, the closest first, whichever end it stands on."""
    either = Q(source=requirement) | Q(target=requirement)
    found = (
        Mapping.objects.active().filter(either).select_related("source__framework", "target__framework", "mapping_set")
    )
    return sorted(found, key=lambda row: (-(row.strength or 0), -(row.pairs or 0), row.source.ref, row.target.ref))


def activities_held(*, perimeter: Perimeter) -> set[int]:
    """The hosting activities that a perimeter, or one below it, holds."""
    below = descendants_of(perimeter=perimeter)
    return set(HostingActivity.objects.active().filter(perimeter__in=below).values_list("number", flat=True))


def any_activity_held(user: User) -> bool:
    """Whether a perimeter that the account sees holds a hosting activity."""
    seen = Perimeter.objects.visible_to(user)
    return bool(HostingActivity.objects.active().filter(perimeter__in=seen.values("pk")).exists())


def statement_places(user: User) -> QuerySet[Perimeter]:
    """The perimeters that the account sees, those whose statement was begun first, then in the order of the tree."""
    begun = Applicability.objects.active().filter(perimeter=OuterRef("pk"))
    found: QuerySet[Perimeter] = Perimeter.objects.visible_to(user).active().select_related("parent")
    return found.annotate(begun=Exists(begun)).order_by("-begun", "path")
