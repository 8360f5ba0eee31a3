"""Asking for a report, recording what was produced, and reading it."""

from __future__ import annotations

import inspect
import io
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from jobs.actions import complete, enqueue
from jobs.models import Job
from organisation.models import Perimeter, User
from reports.models import ProducedReport
from reports.registry import UnknownReport, kind_of
from trail.acts import action, current_act
from trail.models import Checkpoint
from vault.actions import REASON, keep
from vault.queries import Content, content

JOB_KIND = "reports.produce"


@action("reports.report.produce", permission="reports.produce", scope="perimeter")
def produce(
    *,
    actor: User,
    kind: str,
    perimeter: Perimeter,
    params: dict[str, Any] | None = None,
    on: date | None = None,
    language: str = "",
) -> Job:
    """Ask for a report on a perimeter, as things stand on a date (9.1, 7.5): a job writes it, seals it and keeps it.

    Without a date it is that of today; without a language, that of who asks. Raises ValidationError when no such report
    or language exists.
    """
    try:
        signature = inspect.signature(kind_of(key=kind).context)
        signature.bind(perimeter=perimeter, on=on, **(params or {}))
    except UnknownReport as error:
        raise ValidationError({"kind": _("There is no such report.")}) from error
    except TypeError as error:
        raise ValidationError({"params": _("This report does not take these parameters.")}) from error
    language = language or actor.language
    if language not in dict(settings.LANGUAGES):
        raise ValidationError({"language": _("There is no such language.")})
    act = current_act()
    asked = {
        "kind": kind,
        "on": (on or act.on).isoformat(),
        "at": act.at.isoformat(),
        "language": language,
        "params": params or {},
    }
    return enqueue(actor=actor, kind=JOB_KIND, params=asked, perimeter=perimeter)


@action("reports.report.record", permission="reports.produce", scope="perimeter")
def record(
    *,
    actor: User,
    perimeter: Perimeter,
    job: Job,
    title: str,
    number: str,
    pdf: bytes,
    checkpoint: Checkpoint | None,
) -> ProducedReport:
    """Keep the sealed PDF that a job made, with what it is about and what it rests on (7.5.3).

    The job is finished in the same transaction: it records one report, however often it runs.
    Raises LeaseLostError when another worker has the job.
    """
    asked = job.params
    name = f"{slugify(title)[:120]}-{asked['on']}.pdf"
    report = ProducedReport(
        kind=asked["kind"],
        title=title[:200],
        perimeter=perimeter,
        on=date.fromisoformat(asked["on"]),
        params=asked["params"],
        language=asked["language"],
        number=number,
        checkpoint_size=checkpoint.size if checkpoint else None,
        checkpoint_root=bytes(checkpoint.root).hex() if checkpoint else "",
        job=job.pk,
    )
    report.file = keep(perimeter=perimeter, name=name, stream=io.BytesIO(pdf), media_type="application/pdf")
    report.digest = report.file.digest
    report.save()
    complete(job=job, result={"report": str(report.pk), "url": report.get_absolute_url()})
    return report


@action("reports.report.open", permission="reports.view", scope="report", reads=True)
def open_report(*, actor: User, report: ProducedReport, reason: str) -> Content:
    """Read a report (7.5.3, A.8.15); `reason` is a code that the trail keeps, such as "download".

    Raises ValidationError when the stored file is missing or damaged.
    """
    if not REASON.fullmatch(reason):
        raise ValidationError({"reason": _("The reason is a short code, such as “download”.")})
    current_act().why = f"reason:{reason}"
    return content(file=report.file)
