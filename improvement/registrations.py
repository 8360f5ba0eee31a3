"""What improvement lends to shared pages: deadlines, search, contradictions, figures."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from improvement import queries
from improvement.models import Nonconformity, Report
from trail.clock import civil_date
from web import registries
from web.filters import containing
from web.registries import DueItem, Hit, Inconsistency, Tile

SHOWN = 5


def due_items(user: Any, _on: date) -> list[DueItem]:
    """My unfinished corrective actions, my open nonconformities, and what I have to triage."""
    items = [
        DueItem(
            label=action.title,
            url=reverse("improvement:corrective_action", args=[action.pk]),
            due_on=action.due_on,
            kind=gettext_lazy("Corrective action"),
            record_label=action.reference,
        )
        for action in queries.corrective_actions(user).filter(owner__user=user, status__in=queries.UNFINISHED)
    ]
    items += [
        DueItem(
            label=finding.title,
            url=reverse("improvement:nonconformity", args=[finding.pk]),
            due_on=finding.due_on,
            kind=gettext_lazy("Nonconformity"),
            record_label=finding.reference,
        )
        for finding in queries.nonconformities(user).filter(owner__user=user).exclude(status="closed")
    ]
    if user.has_right("improvement.triage"):
        items += [
            DueItem(
                label=gettext_lazy("A report from staff waits for triage"),
                url=reverse("improvement:report", args=[report.pk]),
                due_on=civil_date(report.reported_at),
                kind=gettext_lazy("Report from staff"),
                record_label=report.reference,
            )
            for report in queries.reports(user).filter(status=Report.Status.TO_TRIAGE)
        ]
    return items


def contradictions(user: Any, at: datetime) -> list[Inconsistency]:
    """What an auditor would spot: breaches without a plan, actions done but not followed, late ones."""
    if not user.has_right("improvement.view"):
        return []
    on = civil_date(at)
    breaches = queries.nonconformities(user).filter(grade__in=["major", "minor"]).exclude(status="closed")
    found = [
        Inconsistency(
            text=_("%(record)s has a known cause and no corrective action.") % {"record": finding},
            url=reverse("improvement:corrective_action_plan", args=[finding.pk]),
            repair_label=_("Plan an action"),
        )
        for finding in breaches.filter(queries.without_plan(), status=Nonconformity.Status.CAUSE_FOUND)
    ]
    found += [
        Inconsistency(
            text=_("%(record)s is past its due date and still open.") % {"record": finding},
            url=reverse("improvement:nonconformity", args=[finding.pk]),
            repair_label=_("Open"),
        )
        for finding in breaches.filter(due_on__lt=on)
    ]
    return found


def hits(user: Any, text: str) -> list[Hit]:
    """Nonconformities and actions that contain the words."""
    if not user.has_right("improvement.view"):
        return []
    findings = containing(queries.nonconformities(user), ["reference", "title", "fact"], text)[:SHOWN]
    planned = containing(queries.corrective_actions(user), ["reference", "title", "description"], text)[:SHOWN]
    return [
        *(
            Hit(
                label=str(found),
                url=reverse("improvement:nonconformity", args=[found.pk]),
                kind=gettext_lazy("Nonconformity"),
                context=found.get_status_display(),
            )
            for found in findings
        ),
        *(
            Hit(
                label=str(found),
                url=reverse("improvement:corrective_action", args=[found.pk]),
                kind=gettext_lazy("Corrective action"),
                context=found.get_status_display(),
            )
            for found in planned
        ),
    ]


def tiles(user: Any, on: date) -> list[Tile]:
    """Open nonconformities and late actions."""
    if not user.has_right("improvement.view"):
        return []
    breaches = queries.nonconformities(user).filter(grade__in=["major", "minor"]).exclude(status="closed")
    late = queries.corrective_actions(user).filter(status__in=queries.UNFINISHED, due_on__lt=on).count()
    return [
        Tile(
            label=_("Open nonconformities"),
            value=breaches.count(),
            url=reverse("improvement:nonconformity_list"),
        ),
        Tile(
            label=_("Late corrective actions"),
            value=late,
            url=f"{reverse('improvement:corrective_action_list')}?sort=due_on",
            tone="bad" if late else "ok",
        ),
    ]


def register() -> None:
    """Tell the shared pages."""
    registries.due.register("improvement", due_items)
    registries.checks.register("improvement", contradictions)
    registries.search.register("improvement", hits)
    registries.tiles.register("improvement", tiles)
