"""The page of one requirement: what it asks, what answers it, and what it is compared with."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from controls import actions, catalogue, queries, wording
from controls.forms import evidence as forms
from controls.forms.controls import WithdrawForm
from controls.forms.frameworks import ATTRIBUTE_LABELS
from controls.models import Mapping, Requirement
from controls.models.frameworks import in_language
from organisation.models import Perimeter
from organisation.queries import perimeters
from trail import clock
from web import registries
from web.pages import ActionPage, Page
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
        found = self.requirement
        return {
            "requirement": found,
            "framework": found.framework,
            "perimeter": self.perimeter,
            "perimeters": self.perimeters,
            "attributes": attributes_of(found),
            "items": list(queries.requirements(self.user).filter(parent=found).order_by("position")),
            "mappings": [compared(found, row) for row in queries.mappings_of(requirement=found)],
            "models": list(queries.suggested_models(requirement=found)),
            "guidance": in_language(found.details.get("guidance_fr", ""), found.details.get("guidance_en", ""))
            or in_language(found.details.get("note_fr", ""), found.details.get("note_en", "")),
            "questions": found.details.get("questions", []),
            "panels": registries.panels.of(self.user, found),
            "labels": wording.EFFECTIVENESS_LABELS,
            "status_labels": wording.STATUS_LABELS,
            **(self._here(found, self.perimeter) if self.perimeter else {}),
        }

    def _here(self, found: Requirement, perimeter: Perimeter) -> dict[str, Any]:
        """What answers the requirement in the perimeter looked at, and what mappings suggest there."""
        today = clock.today()
        answering = queries.controls_answering(requirement=found, perimeter=perimeter, on=today)
        offered = queries.suggestions_for(requirement=found, perimeter=perimeter, on=today)
        named = {state.id for state in answering} | {row.control.id for row in offered.controls}
        seen = {row.pk: row for row in queries.controls(self.user).filter(pk__in=named)} if named else {}
        shown = queries.shown_for(perimeter=perimeter).filter(requirement=found)
        return {
            "answers": [(state, state.id in seen) for state in answering],
            "proofs": [self._proof(row, today) for row in shown],
            "rests": queries.evidence_behind(user=self.user, controls=[state.id for state in answering]),
            "today": today,
            "suggested": [
                {"row": row, "words": suggestion_words(row), "open": row.control.id in seen,
                 "may_take": row.control.id in seen and self.user.can("controls.edit", seen[row.control.id])}
                for row in offered.controls
            ],
            "suggested_evidence": [{"row": row, "words": suggestion_words(row)} for row in offered.evidence],
            "may_create": actions.create_control.allowed(self.user, perimeter) and found.kind != Requirement.Kind.GROUP,
        }  # fmt: skip

    @staticmethod
    def _proof(row: Any, today: Any) -> dict[str, Any]:
        validity = queries.validity_of(evidence=row.evidence, on=today)
        return {"row": row, "validity": validity, "label": wording.EVIDENCE_LABELS[validity.state]}


class OfRequirement(ActionPage):
    """What the doors of a requirement share: the requirement of the address, and the perimeter it is seen from."""

    records = staticmethod(queries.requirements)
    parameter = "requirement"
    nav = "controls"
    parent = "controls:framework_list"

    def initial(self) -> dict[str, Any]:
        """The perimeter of the address."""
        return {"perimeter": self.request.GET.get("perimeter"), "evidence": self.request.GET.get("evidence")}

    def cancel_url(self) -> str:
        """The requirement, seen from the same perimeter."""
        asked = self.request.POST.get("perimeter") or self.request.GET.get("perimeter", "")
        url = reverse("controls:requirement", args=[self.record.pk])
        return f"{url}?{urlencode({'perimeter': asked})}" if asked else url

    def success_url(self, result: Any) -> str:
        """The same."""
        return self.cancel_url()


class TakeSuggestions(OfRequirement):
    """The door to take what mappings suggest."""

    action = actions.take_suggestions
    form_class = forms.TakeSuggestionsForm
    label = _("Take what is ticked")
    title = _("Take what mappings suggest")
    icon = "check"
    intro = _("A mapping suggests shared controls and evidence; it never makes anything conform.")
    success = _("Taken. Check that it really answers this requirement.")

    def initial(self) -> dict[str, Any]:
        """The perimeter of the address."""
        return {"perimeter": self.request.GET.get("perimeter")}


class ShowEvidence(OfRequirement):
    """The door to show a piece of evidence for a requirement."""

    action = actions.show_evidence
    form_class = forms.ShowEvidenceForm
    label = _("Show evidence")
    icon = "paperclip"
    success = _("Evidence shown for this requirement.")


class UnshowEvidence(ActionPage):
    """The door to say that a piece of evidence does not show a requirement after all."""

    action = actions.unshow_evidence
    form_class = WithdrawForm
    records = staticmethod(queries.requirement_evidence)
    parameter = "link"
    nav = "controls"
    parent = "controls:framework_list"
    label = _("Remove")
    title = _("Remove the evidence")
    icon = "x"
    style = "danger"
    intro = _("The requirement is no longer shown by this evidence; the evidence itself stays.")
    success = _("Evidence removed from the requirement.")

    def cancel_url(self) -> str:
        """The requirement, seen from the perimeter of the link."""
        url = reverse("controls:requirement", args=[self.record.requirement_id])
        return f"{url}?{urlencode({'perimeter': str(self.record.perimeter_id)})}"

    def success_url(self, result: Any) -> str:
        """The same."""
        return self.cancel_url()


def suggestion_words(row: queries.Suggestion) -> str:
    """How the requirement that it comes from compares with this one, in words."""
    relation = str(Mapping.Relation(row.relation).label)
    return f"{relation}, {wording.closeness(row.strength)}" if row.strength else relation


@dataclass(frozen=True)
class Comparison:
    """One row of a mapping, read from the requirement that the page is about."""

    other: Requirement
    relation: str
    closeness: int | None
    words: str
    pairs: int | None
    origin: str
    verify: bool


def compared(requirement: Requirement, row: Any) -> Comparison:
    """A mapping read from this end: "contained in" becomes "contains" when the requirement is the target."""
    other, relation = queries.read_from(requirement=requirement, row=row)
    origins = {item["key"]: item for item in row.mapping_set.meta.get("origins", [])}
    origin = origins.get(row.origin, {})
    return Comparison(
        other=other,
        relation=str(row.Relation(relation).label),
        closeness=row.strength,
        words=wording.closeness(row.strength),
        pairs=row.pairs,
        origin=in_language(origin.get("text_fr", row.origin), origin.get("text_en", row.origin)),
        verify=row.verify,
    )


def attributes_of(requirement: Requirement) -> list[tuple[str, list[str]]]:
    """The attributes of a requirement in the words of its framework."""
    found: dict[str, list[str]] = {}
    for row in requirement.attributes.active().filter(family__in=catalogue.BROWSED_FAMILIES):
        found.setdefault(row.family, []).append(requirement.framework.word(family=row.family, value=row.value))
    return [(str(ATTRIBUTE_LABELS[family]), found[family]) for family in catalogue.BROWSED_FAMILIES if family in found]
