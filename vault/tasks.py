"""The jobs that check stored bytes against their digests."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobs.models import Job
from jobs.registry import Progress, job_kind
from trail.clock import civil_date
from vault import queries
from vault.actions import record_scrub


@job_kind("vault.scrub", label=gettext_lazy("Check of all stored files"), permission="vault.scrub")
def scrub(*, job: Job, progress: Progress) -> dict[str, Any]:
    """Check every stored file."""
    return _scrub(job, progress, share=None)


@job_kind(
    "vault.daily_scrub", label=gettext_lazy("Daily check of stored files"), permission="vault.scrub", internal=True
)
def daily_scrub(*, job: Job, progress: Progress) -> dict[str, Any]:
    """Check the thirtieth part whose day it is: the whole vault in a month."""
    return _scrub(job, progress, share=civil_date(job.created_at).toordinal() % queries.SHARES)


def _scrub(job: Job, progress: Progress, *, share: int | None) -> dict[str, Any]:
    """Compare stored bytes with their digests, without keys; the result names what the requester may open."""
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
    failing = queries.names_of(user=job.requested_by, stored=[*scrub.damaged, *scrub.missing])
    return {
        "checked": scrub.checked,
        "damaged": scrub.damaged,
        "missing": scrub.missing,
        "files": failing,
        "unclaimed": scrub.unclaimed,
        "swept": scrub.swept,
    }
