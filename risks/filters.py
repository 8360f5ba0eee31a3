"""Filters of the lists of risks."""

from typing import Any

import django_filters
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from organisation.queries import people, perimeters
from risks.lifecycle import ActionStatus, Kind, Option, Status
from risks.models import Nature, Risk
from risks.queries.register import with_acceptance_state
from risks.queries.treatment import late
from trail import clock
from web.filters import ChoiceFilter, DateFilter, RecordChoiceFilter, RecordFilter, SearchFilter

KIND = {kind.value: kind for kind in Kind}


class PerimeterFilter(RecordChoiceFilter):
    """A perimeter and everything below it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(records=perimeters, label=_("Perimeter"), **options)

    def filter(self, rows: "QuerySet[Any]", value: Any) -> "QuerySet[Any]":
        """Keep the rows of the subtree."""
        return rows.of(value) if value else rows  # type: ignore[attr-defined]


class RiskFilter(RecordFilter):
    """The register, narrowed."""

    text = SearchFilter(paths=["reference", "title", "feared_event_label", "source_reference", "owner_name"])
    perimeter = PerimeterFilter()
    owner = RecordChoiceFilter(records=people, label=_("Owner"), field_name="owner")
    status = ChoiceFilter(label=_("Status"), choices=Status.choices)
    level = ChoiceFilter(
        label=_("Current level"), choices=[(value, str(value)) for value in range(1, 6)], field_name="current_level"
    )
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
    cell = django_filters.CharFilter(label=_("Cell of the matrix"), method="by_cell")

    def by_line(self, rows: "QuerySet[Risk]", _name: str, value: str) -> "QuerySet[Risk]":
        """Above the line, or not."""
        return rows.filter(Risk.above_line()) if value == "above" else rows.exclude(Risk.above_line())

    def by_acceptance(self, rows: "QuerySet[Risk]", _name: str, value: str) -> "QuerySet[Any]":
        """By the state of the acceptance today."""
        return with_acceptance_state(rows, on=clock.today()).filter(acceptance_state=value)

    def by_cell(self, rows: "QuerySet[Risk]", _name: str, value: str) -> "QuerySet[Risk]":
        """“current-3-4”: kind, likelihood, severity, as the matrix links to it."""
        kind, _dash, pair = value.partition("-")
        likelihood, _dash, severity = pair.partition("-")
        if kind not in KIND or not likelihood.isdigit() or not severity.isdigit():
            return rows.none()
        return rows.filter(**{f"{kind}_likelihood": int(likelihood), f"{kind}_severity": int(severity)})


class AssetFilter(RecordFilter):
    """The inventory, narrowed."""

    text = SearchFilter(paths=["reference", "name"])
    perimeter = PerimeterFilter()
    nature = ChoiceFilter(label=_("Nature"), choices=Nature.choices)
    health_data = django_filters.BooleanFilter(label=_("Health data"))


class PlanFilter(RecordFilter):
    """The treatment plan, narrowed."""

    text = SearchFilter(paths=["reference", "title", "risk__reference", "risk__title", "owner_name"])
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

    text = SearchFilter(paths=["risk__reference", "risk__title"])
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
