"""One filter per list."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisation.queries import people, perimeters
from policies.models import Campaign, Document, PolicyVersion, Question, Training
from policies.queries import containing_words, titled, within
from web.filters import ChoiceFilter, RecordChoiceFilter, RecordFilter


class TitleFilter(django_filters.CharFilter):
    """Documents whose title or reference contain every word, accents and capitals ignored."""

    def __init__(self, *, path: str = "search_key", **options: Any) -> None:
        self.path = path
        super().__init__(**{"label": _("Search"), **options})

    def filter(self, rows: "QuerySet[Any]", value: str) -> "QuerySet[Any]":
        """Keep the rows that contain every word."""
        return titled(rows, text=value, path=self.path)


class PerimeterFilter(RecordChoiceFilter):
    """A perimeter and everything below it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(records=perimeters, label=_("Perimeter"), **options)

    def filter(self, rows: "QuerySet[Any]", value: Any) -> "QuerySet[Any]":
        """Keep the rows of the subtree."""
        return rows.of(value) if value else rows  # type: ignore[attr-defined]


class DocumentFilter(RecordFilter):
    """The documents, narrowed."""

    text = TitleFilter()
    perimeter = PerimeterFilter()
    kind = ChoiceFilter(label=_("Kind"), choices=Document.Kind.choices)
    owner = RecordChoiceFilter(records=people, label=_("Owner"), field_name="owner")
    status = ChoiceFilter(
        label=_("Status"), choices=PolicyVersion.Status.choices, field_name="status_in_force", distinct=False
    )


class TextFilter(django_filters.CharFilter):
    """Versions whose title or text contain every word, accents and capitals ignored."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"label": _("Search in the texts"), **options})

    def filter(self, rows: "QuerySet[Any]", value: str) -> "QuerySet[Any]":
        """Keep the rows that contain every word."""
        return containing_words(rows, text=value)


class ReadingRoomFilter(RecordFilter):
    """The reading room, narrowed."""

    text = TextFilter()
    kind = ChoiceFilter(label=_("Kind"), choices=Document.Kind.choices, field_name="document__kind")
    read = ChoiceFilter(
        label=_("Acknowledged already"),
        choices=[("yes", pgettext_lazy("answer", "Yes")), ("no", pgettext_lazy("answer", "No"))],
        method="by_reading",
    )

    def by_reading(self, rows: "QuerySet[Any]", _name: str, value: str) -> "QuerySet[Any]":
        """What the reader has acknowledged, or not."""
        return rows.filter(acknowledged_at__isnull=value == "no")


class CampaignFilter(RecordFilter):
    """The campaigns, narrowed."""

    text = TitleFilter(path="policy_version__document__search_key")
    perimeter = PerimeterFilter()
    status = ChoiceFilter(label=_("Status"), choices=Campaign.Status.choices)


class AcknowledgementFilter(RecordFilter):
    """Acknowledgements, narrowed."""

    text = TitleFilter(path="policy_version__document__search_key")
    person = RecordChoiceFilter(records=people, label=_("Person"), field_name="person")


class QuestionFilter(RecordFilter):
    """Questions, narrowed."""

    status = ChoiceFilter(label=_("Status"), choices=Question.Status.choices)


class AskedFilter(RecordFilter):
    """The people of a campaign, narrowed."""

    perimeter = RecordChoiceFilter(records=perimeters, label=_("Perimeter"), field_name="perimeter")
    team = django_filters.CharFilter(label=_("Team"), field_name="team")
    read = ChoiceFilter(
        label=_("Acknowledged already"),
        choices=[("yes", pgettext_lazy("answer", "Yes")), ("no", pgettext_lazy("answer", "No"))],
        method="by_reading",
    )

    def by_reading(self, rows: "QuerySet[Any]", _name: str, value: str) -> "QuerySet[Any]":
        """Who has acknowledged, or has not."""
        return rows.filter(done=value == "yes")


class StandingFilter(RecordFilter):
    """The staff, narrowed: a perimeter and below, a team, who is late."""

    perimeter = RecordChoiceFilter(records=perimeters, label=_("Perimeter"), method="by_perimeter")
    team = django_filters.CharFilter(label=_("Team"), field_name="team")
    late = ChoiceFilter(
        label=_("Late"),
        choices=[("yes", pgettext_lazy("answer", "Yes")), ("no", pgettext_lazy("answer", "No"))],
        method="by_lateness",
    )

    def by_perimeter(self, rows: "QuerySet[Any]", _name: str, value: Any) -> "QuerySet[Any]":
        """Whoever works there or below."""
        return within(rows, perimeter=value)

    def by_lateness(self, rows: "QuerySet[Any]", _name: str, value: str) -> "QuerySet[Any]":
        """Who has a reading past its date, or has none."""
        return rows.filter(late__gt=0) if value == "yes" else rows.filter(late=0)


class TrainingFilter(RecordFilter):
    """Training records, narrowed."""

    person = RecordChoiceFilter(records=people, label=_("Person"), field_name="person")
    perimeter = PerimeterFilter()
    kind = ChoiceFilter(label=_("Kind"), choices=Training.Kind.choices)
