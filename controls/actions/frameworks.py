"""Loading the catalogues of the product into frameworks, and adopting a framework."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from controls import catalogue
from controls.actions.catalogue_errors import explain
from controls.actions.framework_rows import assign, describe, refs_of, write_attributes, write_mappings, write_nodes
from controls.models import Adoption, Framework, MappingSet
from controls.places import CatalogueError
from organisation.models import Perimeter, User
from trail.acts import action, current_act


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
    describe(framework=framework, read=read)
    write_attributes(requirements=write_nodes(framework=framework, read=read), read=read)
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


def _load_set(
    read: catalogue.MappingFile, index: int, described: Mapping[str, Any], rows: Iterable[catalogue.MappingRow]
) -> MappingSet:
    path = f"sets[{index}]"
    source = _framework_of(described["source_framework"], f"{path}.source_framework")
    target = _framework_of(described["target_framework"], f"{path}.target_framework")
    found = MappingSet.objects.filter(code=described["id"]).first() or MappingSet(code=described["id"])
    meta = {**read.meta, "set": dict(described)}
    values = {"source_framework_id": source.pk, "target_framework_id": target.pk, "digest": read.digest, "meta": meta}
    if assign(row=found, values=values | {"withdrawn_at": None}) or found._state.adding:
        found.save()
    numbered = ((f"{path}.mappings[{index}]", row) for index, row in enumerate(rows))
    write_mappings(
        found=found,
        rows=numbered,
        ends=(("source", refs_of(framework=source)), ("target", refs_of(framework=target))),
    )
    return found


def _framework_of(code: str, path: str) -> Framework:
    framework: Framework | None = Framework.objects.active().filter(code=code).first()
    if framework is None:
        raise CatalogueError(path=path, code="unknown_framework", value=code)
    return framework
