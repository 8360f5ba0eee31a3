"""The filter of the list; the actions on a job take nothing but the job."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jobs.models import Job
from jobs.registry import kinds
from web.filters import ChoiceFilter, RecordFilter


def kind_choices() -> list[tuple[str, Any]]:
    """The kinds of work that people ask for, by label."""
    return sorted(((kind.name, kind.label) for kind in kinds() if not kind.internal), key=lambda pair: str(pair[1]))


class JobFilter(RecordFilter):
    """By kind of work and by status."""

    kind = ChoiceFilter(label=_("Work"), choices=kind_choices)
    status = ChoiceFilter(label=_("Status"), choices=Job.Status.choices)
