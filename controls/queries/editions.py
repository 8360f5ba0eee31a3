"""Two editions of a framework side by side: what was added, removed or changed, and what was decided on the older."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from controls.catalogue import Catalogue
from controls.imports.texts import slug
from controls.models import (
    Applicability,
    ControlRequirement,
    Framework,
    FrameworkSuccession,
    Requirement,
    RequirementEvidence,
)
from controls.queries.frameworks import descendants_of
from organisation.models import Perimeter, User

COMPARED = ("title_fr", "title_en", "summary_fr", "summary_en", "assessable")
ADDED, REMOVED, CHANGED, UNCHANGED = "added", "removed", "changed", "unchanged"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One requirement in two editions, matched by its reference."""

    kind: str
    older: Any
    newer: Any
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Carried:
    """A change with what was decided on the older requirement in a perimeter, and what the newer one has already."""

    change: Change
    answers: int
    decisions: int
    evidence: int
    carried: bool

    @property
    def decided(self) -> bool:
        """Whether there is anything to carry over."""
        return bool(self.answers or self.decisions or self.evidence)


def edition_of(*, read: Catalogue) -> Framework | None:
    """The edition that a file describes, when it is loaded already."""
    found: Framework | None = (
        Framework.objects.filter(ref=read.ref, edition=read.version).first()
        or Framework.objects.filter(code=read.code).first()
    )
    return found


def older_edition(*, read: Catalogue) -> Framework | None:
    """The newest loaded edition of the same framework that comes before the one of a file."""
    rows = [
        row
        for row in Framework.objects.active().filter(ref=read.ref).exclude(edition=read.version)
        if edition_order(edition=row.edition) < edition_order(edition=read.version)
    ]
    return max(rows, key=lambda row: edition_order(edition=row.edition), default=None)


def edition_order(*, edition: str) -> tuple[tuple[int, str], ...]:
    """Editions in their order: 2 before 10, 1.9 before 1.10, a name before any number."""
    parts = slug(edition).replace("-", ".").split(".")
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in parts)


def compared_editions(*, older: Iterable[Any], newer: Iterable[Any]) -> list[Change]:
    """Every requirement of two editions in the order of the newer one, the removed ones last."""
    before: Mapping[str, Any] = {row.ref: row for row in older}
    changes, seen = [], set()
    for row in newer:
        was = before.get(row.ref)
        seen.add(row.ref)
        if was is None:
            changes.append(Change(kind=ADDED, older=None, newer=row))
            continue
        fields = tuple(name for name in COMPARED if getattr(was, name) != getattr(row, name))
        changes.append(Change(kind=CHANGED if fields else UNCHANGED, older=was, newer=row, fields=fields))
    return changes + [Change(kind=REMOVED, older=row, newer=None) for ref, row in before.items() if ref not in seen]


def succession_of(*, framework: Framework) -> FrameworkSuccession | None:
    """The older edition that a framework follows, if any."""
    found: FrameworkSuccession | None = (
        FrameworkSuccession.objects.active().filter(newer=framework).select_related("older", "newer").first()
    )
    return found


def successor_of(*, framework: Framework) -> Framework | None:
    """The newer edition that follows a framework, if any."""
    found: FrameworkSuccession | None = (
        FrameworkSuccession.objects.active().filter(older=framework).select_related("newer").first()
    )
    return found.newer if found else None


def succeeding(user: User) -> QuerySet[Framework]:
    """The frameworks that follow an older edition."""
    found: QuerySet[Framework] = Framework.objects.active().filter(succession__withdrawn_at__isnull=True)
    found = found.filter(succession__isnull=False)
    return found if user.has_right("controls.view") else found.none()


def requirements_of(*, framework: Framework) -> list[Requirement]:
    """Every requirement in force of a framework, in order."""
    return list(Requirement.objects.active().filter(framework=framework).order_by("position"))


def migration(*, succession: FrameworkSuccession, perimeter: Perimeter) -> list[Carried]:
    """Two editions compared, with what a perimeter and those below decided on each requirement, in few queries."""
    older, newer = (requirements_of(framework=row) for row in (succession.older, succession.newer))
    before, after = (_decisions(framework=row, perimeter=perimeter) for row in (succession.older, succession.newer))
    found = []
    for change in compared_editions(older=older, newer=newer):
        was = before.get(change.older.pk, (0, 0, 0)) if change.older else (0, 0, 0)
        now = after.get(change.newer.pk, (0, 0, 0)) if change.newer else (0, 0, 0)
        carried = any(was) and all(now[place] >= count for place, count in enumerate(was))
        found.append(Carried(change=change, answers=was[0], decisions=was[1], evidence=was[2], carried=carried))
    return found


def _decisions(*, framework: Framework, perimeter: Perimeter) -> dict[Any, tuple[int, int, int]]:
    """Requirement → answers of controls, lines of statements, pieces of evidence, in a perimeter and below."""
    below = descendants_of(perimeter=perimeter)
    answers = ControlRequirement.objects.active().filter(
        control__perimeter__in=below, control__withdrawn_at__isnull=True
    )
    lines = Applicability.objects.active().filter(perimeter__in=below).exclude(decision="undecided")
    evidence = RequirementEvidence.objects.active().filter(perimeter__in=below)
    counted = [
        dict(rows.filter(requirement__framework=framework).order_by().values_list("requirement").annotate(Count("pk")))
        for rows in (answers, lines, evidence)
    ]
    keys = set().union(*counted)
    return {key: (counted[0].get(key, 0), counted[1].get(key, 0), counted[2].get(key, 0)) for key in keys}
