"""The job that checks stored bytes against their digests."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobs.models import Job
from jobs.registry import Progress, job_kind
from vault import queries
from vault.actions import record_scrub


@job_kind("vault.scrub", label=gettext_lazy("Check of the stored files"), permission="vault.scrub")
def run(*, job: Job, progress: Progress) -> dict[str, Any]:
    """Check the share of the day (`share` in the parameters), or every stored file; name those that fail."""
    share = job.params.get("share")
    files = queries.files_to_check(share=share)
    found: dict[str, list[str]] = {"missing": [], "damaged": []}
    for number, file in enumerate(files):
        progress(number, len(files), _("Checking the stored files"))
        state = queries.stored_intact(file=file)
        if state != "intact":
            found[state].append(file.stored_name)
    scrub = record_scrub(
        actor=job.requested_by,
        job=job.pk,
        share=share,
        checked=len(files),
        bytes_checked=sum(file.sealed_size for file in files),
        damaged=found["damaged"],
        missing=found["missing"],
        unclaimed=queries.unclaimed(),
    )
    names = {file.stored_name: file.name for file in files}
    return {
        "checked": scrub.checked,
        "damaged": [names[stored] for stored in scrub.damaged],
        "missing": [names[stored] for stored in scrub.missing],
        "unclaimed": scrub.unclaimed,
        "swept": scrub.swept,
    }
