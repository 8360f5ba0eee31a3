"""What systems read of coverage."""

from datetime import date
from typing import Any, ClassVar

from rest_framework import serializers

from organisation.models import Perimeter


class ReachOutput(serializers.Serializer[Any]):
    """The figures of one framework for a perimeter."""

    framework = serializers.CharField(source="framework.code")
    total = serializers.IntegerField()
    answered = serializers.IntegerField()
    in_place = serializers.IntegerField()
    effective = serializers.IntegerField()
    evidenced = serializers.IntegerField()
    without_object = serializers.BooleanField()


class CoverageOutput(serializers.ModelSerializer[Perimeter]):
    """A perimeter with the frameworks that it follows."""

    on = serializers.SerializerMethodField()
    frameworks = serializers.SerializerMethodField()

    class Meta:
        model = Perimeter
        fields: ClassVar[list[str]] = ["id", "name", "on", "frameworks"]

    def get_on(self, _row: Perimeter) -> date:
        """The day."""
        found: date = self.context["on"]
        return found

    def get_frameworks(self, row: Perimeter) -> list[dict[str, Any]]:
        """The figures of each framework followed."""
        cells = [cell for cell in self.context["reach"][row.pk].cells if cell is not None]
        return list(ReachOutput(cells, many=True).data)
