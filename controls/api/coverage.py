"""The endpoint of coverage: each perimeter before each framework that it follows."""

from typing import Any

from rest_framework import serializers

from controls import queries
from controls.serializers.coverage import CoverageOutput
from controls.views.dated import asked_day
from organisation.models import Perimeter
from organisation.queries import perimeters
from trail.queries import moment_of
from web.endpoints import RecordEndpoint


class CoverageEndpoint(RecordEndpoint):
    """How far perimeters answer frameworks, today or on `?on=2026-03-31`."""

    records = staticmethod(perimeters)
    serializer_class = CoverageOutput
    permission = "controls.view"

    def get_serializer(self, *args: Any, **kwargs: Any) -> serializers.BaseSerializer[Any]:
        """The figures of every perimeter answered, read at once."""
        if args:
            rows: list[Perimeter] = list(args[0]) if kwargs.get("many") else [args[0]]
            on = asked_day(self.request)
            found = queries.reach_of(perimeters=rows, on=on, moment=moment_of(on=on))
            reach = {row.perimeter.pk: row for row in found.rows}
            kwargs["context"] = {**self.get_serializer_context(), "reach": reach, "on": on}
        return super().get_serializer(*args, **kwargs)
