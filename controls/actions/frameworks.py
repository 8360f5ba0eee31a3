"""Loading catalogues into frameworks, and adopting a framework."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from controls import catalogue
from controls.models import Adoption, Framework, MappingSet, Requirement, RequirementAttribute
from controls.models import Mapping as MappingRecord
from controls.places import CatalogueError
from organisation.models import Perimeter, User
from organisation.text import folded
from trail.acts import action, current_act
from trail.bulk import write_many

REASONS: Mapping[str, Any] = {
    "not_yaml": gettext_lazy("this is not valid YAML (%(value)s)"),
    "not_mapping": gettext_lazy("a set of “key: value” lines is expected here"),
    "not_list": gettext_lazy("a list is expected here"),
    "not_text": gettext_lazy("a text is expected here"),
    "not_flag": gettext_lazy("true or false is expected here, not “%(value)s”"),
    "not_number": gettext_lazy("a whole number is expected here, not “%(value)s”"),
    "missing": gettext_lazy("this is missing or empty"),
    "unknown_value": gettext_lazy("“%(value)s” is not one of the known values"),
    "unknown_parent": gettext_lazy("it hangs from “%(value)s”, which the file does not hold"),
    "unknown_requirement": gettext_lazy("the requirement “%(value)s” is not in the framework"),
    "unknown_framework": gettext_lazy("the framework “%(value)s” is not loaded: load it first"),
    "unknown_file": gettext_lazy("no catalogue of this name comes with the product"),
    "duplicate": gettext_lazy("“%(value)s” stands twice"),
    "loop": gettext_lazy("it hangs from itself, directly or not"),
    "empty": gettext_lazy("no requirement was found"),
}


def explain(error: CatalogueError) -> ValidationError:
    """The error of a catalogue in the reader's language: where inside the file, then why."""
    reason = REASONS[error.code] % {"value": error.value}
    return ValidationError(format_lazy("{path}: {reason}", path=error.path, reason=reason), code=error.code)


@action("controls.framework.load", permission="controls.adopt", scope=None)
def load_framework(*, actor: User, code: str) -> Framework:
    """Load a framework that comes with the product, or bring it up to date (identity: framework, edition, ref).

    Requirements that are gone are withdrawn, decisions taken on the others stay. The digest of the file is kept:
    the same file twice changes nothing. Raises ValidationError with the path inside a malformed file.
    """
    try:
        if code not in catalogue.codes():
            raise CatalogueError(path=code, code="unknown_file")
        read = catalogue.read_catalogue(content=catalogue.source(code=code))
    except CatalogueError as error:
        raise explain(error) from error
    framework = Framework.objects.filter(code=read.code).first() or Framework(code=read.code)
    if framework.digest == read.digest and framework.withdrawn_at is None:
        return framework
    _describe(framework, read)
    requirements = _write_nodes(framework, read)
    _write_attributes(requirements, read)
    return framework


@action("controls.mapping.load", permission="controls.adopt", scope=None)
def load_mappings(*, actor: User) -> list[MappingSet]:
    """Load the comparisons of frameworks that come with the product; every end must be a known requirement.

    A mapping suggests shared controls and evidence, it never makes anything conform.
    Raises ValidationError with the row whose end is unknown; nothing is written then.
    """
    try:
        read = catalogue.read_mappings(content=catalogue.source(code=catalogue.MAPPINGS))
        return [_load_set(read, index, described, rows) for index, (described, rows) in enumerate(read.sets)]
    except CatalogueError as error:
        raise explain(error) from error


@action("controls.framework.adopt", permission="controls.adopt", scope="perimeter", record="framework")
def adopt_framework(*, actor: User, perimeter: Perimeter, framework: Framework, reason: str) -> Adoption:
    """Let a perimeter answer to one more framework (4.2 c); its sub-perimeters follow.

    Raises ValidationError when it is followed here already, by default or by adoption.
    """
    if framework.shown_by_default:
        raise ValidationError({"framework": _("This framework is followed everywhere already.")})
    adoption = Adoption(perimeter=perimeter, framework=framework, reason=reason, adopted_on=current_act().on)
    adoption.save()
    return adoption


def load_bundled(*, actor: User) -> str:
    """Bring every catalogue of the product up to date; says what changed. A file already loaded leaves no trace."""
    known = dict(Framework.objects.active().values_list("code", "digest"))
    stale = [
        code
        for code in catalogue.codes()
        if known.get(code) != catalogue.digest_of(content=catalogue.source(code=code))
    ]
    for code in stale:
        load_framework(actor=actor, code=code)
    digest = catalogue.digest_of(content=catalogue.source(code=catalogue.MAPPINGS))
    if stale or set(MappingSet.objects.active().values_list("digest", flat=True)) != {digest}:
        load_mappings(actor=actor)
    if not stale:
        return _("frameworks up to date")
    return _("frameworks loaded: %(codes)s") % {"codes": ", ".join(stale)}


def _describe(framework: Framework, read: catalogue.Catalogue) -> None:
    framework.withdrawn_at = None
    framework.ref, framework.edition, framework.publisher = read.ref, read.version, read.publisher
    framework.title_fr, framework.title_en, framework.regime = read.title_fr, read.title_en, read.regime
    framework.shown_by_default, framework.in_statement = read.shown_by_default, read.in_statement
    framework.digest, framework.meta = read.digest, dict(read.meta)
    framework.vocabulary, framework.details = dict(read.vocabulary), dict(read.details)
    framework.save()


