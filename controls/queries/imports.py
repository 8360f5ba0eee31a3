"""Imports of frameworks as their owner sees them, and what a file would do before anything is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from controls import catalogue
from controls.catalogue import Catalogue, Node
from controls.imports.package import CATALOG, MappedEnd, Package, Selection
from controls.imports.profile import resolved
from controls.imports.texts import tail
from controls.models import Framework, FrameworkImport, ReferenceControl, Requirement
from controls.places import CatalogueError
from controls.queries.editions import Change, compared_editions, edition_of, edition_order, older_edition
from controls.registry import library_parts
from organisation.models import Perimeter, User

SHOWN = 300


def framework_imports(user: User) -> "QuerySet[FrameworkImport]":
    """One's own imports, newest first."""
    found: QuerySet[FrameworkImport] = FrameworkImport.objects.visible_to(user).select_related("file")
    return found


def reference_controls(user: User) -> "QuerySet[ReferenceControl]":
    """Every model of control in force, for whoever may read controls somewhere."""
    found: QuerySet[ReferenceControl] = ReferenceControl.objects.active()
    return found if user.has_right("controls.view") else found.none()


def model_named(user: User, key: str) -> ReferenceControl | None:
    """A model of control by its key, if there is one."""
    try:
        wanted = UUID(key)
    except ValueError:
        return None
    found: ReferenceControl | None = reference_controls(user).filter(pk=wanted).first()
    return found


def staged_framework(*, key: UUID) -> FrameworkImport:
    """One import, for the job that reads it."""
    found: FrameworkImport = FrameworkImport.objects.select_related("created_by", "file").get(pk=key)
    return found


def keeping_place(user: User) -> Perimeter | None:
    """The perimeter in whose part of the vault this person's imported files are kept: the topmost they answer for."""
    found: Perimeter | None = Perimeter.objects.where(user, "controls.adopt").order_by("path").first()
    return found


@dataclass(frozen=True, kw_only=True)
class ResolvedEnd:
    """A side of a mapping set once its framework is known: reference of each identifier, whichever way it is named."""

    code: str
    title: str
    refs: Mapping[str, str]
    by_tail: bool

    def ref_of(self, urn: str) -> str:
        """The reference behind an identifier, or the identifier itself when it is unknown."""
        return self.refs.get(tail(urn) if self.by_tail else urn, urn)


def settled_frameworks(*, package: Package) -> list[Catalogue]:
    """The frameworks of a file, a profile resolved against the catalogs that are loaded."""
    if package.profile is not None:
        return [resolved(profile=package.profile, source=_source_nodes)]
    return list(package.frameworks)


def resolve_end(*, end: MappedEnd, package: Package) -> ResolvedEnd:
    """The framework that a mapping set names: of the same file, loaded before, or one that comes with the product.

    Raises CatalogueError with the path that named it.
    """
    for each in package.frameworks:
        if str(each.meta.get("urn", "")).lower() == end.urn:
            refs = {str(node.details.get("urn")): node.ref for node in each.nodes}
            return ResolvedEnd(code=each.code, title=each.title_fr, refs=refs, by_tail=False)
    loaded = [row for row in Framework.objects.active() if str(row.meta.get("urn", "")).lower() == end.urn]
    if loaded:
        newest = max(loaded, key=lambda row: edition_order(edition=row.edition))
        rows = Requirement.objects.active().filter(framework=newest).values_list("details__urn", "ref")
        return ResolvedEnd(code=newest.code, title=str(newest), refs=dict(rows), by_tail=False)
    shipped = Framework.objects.active().filter(code=tail(end.urn.rpartition(":")[2])).first()
    if shipped is None:
        raise CatalogueError(path=end.path, code="unknown_framework", value=end.urn)
    rows = Requirement.objects.active().filter(framework=shipped).values_list("ref", flat=True)
    return ResolvedEnd(code=shipped.code, title=str(shipped), refs={ref.lower(): ref for ref in rows}, by_tail=True)


def plan_of(*, package: Package) -> dict[str, Any]:
    """What importing would do, as plain data. Raises CatalogueError for what the file alone could not tell."""
    frameworks = settled_frameworks(package=package)
    return {
        "kind": package.kind,
        "title": package.title,
        "publisher": package.publisher,
        "version": package.version,
        "frameworks": [_planned_framework(each, package) for each in frameworks],
        "mappings": [_planned_mapping(part, package) for part in package.mappings],
        "models": _planned_models(package),
        "parts": {
            name: {
                "count": len(rows),
                "taken": library_parts.knows(name),
                "left": [list(pair) for pair in library_parts.left_out(name, rows=rows)],
            }
            for name, rows in package.parts.items()
        },
        "unread": list(package.unread),
    }


