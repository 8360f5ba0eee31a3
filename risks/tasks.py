"""The Celery doors of the risks application."""

import io
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jobs.registry import Progress, job_kind
from risks.actions.imports import ask_for_columns, fill_draft, keep_headings
from risks.actions.quantity import record_simulation
from risks.models import RegisterImport
from risks.queries.columns import remembered
from risks.queries.imports import staged_import
from risks.queries.quantity import perimeter_with
from risks.queries.scales import criteria_of, vocabulary_of
from risks.registers.contents import SHAPES, read_content
from risks.registers.problems import Unreadable
from risks.registers.reader import Register, Table, find_table
from vault.actions import open_file


@job_kind("risks.read_register", label=gettext_lazy("Reading a risk register"), permission="risks.import")
def read_staged_register(*, job: Any, progress: Progress) -> dict[str, Any]:
    """Read the file of an import into its draft; safe to run twice."""
    staged = staged_import(key=UUID(job.params["staged"]))
    progress(0, 1, _("Reading the file"))
    with io.BytesIO() as stream:
        content = open_file(actor=staged.created_by, file=staged.file, reason="import")
        for piece in content:
            stream.write(piece)
        content.close()
        stream.seek(0)
        try:
            table = _table(staged, stream)
        except Unreadable as error:
            fill_draft(staged=staged, register=Register("", 0, (), (error.problem,)), progress=progress)
            return _told(staged, 0)
    if table is None:
        return _told(staged, 0)
    vocabulary = vocabulary_of(scale=criteria_of(perimeter=staged.perimeter).scale)
    register = read_content(content=staged.content, table=table, vocabulary=vocabulary)
    fill_draft(staged=staged, register=register, progress=progress)
    return _told(staged, len(register.rows))


def _table(staged: RegisterImport, stream: io.BytesIO) -> Table | None:
    """The lines of the file; None when a person has first to say what its columns hold. Raises Unreadable."""
    shape, said = SHAPES[staged.content], staged.columns
    table = find_table(stream=stream, shape=shape, mapping=said, guess=True)
    if said is None:
        headings = [heading for heading, _field, _samples in table.headings]
        said = remembered(perimeter=staged.perimeter, content=staged.content, source=staged.source, headings=headings)
        if said is not None:
            stream.seek(0)
            table = find_table(stream=stream, shape=shape, mapping=said, guess=True)
    if not table.header.is_plain and staged.columns is None:
        ask_for_columns(staged=staged, table=table)
        return None
    keep_headings(staged=staged, table=table)
    return table


def _told(staged: RegisterImport, lines: int) -> dict[str, Any]:
    """What the job says of itself once it is done."""
    words = {
        RegisterImport.Status.REFUSED: _("The file is refused: open the import to see why."),
        RegisterImport.Status.COLUMNS: _("Open the import and say what its columns hold."),
    }
    tones = {RegisterImport.Status.REFUSED: "bad", RegisterImport.Status.COLUMNS: "warn"}
    status = RegisterImport.Status(staged.status)
    return {
        "summary": words.get(status) or ngettext("%d line read.", "%d lines read.", lines) % lines,
        "tone": tones.get(status, "ok"),
        "url": reverse("risks:register_import", args=[staged.pk]),
    }


@job_kind("risks.simulate_losses", label=gettext_lazy("Simulating losses"), permission="risks.view")
def simulate_losses(*, job: Any, progress: Progress) -> dict[str, Any]:
    """Live the years that were asked for; running twice keeps two facts that say the same."""
    perimeter = perimeter_with(key=UUID(job.params["perimeter"]))
    progress(0, 1, _("Living the years"))
    made = record_simulation(
        actor=job.requested_by, perimeter=perimeter, years=job.params["years"], seed=job.params["seed"]
    )
    progress(1, 1, _("Living the years"))
    return {
        "summary": _("The losses of %(years)s years are worked out.") % {"years": made.years},
        "tone": "ok",
        "url": reverse("risks:loss_simulation", args=[made.pk]),
    }
