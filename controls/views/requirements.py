"""The page of one requirement: what it asks, what answers it, and what it is compared with."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse

from controls import actions, catalogue, queries, wording
from controls.forms.frameworks import ATTRIBUTE_LABELS
from controls.models import Requirement
from controls.models.frameworks import in_language
from organisation.models import Perimeter
from organisation.queries import perimeters
from trail import clock
from web.pages import Page
from web.pages.base import find, parent_of


class RequirementPage(Page):
    """One requirement: what it asks, what answers it, and what it is compared with."""

    permission = "controls.view"
    nav = "controls"
    template_name = "controls/requirement.html"

    @cached_property
    def requirement(self) -> Requirement:
        """The requirement of the address."""
        found: Requirement = find(queries.requirements, self.user, self.kwargs["pk"])
        return found

    @cached_property
    def perimeters(self) -> list[Perimeter]:
        """The perimeters from which it may be looked at."""
        return list(perimeters(self.user))

    @cached_property
    def perimeter(self) -> Perimeter | None:
        """The perimeter asked for, or the topmost one."""
        asked = self.request.GET.get("perimeter", "")
        found = next((row for row in self.perimeters if str(row.pk) == asked), None)
        return found or (self.perimeters[0] if self.perimeters else None)

    def heading(self) -> Any:
        """Reference and title."""
        return f"{self.requirement.ref} · {self.requirement.title}"

    def crumbs(self) -> list[tuple[Any, str]]:
        """Frameworks, then the framework."""
        up = parent_of("controls:framework_list")
        own = (str(self.requirement.framework), reverse("controls:framework", args=[self.requirement.framework_id]))
        return [*([up] if up else []), own]

    def context(self) -> dict[str, Any]:
        """Everything known about the requirement."""
        found, today = self.requirement, clock.today()
        answering = (
            queries.controls_answering(requirement=found, perimeter=self.perimeter, on=today) if self.perimeter else []
        )
        may_see = set(queries.controls(self.user).values_list("pk", flat=True)) if answering else set()
        return {
            "requirement": found,
            "framework": found.framework,
            "perimeter": self.perimeter,
            "perimeters": self.perimeters,
            "attributes": attributes_of(found),
            "items": list(queries.requirements(self.user).filter(parent=found).order_by("position")),
            "answers": [(state, state.id in may_see) for state in answering],
            "mappings": [compared(found, row) for row in queries.mappings_of(requirement=found)],
            "labels": wording.EFFECTIVENESS_LABELS,
            "status_labels": wording.STATUS_LABELS,
            "may_create": actions.create_control.allowed(self.user, self.perimeter) if self.perimeter else False,
        }


@dataclass(frozen=True)
class Comparison:
    """One row of a mapping, read from the requirement that the page is about."""

    other: Requirement
    relation: str
    closeness: int | None
    pairs: int | None
    origin: str
    verify: bool


READ_BACKWARDS = {"subset": "superset", "superset": "subset"}


def compared(requirement: Requirement, row: Any) -> Comparison:
    """A mapping read from this end: "contained in" becomes "contains" when the requirement is the target."""
    forwards = row.source_id == requirement.pk
    relation = row.relation if forwards else READ_BACKWARDS.get(row.relation, row.relation)
    origins = {item["key"]: item for item in row.mapping_set.meta.get("origins", [])}
    origin = origins.get(row.origin, {})
    return Comparison(
        other=row.target if forwards else row.source,
        relation=str(row.Relation(relation).label),
        closeness=row.strength,
        pairs=row.pairs,
        origin=in_language(origin.get("text_fr", row.origin), origin.get("text_en", row.origin)),
        verify=row.verify,
    )


def attributes_of(requirement: Requirement) -> list[tuple[str, list[str]]]:
    """The attributes of a requirement in the words of its framework."""
    found: dict[str, list[str]] = {}
    for row in requirement.attributes.active().filter(family__in=catalogue.ATTRIBUTE_FAMILIES):
        found.setdefault(row.family, []).append(requirement.framework.word(family=row.family, value=row.value))
    return [
        (str(ATTRIBUTE_LABELS[family]), found[family]) for family in catalogue.ATTRIBUTE_FAMILIES if family in found
    ]
