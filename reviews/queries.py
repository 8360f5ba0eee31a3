"""Reads of objectives, reviews, measures and decisions, and the picture of a perimeter on a day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from audits.models import Audit
from improvement.queries import late_actions, open_nonconformities
from jobs.models import Job
from organisation.models import Perimeter, User
from reports.actions import JOB_KIND
from reports.indicators import indicator_of, indicators
from reports.models import ProducedReport
from reviews.models import Decision, Measure, Objective, Review, Rhythm
from risks.models import Risk

PHASES = (
    ("plan", _("Plan"), ("risks",)),
    ("do", _("Do"), ("controls", "policies", "consent")),
    ("check", _("Check"), ("audits", "reviews", "trail", "vault")),
    ("act", _("Act"), ("improvement",)),
)
"""The founding words, and the applications whose indicators speak of each."""

LISTED = 25


@dataclass(frozen=True)
class Figure:
    """One measured indicator: its words, its value, and that of the review before."""

    key: str
    label: Any
    unit: str
    value: Decimal | None
    before: Decimal | None

    @property
    def change(self) -> Decimal | None:
        """How much it moved since the review before."""
        return None if self.value is None or self.before is None else self.value - self.before


@dataclass(frozen=True)
class Phase:
    """One of Plan, Do, Check, Act with its figures."""

    key: str
    label: Any
    figures: list[Figure]


def reviews(user: User) -> QuerySet[Review]:
    """Reviews that the account may see."""
    found: QuerySet[Review] = (
        Review.objects.visible_to(user)
        .active()
        .select_related("perimeter", "opened_by__identity", "approved_by__identity")
    )
    return found


def rhythms(user: User) -> QuerySet[Rhythm]:
    """How often each perimeter is reviewed."""
    found: QuerySet[Rhythm] = Rhythm.objects.visible_to(user).active().select_related("perimeter")
    return found


def rhythms_due(*, on: date) -> QuerySet[Rhythm]:
    """Those whose next review falls due."""
    found: QuerySet[Rhythm] = Rhythm.objects.active().filter(next_on__lte=on).select_related("perimeter")
    return found


def objectives(user: User) -> QuerySet[Objective]:
    """Security objectives that the account may see."""
    found: QuerySet[Objective] = (
        Objective.objects.visible_to(user).active().select_related("perimeter", "owner__identity")
    )
    return found


def decisions(user: User) -> QuerySet[Decision]:
    """Decisions that the account may see."""
    found: QuerySet[Decision] = (
        Decision.objects.visible_to(user).active().select_related("perimeter", "owner__identity", "review__perimeter")
    )
    return found


def decisions_of(user: User, review: Review) -> QuerySet[Decision]:
    """What one review decided."""
    return decisions(user).filter(review=review).order_by("reference")


def review_to_print(*, review: str) -> Review:
    """The review that a job prints, whoever asked for it."""
    found: Review = Review.objects.select_related("perimeter", "approved_by__identity").get(pk=review)
    return found


def decisions_to_print(*, review: Review) -> list[Decision]:
    """What was decided in it, in order of reference."""
    return list(Decision.objects.active().filter(review=review).select_related("owner__identity").order_by("reference"))


def writing_of(*, review: Review) -> QuerySet[Job]:
    """The jobs that still write a PDF of a review, or failed to."""
    asked = Job.objects.filter(kind=JOB_KIND, perimeter_id=review.perimeter_id, params__params__review=str(review.pk))
    return asked.exclude(status__in=[Job.Status.SUCCEEDED, Job.Status.CANCELLED]).order_by("-created_at")


def reports_of(*, review: Review) -> QuerySet[ProducedReport]:
    """The PDFs produced of one review, the newest first."""
    found: QuerySet[ProducedReport] = ProducedReport.objects.filter(
        kind="reviews.pdca", perimeter=review.perimeter, params__review=str(review.pk)
    ).order_by("-at")
    return found


def phases(*, review: Review) -> list[Phase]:
    """The figures of a review under Plan, Do, Check, Act, each with that of the review before."""
    before = _before(review)
    figures = [
        Figure(
            key=measure.indicator,
            label=label_of(measure.indicator),
            unit=measure.unit,
            value=measure.value,
            before=before.get(measure.indicator),
        )
        for measure in Measure.objects.filter(review=review).order_by("position")
    ]
    return [
        Phase(key, label, [figure for figure in figures if figure.key.split(".")[0] in applications])
        for key, label, applications in PHASES
    ]


def label_of(key: str) -> Any:
    """The words of an indicator; its code once no application declares it any more."""
    try:
        return indicator_of(key=key).label
    except KeyError:
        return key


def _before(review: Review) -> dict[str, Decimal | None]:
    previous = (
        Review.objects.active()
        .filter(perimeter_id=review.perimeter_id, ends_on__lt=review.starts_on)
        .order_by("-ends_on")
        .first()
    )
    measured = Measure.objects.filter(review=previous) if previous else Measure.objects.none()
    return dict(measured.values_list("indicator", "value"))


def readings(*, perimeter: Perimeter, on: date) -> list[tuple[str, str, Decimal | None]]:
    """(indicator, unit, value) of every declared indicator on a day."""
    read = []
    for indicator in indicators():
        value = indicator.value(perimeter=perimeter, on=on)
        read.append((indicator.key, indicator.unit, None if value is None else Decimal(value)))
    return read


def picture(*, perimeter: Perimeter, starts_on: date, ends_on: date) -> dict[str, Any]:
    """The lists that a review keeps as they stand: risks above the line, nonconformities, late actions, audits."""
    risks = Risk.objects.of(perimeter).active().filter(Risk.above_line()).select_related("owner__identity")
    breaches = open_nonconformities(perimeter=perimeter).select_related("owner__identity")
    late = late_actions(perimeter=perimeter, on=ends_on).select_related("owner__identity")
    audits = Audit.objects.of(perimeter).active().filter(starts_on__lte=ends_on, ends_on__gte=starts_on)
    waiting = Decision.objects.of(perimeter).active().filter(status="decided").select_related("owner__identity")
    return {
        "risks": [
            {"ref": risk.reference, "title": risk.title, "level": risk.current_level, "owner": risk.owner_text}
            for risk in risks.order_by("-current_level", "reference")[:LISTED]
        ],
        "nonconformities": [
            {"ref": each.reference, "title": each.title, "grade": each.grade, "due": each.due_on.isoformat()}
            for each in breaches.order_by("due_on")[:LISTED]
        ],
        "late_actions": [
            {
                "ref": each.reference,
                "title": each.title,
                "owner": each.owner.display_name,
                "due": each.due_on.isoformat(),
            }
            for each in late.order_by("due_on")[:LISTED]
        ],
        "audits": [
            {"ref": each.reference, "title": each.title, "kind": each.kind, "status": each.status}
            for each in audits.order_by("starts_on")[:LISTED]
        ],
        "decisions": [
            {"ref": each.reference, "text": each.text, "owner": each.owner.display_name, "due": each.due_on.isoformat()}
            for each in waiting.order_by("due_on")[:LISTED]
        ],
    }
