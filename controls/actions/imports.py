"""Importing frameworks that others publish: the file is sealed and read first, then one act writes all of it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from controls import catalogue
from controls.actions.catalogue_errors import explain
from controls.actions.framework_rows import (
    assign,
    describe,
    refs_of,
    withdraw_many,
    write_attributes,
    write_mappings,
    write_nodes,
)
from controls.catalogue import Catalogue
from controls.imports.package import MappingPart, Package
from controls.imports.reading import read_package
from controls.models import (
    Framework,
    FrameworkImport,
    FrameworkSuccession,
    MappingSet,
    ReferenceControl,
    Requirement,
    SuggestedControl,
)
from controls.places import CatalogueError
from controls.queries.editions import edition_of, older_edition
from controls.queries.imports import keeping_place, plan_of, resolve_end, settled_frameworks
from controls.registry import library_parts
from jobs.actions import enqueue
from organisation.models import User
from trail.acts import action, current_act
from trail.bulk import write_many
from vault.actions import keep
from vault.queries import content


@action("controls.framework.stage", permission="controls.adopt", scope=None)
def stage_framework(*, actor: User, file: "UploadedFile[bytes]") -> FrameworkImport:
    """Seal a file of frameworks and queue its reading (4.2, 7.5.3); nothing of it is written yet.

    Raises ValidationError for a file that the vault refuses.
    """
    place = keeping_place(actor)
    if place is None:
        raise ValidationError(_("No perimeter keeps your imports: ask for the right to adopt frameworks."))
    name = (file.name or "framework")[:255]
    try:
        sealed = keep(perimeter=place, name=name, stream=file)
    except ValidationError as error:
        raise ValidationError({"file": error.messages}) from error
    staged = FrameworkImport.objects.create(created_by=actor, created_at=current_act().at, file=sealed, file_name=name)
    job = enqueue(actor=actor, kind="controls.read_framework", params={"staged": str(staged.pk)}, perimeter=place)
    staged.job_id = job.pk
    staged.save(update_fields=["job_id"])
    return staged


@action("controls.framework.import", permission="controls.adopt", scope=None)
def import_framework(*, actor: User, staged: FrameworkImport) -> FrameworkImport:
    """Write every framework, mapping and model of a file that was read without a fault, or nothing (4.2, 6.1.3 c).

    A newer edition is added beside the older one, whose decisions stay. The same file twice changes nothing.
    Raises ValidationError with the path inside the file when it no longer fits what is loaded.
    """
    locked = FrameworkImport.objects.select_for_update().select_related("file").get(pk=staged.pk)
    if locked.created_by_id != actor.pk or locked.status != FrameworkImport.Status.READY:
        raise ValidationError(_("This import cannot be confirmed as it stands."), code="not_ready")
    opened = content(file=locked.file)
    try:
        data = b"".join(opened)
    finally:
        opened.close()
    written = _write(actor=actor, data=data, file_name=locked.file_name)
    locked.plan = {**locked.plan, "written": [str(row.pk) for row in written]}
    locked.status = FrameworkImport.Status.APPLIED
    locked.save(update_fields=["plan", "status"])
    return locked


@action("controls.framework.write", permission="controls.adopt", scope=None)
def write_framework(*, actor: User, data: bytes, file_name: str) -> list[Framework]:
    """Write a file read elsewhere than on a page, all of it or nothing (4.2). Raises ValidationError with the path."""
    return _write(actor=actor, data=data, file_name=file_name)


def fill_plan(*, staged: FrameworkImport, data: bytes) -> None:
    """Read a sealed file and keep what importing it would do; reading it again replaces what was kept."""
    if staged.status == FrameworkImport.Status.APPLIED:
        return
    try:
        staged.plan = plan_of(package=read_package(content=data, file_name=staged.file_name))
        staged.status = FrameworkImport.Status.READY
    except CatalogueError as error:
        staged.plan = {"error": {"path": error.path, "code": error.code, "value": error.value[:300]}}
        staged.status = FrameworkImport.Status.REFUSED
    staged.save(update_fields=["plan", "status"])


def _write(*, actor: User, data: bytes, file_name: str) -> list[Framework]:
    try:
        package = read_package(content=data, file_name=file_name)
        plan_of(package=package)  # what the database alone can refuse, before anything is written
        models = _write_models(package)
        written = [_write_framework(each, package, models) for each in settled_frameworks(package=package)]
        for part in package.mappings:
            _write_mapping(part, package)
        for name, rows in package.parts.items():
            library_parts.take(name, actor=actor, rows=rows)
    except CatalogueError as error:
        raise explain(error) from error
    return written


def _write_framework(read: Catalogue, package: Package, models: dict[str, ReferenceControl]) -> Framework:
    found = edition_of(read=read)
    if found is not None and found.code in catalogue.codes():
        raise CatalogueError(path="/", code="shipped", value=str(found))
    if found is not None and found.digest == read.digest and found.withdrawn_at is None:
        return found
    older = None if found is not None else older_edition(read=read)
    framework = found or Framework(code=read.code)
    describe(framework=framework, read=read)
    requirements = write_nodes(framework=framework, read=read)
    write_attributes(requirements=requirements, read=read)
    _write_suggestions(requirements, package.suggestions.get(read.code, []), models)
    if older is not None:
        FrameworkSuccession(newer=framework, older=older).save()
    return framework


def _write_models(package: Package) -> dict[str, ReferenceControl]:
    """Models of controls by code: those of the file, brought up to date, and those that its nodes name."""
    asked = {urn for rows in package.suggestions.values() for _ref, urn in rows}
    codes = asked | {model.code for model in package.models}
    found = {row.code: row for row in ReferenceControl.objects.filter(code__in=codes)}
    changed = []
    for model in package.models:
        row = found.setdefault(model.code, ReferenceControl(code=model.code))
        values = {
            "ref": model.ref, "title_fr": model.title_fr, "title_en": model.title_en, "summary_fr": model.summary_fr,
            "summary_en": model.summary_en, "category": model.category, "function": model.function,
            "publisher": package.publisher, "withdrawn_at": None,
        }  # fmt: skip
        if assign(row=row, values=values) or row._state.adding:
            changed.append(row)
    write_many(ReferenceControl, changed)
    return found


def _write_suggestions(requirements: dict[str, Requirement], rows: Any, models: dict[str, ReferenceControl]) -> None:
    wanted = {(requirements[ref].pk, models[urn].pk) for ref, urn in rows}
    keys = [row.pk for row in requirements.values()]
    known = {(row.requirement_id, row.model_id): row for row in SuggestedControl.objects.filter(requirement__in=keys)}
    new = [SuggestedControl(requirement_id=one, model_id=two) for one, two in sorted(wanted - set(known))]
    back = [row for key, row in known.items() if key in wanted and assign(row=row, values={"withdrawn_at": None})]
    write_many(SuggestedControl, new + back)
    gone = [row for key, row in known.items() if key not in wanted and row.withdrawn_at is None]
    withdraw_many(model=SuggestedControl, rows=gone)


def _write_mapping(part: MappingPart, package: Package) -> MappingSet:
    source, target = (resolve_end(end=end, package=package) for end in (part.source, part.target))
    ends = {row.code: row for row in Framework.objects.active().filter(code__in=[source.code, target.code])}
    found = MappingSet.objects.filter(code=part.code).first() or MappingSet(code=part.code)
    legend = [{"key": key, "text_fr": french, "text_en": english} for key, french, english in ORIGINS]
    values = {
        "source_framework_id": ends[source.code].pk, "target_framework_id": ends[target.code].pk,
        "digest": package.digest, "withdrawn_at": None,
        "meta": {"title": part.title, "scale": part.scale, "unrelated": part.unrelated, "remarks": dict(part.remarks),
                 "origins": legend},
    }  # fmt: skip
    if assign(row=found, values=values) or found._state.adding:
        found.save()
    refs = [
        {urn: keys[ref] for urn, ref in ((urn, end.ref_of(urn)) for urn in urns) if ref in keys}
        for end, urns, keys in (
            (source, {row.source for _path, row in part.rows}, refs_of(framework=ends[source.code])),
            (target, {row.target for _path, row in part.rows}, refs_of(framework=ends[target.code])),
        )
    ]
    names = ("source_requirement_urn", "target_requirement_urn")
    write_mappings(found=found, rows=part.rows, ends=((names[0], refs[0]), (names[1], refs[1])))
    return found


ORIGINS = (
    ("import", "Fichier de correspondances importé", "Imported mapping file"),
    ("semantic", "Fichier importé : comparaison du sens", "Imported file: comparison of meaning"),
    ("functional", "Fichier importé : comparaison des effets", "Imported file: comparison of effects"),
    ("syntactic", "Fichier importé : comparaison des termes", "Imported file: comparison of wording"),
)