def _write_nodes(framework: Framework, read: catalogue.Catalogue) -> dict[str, Requirement]:
    """Write new and changed nodes, a level of the tree at a time; withdraw those that the file no longer holds."""
    known = {row.ref: row for row in Requirement.objects.filter(framework=framework)}
    depths = _depths(read.nodes)
    by_ref = {node.ref: known.get(node.ref) or Requirement(framework=framework, ref=node.ref) for node in read.nodes}
    levels: dict[int, list[Requirement]] = defaultdict(list)
    for node in read.nodes:
        row = by_ref[node.ref]
        parent = by_ref.get(node.parent)
        values = _columns(node) | {"depth": depths[node.ref], "parent_id": parent.pk if parent else None}
        if _assign(row, values) or row._state.adding:
            levels[depths[node.ref]].append(row)
    for depth in sorted(levels):
        write_many(Requirement, levels[depth])
    gone = [row for ref, row in known.items() if ref not in by_ref and row.withdrawn_at is None]
    _withdraw_many(Requirement, gone)
    return by_ref


def _columns(node: catalogue.Node) -> dict[str, Any]:
    text = " ".join([node.ref, node.title_fr, node.title_en, node.texts["title_fr_variant"], node.summary_fr])
    return {
        "kind": node.kind,
        "position": node.position,
        "theme": node.theme,
        "title_fr": node.title_fr,
        "title_en": node.title_en,
        "summary_fr": node.summary_fr,
        "summary_en": node.summary_en,
        "assessable": node.assessable,
        "expected_evidence_fr": list(node.expected_evidence["fr"]),
        "expected_evidence_en": list(node.expected_evidence["en"]),
        "details": dict(node.details),
        "search_text": folded(f"{text} {node.summary_en}"),
        "withdrawn_at": None,
        **node.texts,
        **node.flags,
    }


def _assign(row: Any, values: Mapping[str, Any]) -> bool:
    """Set what differs; says whether anything did."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    return bool(changed)


def _depths(nodes: Iterable[catalogue.Node]) -> dict[str, int]:
    parents = {node.ref: node.parent for node in nodes}
    depths: dict[str, int] = {}
    for ref, parent in parents.items():
        depth, above = 0, parent
        while above:
            depth, above = depth + 1, parents[above]
        depths[ref] = depth
    return depths


def _write_attributes(requirements: Mapping[str, Requirement], read: catalogue.Catalogue) -> None:
    wanted = {(requirements[node.ref].pk, *pair) for node in read.nodes for pair in node.attributes}
    rows = RequirementAttribute.objects.filter(requirement__in=[row.pk for row in requirements.values()])
    known = {(row.requirement_id, row.family, row.value): row for row in rows}
    new = [
        RequirementAttribute(requirement_id=key, family=family, value=value)
        for key, family, value in sorted(wanted - set(known))
    ]
    back = [row for key, row in known.items() if key in wanted and _assign(row, {"withdrawn_at": None})]
    write_many(RequirementAttribute, new + back)
    _withdraw_many(
        RequirementAttribute, [row for key, row in known.items() if key not in wanted and row.withdrawn_at is None]
    )


def _withdraw_many(model: Any, rows: list[Any]) -> None:
    for row in rows:
        row.withdrawn_at = current_act().at
    write_many(model, rows)


def _load_set(
    read: catalogue.MappingFile, index: int, described: Mapping[str, Any], rows: Iterable[catalogue.MappingRow]
) -> MappingSet:
    path = f"sets[{index}]"
    source = _framework_of(described["source_framework"], f"{path}.source_framework")
    target = _framework_of(described["target_framework"], f"{path}.target_framework")
    found = MappingSet.objects.filter(code=described["id"]).first() or MappingSet(code=described["id"])
    meta = {**read.meta, "set": dict(described)}
    values = {"source_framework_id": source.pk, "target_framework_id": target.pk, "digest": read.digest, "meta": meta}
    if _assign(found, values | {"withdrawn_at": None}) or found._state.adding:
        found.save()
    _write_mappings(found, path, rows, _refs(source), _refs(target))
    return found


def _framework_of(code: str, path: str) -> Framework:
    framework: Framework | None = Framework.objects.active().filter(code=code).first()
    if framework is None:
        raise CatalogueError(path=path, code="unknown_framework", value=code)
    return framework


def _refs(framework: Framework) -> dict[str, Any]:
    return dict(Requirement.objects.active().filter(framework=framework).values_list("ref", "pk"))


def _write_mappings(
    found: MappingSet,
    path: str,
    rows: Iterable[catalogue.MappingRow],
    sources: Mapping[str, Any],
    targets: Mapping[str, Any],
) -> None:
    known = {(row.source_id, row.target_id, row.origin): row for row in MappingRecord.objects.filter(mapping_set=found)}
    written, kept = [], set()
    for index, row in enumerate(rows):
        for end, refs in (("source", sources), ("target", targets)):
            if getattr(row, end) not in refs:
                where = f"{path}.mappings[{index}].{end}"
                raise CatalogueError(path=where, code="unknown_requirement", value=getattr(row, end))
        key = (sources[row.source], targets[row.target], row.origin)
        record = known.get(key) or MappingRecord(
            mapping_set=found, source_id=key[0], target_id=key[1], origin=row.origin
        )
        kept.add(key)
        values = {"relation": row.relation, "strength": row.strength, "pairs": row.pairs, "verify": row.verify}
        if _assign(record, values | {"withdrawn_at": None}) or record._state.adding:
            written.append(record)
    write_many(MappingRecord, written)
    _withdraw_many(MappingRecord, [row for key, row in known.items() if key not in kept and row.withdrawn_at is None])
