"""Filters of the lists of risks."""

from datetime import timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from organisation.queries import people, perimeters
from risks.lifecycle import ActionStatus, Kind, Option, Status
from risks.models import Nature, Risk
from risks.queries.register import with_acceptance_state
from risks.queries.scales import level_choices
from risks.queries.treatment import late
from trail import clock
from web.filters import ChoiceFilter, DateFilter, RecordChoiceFilter, RecordFilter, YesNoFilter

KIND = {kind.value: kind for kind in Kind}


def parse_cell(value: str) -> tuple[Kind, int, int] | None:
    """“current-3-4” as kind, likelihood and severity; None when it is something else."""
    kind, _dash, pair = value.partition("-")
    likelihood, _dash, severity = pair.partition("-")
    if kind not in KIND or not likelihood.isdigit() or not severity.isdigit():
        return None
    return KIND[kind], int(likelihood), int(severity)


class PerimeterFilter(RecordChoiceFilter):
    """A perimeter and everything below it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(records=perimeters, label=_("Perimeter"), **options)

    def filter(self, rows: "QuerySet[Any]", value: Any) -> "QuerySet[Any]":
        """Keep the rows of the subtree."""
        return rows.of(value) if value else rows  # type: ignore[attr-defined]


class RiskFilter(RecordFilter):
    """The register, narrowed."""

    perimeter = PerimeterFilter()
    owner = RecordChoiceFilter(records=people, label=_("Owner"), field_name="owner")
    status = ChoiceFilter(label=_("Status"), choices=Status.choices)
    level = ChoiceFilter(label=_("Current level"), choices=[], field_name="current_level")
    option = ChoiceFilter(label=_("Treatment"), choices=Option.choices)
    line = ChoiceFilter(
        label=_("Acceptance line"),
        choices=[("above", _("Above the line")), ("below", _("At or below the line"))],
        method="by_line",
    )
    acceptance = ChoiceFilter(
        label=_("Acceptance"),
        choices=[("none", _("Not accepted")), ("valid", _("Accepted")), ("expired", _("Expired"))],
        method="by_acceptance",
    )
    review = ChoiceFilter(
        label=_("Review"),
        choices=[("overdue", _("Overdue")), ("month", _("Within a month")), ("none", _("No date"))],
        method="by_review",
    )
    cell = ChoiceFilter(label=_("Cell of the matrix"), choices=[], method="by_cell")

    def __init__(self, data: Any = None, *args: Any, **options: Any) -> None:
        super().__init__(data, *args, **options)
        chosen = parse_cell((data or {}).get("cell", ""))
        if chosen is None and not (data or {}).get("cell"):
            del self.filters["cell"]
        elif chosen is not None:
            kind, likelihood, severity = chosen
            self.filters["cell"].extra["choices"] = [(data["cell"], f"{kind.label} {likelihood} × {severity}")]
        self.filters["level"].extra["choices"] = level_choices()

    def by_line(self, rows: "QuerySet[Risk]", _name: str, value: str) -> "QuerySet[Risk]":
        """Above the line, or not."""
        return rows.filter(Risk.above_line()) if value == "above" else rows.exclude(Risk.above_line())

    def by_acceptance(self, rows: "QuerySet[Risk]", _name: str, value: str) -> "QuerySet[Any]":
        """By the state of the acceptance today."""
        return with_acceptance_state(rows, on=clock.today()).filter(acceptance_state=value)

    def by_review(self, rows: "QuerySet[Risk]", _name: str, value: str) -> "QuerySet[Any]":
        """By the day of the next review."""
        today = clock.today()
        if value == "none":
            return rows.filter(review_on__isnull=True)
        start, end = (None, today) if value == "overdue" else (today, today + timedelta(days=31))
        due = rows.filter(review_on__lt=end)
        return due.filter(review_on__gte=start) if start else due

    def by_cell(self, rows: "QuerySet[Risk]", _name: str, value: str) -> "QuerySet[Risk]":
        """The risks of one cell, as the matrix links to it."""
        chosen = parse_cell(value)
        if chosen is None:
            return rows.none()
        kind, likelihood, severity = chosen
        return rows.filter(**{f"{kind.value}_likelihood": likelihood, f"{kind.value}_severity": severity})


class MatrixFilter(RecordFilter):
    """What the matrix counts: where, whose, as of which day, compared with which."""

    perimeter = PerimeterFilter()
    owner = RecordChoiceFilter(records=people, label=_("Owner"), field_name="owner")
    on = DateFilter(label=_("As of"), method="kept")
    since = DateFilter(label=_("Compared with"), method="kept")

    def kept(self, rows: "QuerySet[Any]", _name: str, _value: Any) -> "QuerySet[Any]":
        """The days choose a state, not rows."""
        return rows

    def narrow(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """These rows, narrowed by what was asked."""
        found: QuerySet[Any] = self.filter_queryset(rows)
        return found


class AssetFilter(RecordFilter):
    """The inventory, narrowed."""

    perimeter = PerimeterFilter()
    nature = ChoiceFilter(label=_("Nature"), choices=Nature.choices)
    health_data = YesNoFilter(label=_("Health data"))


class PlanFilter(RecordFilter):
    """The treatment plan, narrowed."""

    perimeter = PerimeterFilter()
    owner = RecordChoiceFilter(records=people, label=_("In charge"), field_name="owner")
    status = ChoiceFilter(label=_("Status"), choices=ActionStatus.choices)
    due_until = DateFilter(label=_("Due by"), field_name="due_on", lookup_expr="lte")
    lateness = ChoiceFilter(
        label=_("Lateness"), choices=[("late", _("Late")), ("on_time", _("On time"))], method="by_lateness"
    )

    def by_lateness(self, rows: "QuerySet[Any]", _name: str, value: str) -> "QuerySet[Any]":
        """Open after the due date, or not."""
        overdue: Q = late(on=clock.today())
        return rows.filter(overdue) if value == "late" else rows.exclude(overdue)


class AcceptanceFilter(RecordFilter):
    """Acceptances, narrowed."""

    perimeter = PerimeterFilter()
    validity = ChoiceFilter(
        label=_("Validity"),
        choices=[("valid", _("In force")), ("ended", _("No longer in force"))],
        method="by_validity",
    )

    def by_validity(self, rows: "QuerySet[Any]", _name: str, value: str) -> "QuerySet[Any]":
        """In force on its risk today, or not."""
        valid = Q(expires_on__gte=clock.today(), risk__accepted_until=F("expires_on"))
        return rows.filter(valid) if value == "valid" else rows.exclude(valid)
