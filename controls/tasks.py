"""The doors of long work on frameworks: reading a file that was sealed."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from controls.actions.imports import fill_plan
from controls.models import FrameworkImport
from controls.queries.imports import staged_framework
from jobs.registry import Progress, job_kind
from vault.actions import open_file


@job_kind("controls.read_framework", label=gettext_lazy("Reading a framework"), permission="controls.adopt")
def read_staged_framework(*, job: Any, progress: Progress) -> dict[str, Any]:
    """Read the file of an import and work out what it would do; safe to run twice."""
    staged = staged_framework(key=UUID(job.params["staged"]))
    progress(0, 2, _("Reading the file"))
    opened = open_file(actor=staged.created_by, file=staged.file, reason="import")
    try:
        data = b"".join(opened)
    finally:
        opened.close()
    progress(1, 2, _("Comparing with what is loaded"))
    fill_plan(staged=staged, data=data)
    progress(2, 2, _("Comparing with what is loaded"))
    refused = staged.status == FrameworkImport.Status.REFUSED
    return {
        "summary": _("The file is refused: open the import to see why.") if refused else _("The file can be imported."),
        "tone": "bad" if refused else "ok",
        "url": reverse("controls:framework_import", args=[staged.pk]),
    }
