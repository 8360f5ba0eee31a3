"""Pages of frameworks: the list, the tree of one with its coverage, loading and adopting."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from controls import actions, catalogue, queries
from controls.forms import frameworks as forms
from controls.models import Adoption, Framework, Requirement
from controls.models.frameworks import in_language
from controls.views.dated import DatedPage
from controls.views.imports import StageFramework
from organisation.models import Perimeter
from organisation.queries import perimeters
from web.pages import ActionPage, ListPage
from web.pages.base import find
from web.tables import Column


class LoadFramework(ActionPage):
    """The door to load a catalogue of the product, or to bring it up to date."""

    action = actions.load_framework
    form_class = forms.LoadFrameworkForm
    label = _("Load a framework")
    icon = "download"
    parent = "controls:framework_list"
    intro = _("Catalogues come with the product. Loading one again changes only what its file changed.")
    success = _("Framework up to date.")


class LoadMappings(ActionPage):
    """The door to load the comparisons between frameworks."""

    action = actions.load_mappings
    form_class = forms.LoadMappingsForm
    label = _("Load the mappings")
    icon = "refresh"
    parent = "controls:framework_list"
    intro = _("A mapping suggests shared controls and evidence; it never makes anything conform.")
    success = _("Mappings up to date.")

    def success_url(self, result: Any) -> str:
        """Back to the list."""
        return self.cancel_url()


class AdoptFramework(ActionPage):
    """The door to follow one more framework."""

    action = actions.adopt_framework
    form_class = forms.AdoptFrameworkForm
    label = _("Adopt a framework")
    icon = "plus"
    style = "primary"
    parent = "controls:framework_list"
    intro = _("ISO/IEC 27001 and HDS are followed everywhere. Others are followed once a perimeter adopts them.")
    success = _("Framework adopted.")

    def initial(self) -> dict[str, Any]:
        """What the address already says."""
        return {"framework": self.request.GET.get("framework"), "perimeter": self.request.GET.get("perimeter")}

    def success_url(self, result: Adoption) -> str:
        """The tree of the framework, seen from the perimeter."""
        return f"{reverse('controls:framework', args=[result.framework_id])}?perimeter={result.perimeter_id}"


class FrameworkList(ListPage):
    """Every framework loaded."""

    title = _("Frameworks")
    permission = "controls.view"
    nav = "controls"
    rows = staticmethod(queries.frameworks_with_counts)
    search_paths = ("title_fr", "title_en", "publisher", "code")
    actions = (AdoptFramework, StageFramework, LoadFramework, LoadMappings)
    default_sort = "-shown_by_default"
    columns = (
        Column("title", _("Framework"), link=True, wide=True, sort="title_fr", value=str),
        Column("edition", _("Edition")),
        Column("publisher", _("Publisher")),
        Column("requirement_count", _("Assessable requirements"), numeric=True),
        Column("shown_by_default", _("Followed everywhere")),
        Column("adoption_count", _("Adopted by"), numeric=True),
        Column("code", _("Code"), hidden=True),
        Column("digest", _("Digest of the file"), hidden=True),
    )
    empty_title = _("No framework loaded")
    empty_text = _(
        "Load the catalogues that come with the product: ISO/IEC 27001, HDS, GDPR, NIS 2, NIST CSF, PGSSI-S."
    )


@dataclass
class Branch:
    """One line of the tree as shown: its coverage, its depth, and whether the filter asked for it."""

    covered: queries.Covered
    depth: int
    children: list["Branch"] = field(default_factory=list)

    @property
    def requirement(self) -> Requirement:
        """The requirement itself."""
        return self.covered.requirement


class FrameworkPage(DatedPage):
    """The tree of a framework: themes, attributes, search, and coverage for one perimeter."""

    permission = "controls.view"
    nav = "controls"
    parent = "controls:framework_list"
    template_name = "controls/framework.html"

    @cached_property
    def framework(self) -> Framework:
        """The framework of the address."""
        found: Framework = find(queries.frameworks, self.user, self.kwargs["pk"])
        return found

    @cached_property
    def perimeters(self) -> list[Perimeter]:
        """The perimeters whose coverage may be shown."""
        return list(perimeters(self.user))

    @cached_property
    def perimeter(self) -> Perimeter:
        """The perimeter asked for, or the topmost one."""
        asked = self.request.GET.get("perimeter", "")
        found = next((row for row in self.perimeters if str(row.pk) == asked), None)
        if found is None and (asked or not self.perimeters):
            raise Http404
        return found or self.perimeters[0]

    def heading(self) -> Any:
        """The name of the framework."""
        return str(self.framework)

    @cached_property
    def rows(self) -> list[Requirement]:
        """Every requirement in force, in order."""
        return list(queries.requirements(self.user).filter(framework=self.framework).order_by("position"))

    @cached_property
    def filter(self) -> forms.BrowseFilter:
        """The filter above the tree."""
        given = forms.BrowseFilter(self.request.GET or None, user=self.user, initial={"perimeter": self.perimeter})
        themes = list(dict.fromkeys(row.theme for row in self.rows if row.theme))
        given.offer(self.framework, themes)
        return given

    def context(self) -> dict[str, Any]:
        """The tree, its figures and what the file says beside it."""
        covered = queries.covered(requirements=self.rows, perimeter=self.perimeter, on=self.on, moment=self.moment)
        kept = self._kept(covered)
        return {
            **self.dated(),
            "framework": self.framework,
            "perimeter": self.perimeter,
            "perimeters": self.perimeters,
            "filter": self.filter,
            "figures": queries.coverage_figures(framework=self.framework, rows=covered),
            "tree": branches(covered, kept),
            "shown": len(kept),
            "filtered": len(kept) < len(covered),
            "notes": notes_of(self.framework),
            "newer": queries.successor_of(framework=self.framework),
            "older": queries.succession_of(framework=self.framework),
            "may_carry": self.user.has_right("controls.adopt"),
            "followed": queries.frameworks_of(perimeter=self.perimeter).filter(pk=self.framework.pk).exists(),
        }

    def _kept(self, covered: list[queries.Covered]) -> set[Any]:
        """The keys of the requirements that answer the filter."""
        asked = self.filter.cleaned_data if self.filter.is_bound and self.filter.is_valid() else {}
        rows = queries.requirements(self.user).filter(framework=self.framework)
        if asked.get("q"):
            rows = queries.matching(rows=rows, text=asked["q"])
        if asked.get("theme"):
            rows = rows.filter(theme=asked["theme"])
        for family in catalogue.BROWSED_FAMILIES:
            if asked.get(family):
                rows = queries.with_attribute(rows=rows, family=family, value=asked[family])
        keys = set(rows.values_list("pk", flat=True)) if any(asked.get(n) for n in NARROWING) else None
        level = asked.get("coverage")
        return {
            row.requirement.pk
            for row in covered
            if (keys is None or row.requirement.pk in keys)
            and (not level or (row.coverage == level and row.requirement.assessable))
        }


NARROWING = ("q", "theme", *catalogue.BROWSED_FAMILIES)


def branches(covered: Iterable[queries.Covered], kept: set[Any]) -> list[Branch]:
    """The tree of what is kept, with the headings above it."""
    by_key = {row.requirement.pk: Branch(row, row.requirement.depth) for row in covered}
    wanted = set(kept)
    for key in kept:
        above = by_key[key].requirement.parent_id
        while above in by_key and above not in wanted:
            wanted.add(above)
            above = by_key[above].requirement.parent_id
    roots: list[Branch] = []
    for key, branch in by_key.items():
        if key in wanted:
            above = branch.requirement.parent_id
            parent = by_key.get(above) if above else None
            (parent.children if parent else roots).append(branch)
    return roots


def notes_of(framework: Framework) -> list[str]:
    """What the file says of the framework itself, in the reader's language."""
    meta = framework.meta
    listed = [in_language(meta.get(f"{key}_fr", ""), meta.get(f"{key}_en", "")) for key in NOTES]
    warnings = in_language(meta.get("warnings_fr", []), meta.get("warnings_en", []))
    return [note for note in listed if note] + list(warnings)


NOTES = ("national_status", "applicability_note", "accountability_levels_note")
