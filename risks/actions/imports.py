"""Importing a register: the file is sealed and read into a draft, then one act writes everything or nothing."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from jobs.actions import enqueue
from organisation.models import Perimeter, User
from risks.actions.writing import RegisterWriter
from risks.models import RegisterImport, RegisterImportRow
from risks.queries.imports import rows_of
from risks.queries.planning import PlannedRow, plan_import
from risks.queries.scales import criteria_of
from risks.registers.problems import MESSAGES
from risks.registers.reader import Register
from risks.registers.rows import RegisterRow, from_data
from risks.registers.sheets import MAX_FILE, MEGABYTE
from trail.acts import action, current_act
from vault.actions import deposit

BATCH = 500
Progress = Callable[[int, int, str], None]


@action("risks.register.stage", permission="risks.import", scope="perimeter")
def stage_register(*, actor: User, perimeter: Perimeter, file: "UploadedFile[bytes]") -> RegisterImport:
    """Seal the file of a register and queue its reading; nothing enters the register yet (8.2).

    Raises ValidationError on an empty or too large file.
    """
    if not file.size:
        raise ValidationError({"file": ValidationError(str(MESSAGES["empty_file"]), code="empty_file")})
    if file.size > MAX_FILE:
        message = str(MESSAGES["too_large"]) % {"limit": MAX_FILE // MEGABYTE}
        raise ValidationError({"file": ValidationError(message, code="too_large")})
    name = (file.name or "register")[:255]
    sealed = deposit(actor=actor, perimeter=perimeter, name=name, stream=file)
    staged = RegisterImport.objects.create(
        perimeter=perimeter, created_by=actor, created_at=current_act().at, file=sealed, file_name=name
    )
    job = enqueue(actor=actor, kind="risks.read_register", params={"staged": str(staged.pk)}, perimeter=perimeter)
    staged.job_id = job.pk
    staged.save(update_fields=["job_id"])
    return staged


@action("risks.register.import", permission="risks.import", scope="staged")
def import_register(*, actor: User, staged: RegisterImport) -> RegisterImport:
    """Write every line of a register that was read without a fault, or none (8.2).

    Lines are compared once more with the register as it stands now. The same file twice changes nothing.
    Raises ValidationError when a line is refused or the import was confirmed already.
    """
    locked = RegisterImport.objects.select_for_update().get(pk=staged.pk)
    if locked.status != RegisterImport.Status.READY:
        raise ValidationError(_("This import cannot be confirmed as it stands."), code="not_ready")
    rows = [from_data(line.data) for line in rows_of(staged=locked)]
    locked.counts = {**locked.counts, **_write(actor=actor, perimeter=locked.perimeter, rows=rows)}
    locked.status = RegisterImport.Status.APPLIED
    locked.save(update_fields=["status", "counts"])
    return locked


@action("risks.register.write", permission="risks.import", scope="perimeter")
def write_register(*, actor: User, perimeter: Perimeter, rows: Sequence[RegisterRow]) -> dict[str, int]:
    """Write the lines of a register read elsewhere than on a page, all or none (8.2). Raises ValidationError."""
    return _write(actor=actor, perimeter=perimeter, rows=rows)


def fill_draft(*, staged: RegisterImport, register: Register, progress: Progress) -> None:
    """Put the lines of a register into its draft, batch by batch; starting again replaces what was there."""
    if staged.status == RegisterImport.Status.APPLIED:
        return
    RegisterImportRow.objects.filter(staged=staged).delete()
    planned = plan_import(perimeter=staged.perimeter, rows=register.rows, problems=register.problems)
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


def _write(*, actor: User, perimeter: Perimeter, rows: Sequence[RegisterRow]) -> dict[str, int]:
    planned = list(plan_import(perimeter=perimeter, rows=rows))
    refused = [problem for row in planned for problem in row.problems if problem.refuses]
    if refused:
        lines = [f"{problem.row}, {problem.column}: {problem.message}" for problem in refused[:50]]
        raise ValidationError([ValidationError(line, code="refused") for line in lines])
    writer = RegisterWriter(actor=actor, perimeter=perimeter, criteria=criteria_of(perimeter=perimeter))
    writer.write(planned=planned)
    outcomes = [row.outcome for row in planned]
    return {name: outcomes.count(name) for name in ("created", "changed", "unchanged")}


def _batches(planned: Any) -> Iterator[list[PlannedRow]]:
    batch: list[PlannedRow] = []
    for row in planned:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _line(staged: RegisterImport, planned: PlannedRow) -> RegisterImportRow:
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
