"""Work that must survive the death of its process: how it starts, how it is carried on, and what it has left.

Run by victims.py in processes of their own. `carry_on_…` is what a person and the sweeper do, from wherever things
stand: it is begun once to be killed, and once more to be finished; `what_stands` tells what is there afterwards.
"""

import csv
import io
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.functions import Now

from jobs.actions import enqueue
from jobs.models import Job
from jobs.running import run, run_queued
from organisation.models import Perimeter, User
from reports.models import ProducedReport
from reviews.actions import set_rhythm
from reviews.models import Measure, Review, Rhythm
from reviews.periods import plus_months
from risks.actions.catalogues import load_risk_catalogues
from risks.actions.imports import import_register, stage_register
from risks.models import (
    Assessment,
    Asset,
    RegisterImport,
    RegisterImportRow,
    Risk,
    RiskAsset,
    RiskThreat,
    RiskVulnerability,
    Treatment,
    TreatmentAction,
)
from tests.cast import make_cast
from tests.improvement.factories import finding
from trail import clock
from trail.sequencer import sequence
from trail.verification import verify
from vault.models import FileKey, SealedFile
from vault.queries import stored_intact
from vault.storage import vault_storage

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "registre-risques-pulsy.csv"
REGISTER = (Asset, Risk, RiskAsset, RiskThreat, RiskVulnerability, Assessment, Treatment, TreatmentAction)
LINES = 6


def prepare() -> None:
    """The installation on which everything below happens, with a review that falls due today."""
    cast = make_cast()
    load_risk_catalogues(actor=cast.system)
    finding(cast)
    set_rhythm(actor=cast.officer, perimeter=cast.hosting, every_months=3, next_on=plus_months(clock.today(), -1))
    run_queued()
    sequence()
    verify()


def register() -> SimpleUploadedFile:
    """The first lines of the sample register, as people save it, without its controls."""
    rows = list(csv.reader(io.StringIO(SAMPLE.read_text(encoding="cp1252")), delimiter=";"))
    heading = next(number for number, row in enumerate(rows) if row and row[0] == "Réf.")
    kept = [place for place, name in enumerate(rows[heading]) if not name.startswith("Mesures")]  # no Annex A here
    text = io.StringIO()
    lines = rows[heading : heading + 1 + LINES]
    csv.writer(text, delimiter=";").writerows([row[place] for place in kept] for row in lines)
    return SimpleUploadedFile("registre.csv", text.getvalue().encode("cp1252"))


def carry_on_import() -> None:
    """Send the file unless it was taken, let it be read, confirm it unless it was written."""
    cast = _cast()
    staged = RegisterImport.objects.first() or stage_register(
        actor=cast["officer"], perimeter=cast["hosting"], file=register()
    )
    _work()
    staged.refresh_from_db()
    if staged.status == RegisterImport.Status.READY:
        import_register(actor=cast["officer"], staged=staged)
    _work()


def carry_on_review() -> None:
    """The clock asks for what falls due; its PDF is left in the queue."""
    job = enqueue(actor=_cast()["system"], kind="reviews.open_due", dedupe_key="tests.reviews")
    _time_passes()
    run(job_id=job.pk)


def carry_on_paper() -> None:
    """The PDF of that review is written, sealed and kept."""
    _work()


def nothing() -> None:
    """Only look."""


def _cast() -> dict[str, Any]:
    return {
        "officer": User.objects.get(username="officer@example.org"),
        "system": User.objects.get(username="system"),
        "hosting": Perimeter.objects.get(name="Hébergement HDS"),
    }


def _time_passes() -> None:
    """What the death of a worker needs to be noticed."""
    long_ago = Now() - timedelta(hours=1)
    Job.objects.filter(status=Job.Status.RUNNING).update(heartbeat_at=long_ago)


def _work() -> None:
    _time_passes()
    run_queued()


def what_stands() -> dict[str, Any]:
    """Every row and every file there is, and whether the trail proves them."""
    sequence()
    report = verify(since_last=True)
    keys = {key.stored_name for key in FileKey.objects.all()}
    stored = {name for name, _written in vault_storage().names()}
    files = SealedFile.objects.select_related("key")
    return {
        "trail": str(report.outcome),
        "findings": [str(found) for found in report.findings],
        "register": {model.__name__: model.objects.count() for model in REGISTER},
        "staged": list(RegisterImport.objects.values_list("status", flat=True)),
        "lines": RegisterImportRow.objects.count(),
        "reviews": Review.objects.count(),
        "measures": Measure.objects.count(),
        "rhythm": str(Rhythm.objects.get().next_on),
        "papers": ProducedReport.objects.count(),
        "jobs": dict(Counter(f"{job.kind} {job.status}" for job in Job.objects.all())),
        "files": files.count(),
        "unreadable": [file.stored_name for file in files if stored_intact(file=file) != "intact"],
        "keys without bytes": sorted(keys - stored),
        "keys without a file": FileKey.objects.filter(files__isnull=True).count(),
        "bytes without a key": len(stored - keys),
        "quarantine": len(list((Path(settings.VAULT_DIR) / "incoming").glob("*"))),
    }
