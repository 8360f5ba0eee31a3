"""Verification: everything is hashed again, nothing stored is trusted; each finding names table, row and field."""

from collections import defaultdict
from typing import Any

from django.db.models import Max

from trail import clock, rows
from trail.models import Checkpoint, Verification
from trail.verification.chains import check_objects, check_some
from trail.verification.committed import check_acts, check_orphans
from trail.verification.counters import Counters
from trail.verification.findings import Finding, Progress, Report
from trail.verification.freshness import check_dates, check_tables, check_triggers, waiting_entries
from trail.verification.reading import chunks, one_instant
from trail.verification.walk import Walk

__all__ = ["Finding", "Report", "last_verified", "verify"]


def last_verified() -> int:
    """The size of the log at the last verification that found it intact."""
    intact = Verification.objects.filter(outcome=Verification.Outcome.INTACT)
    return intact.aggregate(size=Max("size"))["size"] or 0


def verify(*, since_last: bool = False, progress: Progress | None = None) -> Report:
    """Run every check, on the whole log or on what came since the last one found intact, and keep the outcome."""
    report = Report(at=clock.now(), since=last_verified() if since_last else 0)
    with one_instant():
        report.size = Checkpoint.objects.aggregate(size=Max("size"))["size"] or 0
        check_tables(report)
        check_triggers(report)
        check_dates(report)
        if report.since:
            _check_recent(report, progress)
        else:
            _check_all(report, progress)
    Verification.objects.create(
        at=report.at,
        size=report.size,
        since=report.since,
        outcome=report.outcome,
        findings=report.count + report.doubts,
    )
    return report


def _check_all(report: Report, progress: Progress | None) -> None:
    for _entries, _rows in _acts(report, progress):
        pass
    check_orphans(report)
    check_objects(report, progress)


def _check_recent(report: Report, progress: Progress | None) -> None:
    touched: dict[type[Any], set[Any]] = defaultdict(set)
    records = {rows.history_model_of(model): model for model in rows.record_models()}
    for _entries, found in _acts(report, progress):
        for hashed in found:
            if type(hashed.row) in records:
                touched[records[type(hashed.row)]].add(hashed.row.id)
    check_orphans(report)
    for model, keys in touched.items():
        for some in chunks(keys):
            check_some(model, some, report)


def _acts(report: Report, progress: Progress | None) -> Any:
    """Every entry in question, checked in its place and with its rows, chunk by chunk."""
    counters = Counters(whole=not report.since)
    walk = Walk(report, start=report.since, counters=counters)
    for entries in walk.run(progress):
        yield entries, check_acts(entries, report)
    for entries in chunks(waiting_entries(report, counters)):
        yield entries, check_acts(entries, report)
    counters.conclude(report)
