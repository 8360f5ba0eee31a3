"""Importing a file: it is sealed and read into a draft, then one act writes everything or nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from jobs.actions import enqueue
from organisation.models import Perimeter, User
from risks.actions.columns import checked_columns, keep_columns
from risks.actions.writing import RegisterWriter
from risks.actions.writing_assets import write_assets
from risks.actions.writing_plan import write_plan
from risks.models import RegisterImport, RegisterImportRow
from risks.queries.imports import rows_of
from risks.queries.planning import plan_import
from risks.queries.planning_assets import plan_assets
from risks.queries.planning_plan import plan_actions
from risks.queries.scales import criteria_of
from risks.registers.contents import Content, row_from
from risks.registers.problems import MESSAGES, Problem
from risks.registers.reader import Register, Table
from risks.registers.sheets import MAX_FILE, MEGABYTE
from trail.acts import action, current_act
from vault.actions import deposit

BATCH = 500
Progress = Callable[[int, int, str], None]


@action("risks.register.stage", permission="risks.import", scope="perimeter")
def stage_register(
    *,
    actor: User,
    perimeter: Perimeter,
    file: "UploadedFile[bytes]",
    content: str = Content.RISKS,
    source: str = "",
) -> RegisterImport:
    """Seal a file of risks, assets or actions and queue its reading; nothing enters the register yet (8.2).

    A source is a name under which what the columns hold is remembered. Raises ValidationError on an empty or too
    large file.
    """
    if not file.size:
        raise ValidationError({"file": ValidationError(str(MESSAGES["empty_file"]), code="empty_file")})
    if file.size > MAX_FILE:
        message = str(MESSAGES["too_large"]) % {"limit": MAX_FILE // MEGABYTE}
        raise ValidationError({"file": ValidationError(message, code="too_large")})
    name = (file.name or "register")[:255]
    staged = RegisterImport.objects.create(
        perimeter=perimeter,
        created_by=actor,
        created_at=current_act().at,
        file=deposit(actor=actor, perimeter=perimeter, name=name, stream=file),
        file_name=name,
        content=content or Content.RISKS,
        source=" ".join(source.split()),
    )
    return _read_again(actor, staged)


@action("risks.register.map", permission="risks.import", scope="staged")
def map_columns(*, actor: User, staged: RegisterImport, columns: Mapping[str, str]) -> RegisterImport:
    """Say what each column of a file holds; it is read again so, and so is the next file of the same source (8.2).

    Raises ValidationError when a column is said twice, a needed one is missing, or the import was confirmed already.
    """
    locked = RegisterImport.objects.select_for_update().get(pk=staged.pk)
    if locked.status == RegisterImport.Status.APPLIED or not locked.headings:
        raise ValidationError(_("This import cannot be changed as it stands."), code="not_ready")
    headings = [heading["heading"] for heading in locked.headings]
    locked.columns = checked_columns(content=locked.content, headings=headings, columns=columns)
    keep_columns(
        actor=actor,
        perimeter=locked.perimeter,
        content=locked.content,
        source=locked.source,
        headings=headings,
        columns=locked.columns,
        at=current_act().at,
    )
    locked.status = RegisterImport.Status.QUEUED
    RegisterImportRow.objects.filter(staged=locked).delete()
    locked.save(update_fields=["columns", "status"])
    return _read_again(actor, locked)


@action("risks.register.import", permission="risks.import", scope="staged")
def import_register(*, actor: User, staged: RegisterImport) -> RegisterImport:
    """Write every line of a file that was read without a fault, or none (8.2).

    Lines are compared once more with what stands now. The same file twice changes nothing.
    Raises ValidationError when a line is refused or the import was confirmed already.
    """
    locked = RegisterImport.objects.select_for_update().get(pk=staged.pk)
    if locked.status != RegisterImport.Status.READY:
        raise ValidationError(_("This import cannot be confirmed as it stands."), code="not_ready")
    rows = [row_from(content=locked.content, data=line.data) for line in rows_of(staged=locked)]
    written = _write(actor=actor, perimeter=locked.perimeter, content=locked.content, rows=rows)
    locked.counts = {**locked.counts, **written}
    locked.status = RegisterImport.Status.APPLIED
    locked.save(update_fields=["status", "counts"])
    return locked


@action("risks.register.write", permission="risks.import", scope="perimeter")
def write_register(
    *, actor: User, perimeter: Perimeter, rows: Sequence[Any], content: str = Content.RISKS
) -> dict[str, int]:
    """Write the lines of a file read elsewhere than on a page, all or none (8.2). Raises ValidationError."""
    return _write(actor=actor, perimeter=perimeter, content=content, rows=rows)


def planned_lines(
    *, perimeter: Perimeter, content: str, rows: Sequence[Any], problems: Sequence[Problem] = ()
) -> Iterable[Any]:
    """What importing these lines would do, without writing anything."""
    planner: Any = {Content.ASSETS: plan_assets, Content.ACTIONS: plan_actions}.get(Content(content), plan_import)
    lines: Iterable[Any] = planner(perimeter=perimeter, rows=rows, problems=problems)
    return lines


def _read_again(actor: User, staged: RegisterImport) -> RegisterImport:
    job = enqueue(
        actor=actor, kind="risks.read_register", params={"staged": str(staged.pk)}, perimeter=staged.perimeter
    )
    staged.job_id = job.pk
    staged.save(update_fields=["job_id"])
    return staged


def ask_for_columns(*, staged: RegisterImport, table: Table) -> None:
    """Leave a draft at its headings, for a person to say what those that are not known hold."""
    keep_headings(staged=staged, table=table)
    RegisterImportRow.objects.filter(staged=staged).delete()
    staged.counts, staged.status = {}, RegisterImport.Status.COLUMNS
    staged.save(update_fields=["counts", "status"])


def keep_headings(*, staged: RegisterImport, table: Table) -> None:
    """Keep the headings of a file, what each was taken for, and a few values below it."""
    names = ("heading", "field", "samples")
    staged.sheet, staged.heading_row = table.sheet.name, table.header.row
    staged.headings = [dict(zip(names, found, strict=True)) for found in table.headings]
    staged.save(update_fields=["sheet", "heading_row", "headings"])


def fill_draft(*, staged: RegisterImport, register: Register, progress: Progress) -> None:
    """Put the lines of a register into its draft, batch by batch; starting again replaces what was there."""
    if staged.status == RegisterImport.Status.APPLIED:
        return
    RegisterImportRow.objects.filter(staged=staged).delete()
    planned = planned_lines(
        perimeter=staged.perimeter, content=staged.content, rows=register.rows, problems=register.problems
    )
    counts: dict[str, int] = {}
    done = 0
    for batch in _batches(planned):
        with transaction.atomic():
            RegisterImportRow.objects.bulk_create([_line(staged, row) for row in batch])
        for row in batch:
            counts[row.outcome] = counts.get(row.outcome, 0) + 1
        done += len(batch)
        progress(done, len(register.rows), _("Comparing with the register"))
    numbers = {row.number for row in register.rows}
    whole = [problem.as_data() for problem in register.problems if problem.row not in numbers]
    refused = bool(whole) or bool(counts.get("refused"))
    staged.sheet, staged.heading_row = register.sheet, register.heading_row
    staged.counts = {"rows": len(register.rows), "whole": whole, **counts}
    staged.status = RegisterImport.Status.REFUSED if refused else RegisterImport.Status.READY
    staged.save(update_fields=["sheet", "heading_row", "counts", "status"])


def _write(*, actor: User, perimeter: Perimeter, content: str, rows: Sequence[Any]) -> dict[str, int]:
    planned = list(planned_lines(perimeter=perimeter, content=content, rows=rows))
    refused = [problem for row in planned for problem in row.problems if problem.refuses]
    if refused:
        lines = [f"{problem.row}, {problem.column}: {problem.message}" for problem in refused[:50]]
        raise ValidationError([ValidationError(line, code="refused") for line in lines])
    if content == Content.ASSETS:
        write_assets(perimeter=perimeter, planned=planned)
    elif content == Content.ACTIONS:
        write_plan(actor=actor, perimeter=perimeter, planned=planned)
    else:
        writer = RegisterWriter(actor=actor, perimeter=perimeter, criteria=criteria_of(perimeter=perimeter))
        writer.write(planned=planned)
    outcomes = [row.outcome for row in planned]
    return {name: outcomes.count(name) for name in ("created", "changed", "unchanged")}


def _batches(planned: Any) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for row in planned:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _line(staged: RegisterImport, planned: Any) -> RegisterImportRow:
    return RegisterImportRow(
        staged=staged,
        number=planned.row.number,
        reference=planned.row.reference[:40],
        title=planned.row.title[:300],
        outcome=planned.outcome,
        data=planned.row.as_data(),
        changes=[{"label": change.label, "before": change.before, "after": change.after} for change in planned.changes],
        problems=[problem.as_data() for problem in planned.problems],
    )