def _planned_framework(read: Catalogue, package: Package) -> dict[str, Any]:
    existing = edition_of(read=read)
    if existing is not None and existing.code in catalogue.codes():
        raise CatalogueError(path="/", code="shipped", value=str(existing))
    older = None if existing is not None else older_edition(read=read)
    before = existing or older
    rows = list(Requirement.objects.active().filter(framework=before)) if before is not None else []
    same = existing is not None and existing.digest == read.digest and existing.withdrawn_at is None
    changes = [] if same else compared_editions(older=rows, newer=read.nodes)
    counts: dict[str, int] = {}
    for change in changes:
        counts[change.kind] = counts.get(change.kind, 0) + 1
    shown = [change for change in changes if change.kind != "unchanged"] if before is not None else changes
    return {
        "code": read.code, "edition": read.version, "title_fr": read.title_fr, "title_en": read.title_en,
        "state": "same" if same else "update" if existing is not None else "edition" if older is not None else "new",
        "older": f"{older} {older.edition}" if older is not None else "",
        "assessable": sum(node.assessable for node in read.nodes), "nodes": len(read.nodes),
        "questions": sum(len(node.details.get("questions", [])) for node in read.nodes),
        "suggestions": len(package.suggestions.get(read.code, [])), "counts": counts,
        "changes": [_plain(change) for change in shown[:SHOWN]], "left_off": max(0, len(shown) - SHOWN),
    }  # fmt: skip


def _plain(change: Change) -> dict[str, Any]:
    row = change.newer or change.older
    return {"kind": change.kind, "ref": row.ref, "title_fr": row.title_fr, "title_en": row.title_en,
            "fields": list(change.fields), "depth": _level(row)}  # fmt: skip


def _level(row: Any) -> int:
    return int(getattr(row, "depth", 0))


def _planned_mapping(part: Any, package: Package) -> dict[str, Any]:
    source, target = (resolve_end(end=end, package=package) for end in (part.source, part.target))
    for path, row in part.rows:
        for end, name, urn in ((source, "source", row.source), (target, "target", row.target)):
            if end.ref_of(urn) == urn:
                raise CatalogueError(path=f"{path}.{name}_requirement_urn", code="unknown_requirement", value=urn)
    return {
        "title": part.title, "source": source.title, "target": target.title, "rows": len(part.rows),
        "scale": part.scale, "unrelated": part.unrelated,
        "unstated": sum(row.strength is None for _path, row in part.rows),
    }  # fmt: skip


def _planned_models(package: Package) -> dict[str, int]:
    codes = {model.code for model in package.models}
    asked = {urn for rows in package.suggestions.values() for _ref, urn in rows} - codes
    loaded = set(ReferenceControl.objects.active().filter(code__in=codes | asked).values_list("code", flat=True))
    if missing := sorted(asked - loaded):
        raise CatalogueError(path="objects.framework", code="unknown_model", value=missing[0])
    return {"total": len(codes), "new": len(codes - loaded)}


def _source_nodes(selection: Selection) -> Sequence[Node]:
    """The nodes of the loaded catalog that a profile draws from. Raises CatalogueError when none answers."""
    names = {href.rpartition("/")[2].replace("-min.", ".") for href in selection.hrefs}
    for row in Framework.objects.active().order_by("-edition"):
        meta = row.meta
        named = str(meta.get("file_name", "")).rpartition("/")[2].replace("-min.", ".")
        if meta.get("format") == CATALOG and (named in names or f"#{meta.get('uuid')}" in selection.hrefs):
            return nodes_of(rows=Requirement.objects.active().filter(framework=row).select_related("parent"))
    raise CatalogueError(path=f"{selection.path}.href", code="unknown_catalogue", value=selection.hrefs[-1])


def nodes_of(*, rows: Iterable[Requirement]) -> list[Node]:
    """Requirements of the database in the form that files are read into."""
    return [
        Node(
            ref=row.ref, parent=row.parent.ref if row.parent else "", kind=row.kind, position=row.position,
            theme=row.theme, title_fr=row.title_fr, title_en=row.title_en, summary_fr=row.summary_fr,
            summary_en=row.summary_en, assessable=row.assessable, texts=dict.fromkeys(catalogue.TEXTS, ""),
            flags=dict.fromkeys(catalogue.FLAGS, False),
            expected_evidence={"fr": row.expected_evidence_fr, "en": row.expected_evidence_en}, attributes=[],
            details=row.details,
        )
        for row in rows.order_by("position")  # type: ignore[attr-defined]
    ]  # fmt: skip
