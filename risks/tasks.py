"""The Celery doors of the risks application."""

import io
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jobs.registry import Progress, job_kind
from risks.actions.imports import fill_draft
from risks.actions.quantity import record_simulation
from risks.models import RegisterImport
from risks.queries.imports import staged_import
from risks.queries.quantity import perimeter_with
from risks.queries.scales import criteria_of, vocabulary_of
from risks.registers.reader import read_register
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
        vocabulary = vocabulary_of(scale=criteria_of(perimeter=staged.perimeter).scale)
        register = read_register(stream=stream, vocabulary=vocabulary)
    fill_draft(staged=staged, register=register, progress=progress)
    refused = staged.status == RegisterImport.Status.REFUSED
    return {
        "summary": _("The file is refused: open the import to see why.")
        if refused
        else ngettext("%d line read.", "%d lines read.", len(register.rows)) % len(register.rows),
        "tone": "bad" if refused else "ok",
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
