"""What systems send to the actions of the context, and what they read back."""

from typing import ClassVar

from rest_framework import serializers

from organisation.models import ContextIssue, InterestedParty, PartyNeed, ScopeExclusion, ScopeStatement
from organisation.queries import perimeters_where
from web.endpoints import ActionSerializer, RecordField


def _optional() -> serializers.CharField:
    return serializers.CharField(required=False, allow_blank=True, default="")


def _perimeter() -> RecordField:
    return RecordField(records=perimeters_where("organisation.context"))


class ScopeInput(ActionSerializer):
    """What the scope says."""

    text = serializers.CharField()
    interfaces = _optional()


class DraftScopeInput(ScopeInput):
    """The next version of a scope."""

    perimeter = _perimeter()


class ExclusionInput(ActionSerializer):
    """Something left out."""

    title = serializers.CharField(max_length=300)
    reason = serializers.CharField()


class NothingInput(ActionSerializer):
    """Nothing."""


class IssueInput(ActionSerializer):
    """An issue."""

    title = serializers.CharField(max_length=300)
    origin = serializers.ChoiceField(choices=ContextIssue.Origin.choices)
    theme = serializers.ChoiceField(choices=ContextIssue.Theme.choices)
    relevant = serializers.BooleanField(required=False, default=True)
    effect = serializers.CharField()


class RecordIssueInput(IssueInput):
    """A new issue."""

    perimeter = _perimeter()


class ReasonInput(ActionSerializer):
    """Why it is put away."""

    reason = serializers.CharField()


class PartyInput(ActionSerializer):
    """An interested party."""

    name = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(choices=InterestedParty.Kind.choices)
    description = _optional()


class ListPartyInput(PartyInput):
    """A new interested party."""

    perimeter = _perimeter()


class NeedInput(ActionSerializer):
    """What a party asks."""

    title = serializers.CharField(max_length=300)
    basis = serializers.ChoiceField(choices=PartyNeed.Basis.choices)
    answer = serializers.ChoiceField(choices=PartyNeed.Answer.choices)
    means = _optional()


class ExclusionOutput(serializers.ModelSerializer[ScopeExclusion]):
    """One exclusion."""

    class Meta:
        model = ScopeExclusion
        fields: ClassVar[tuple[str, ...]] = ("id", "statement", "title", "reason", "version")


class ScopeOutput(serializers.ModelSerializer[ScopeStatement]):
    """One version of a scope, with what it leaves out."""

    exclusions = serializers.SerializerMethodField()

    class Meta:
        model = ScopeStatement
        fields: ClassVar[tuple[str, ...]] = (
            "id", "reference", "perimeter", "number", "text", "interfaces", "exclusions", "status", "prepared_by",
            "approved_by", "approved_on", "version",
        )  # fmt: skip

    def get_exclusions(self, statement: ScopeStatement) -> list[dict[str, str]]:
        """What is excluded and why."""
        rows = [row for row in statement.exclusions.all() if row.withdrawn_at is None]
        return [{"id": str(row.pk), "title": row.title, "reason": row.reason} for row in rows]


class IssueOutput(serializers.ModelSerializer[ContextIssue]):
    """One issue."""

    class Meta:
        model = ContextIssue
        fields: ClassVar[tuple[str, ...]] = (
            "id", "reference", "perimeter", "title", "origin", "theme", "relevant", "effect", "reviewed_on", "version",
        )  # fmt: skip


class PartyOutput(serializers.ModelSerializer[InterestedParty]):
    """One interested party."""

    class Meta:
        model = InterestedParty
        fields: ClassVar[tuple[str, ...]] = (
            "id", "reference", "perimeter", "name", "kind", "description", "reviewed_on", "version",
        )  # fmt: skip


class NeedOutput(serializers.ModelSerializer[PartyNeed]):
    """What a party asks."""

    class Meta:
        model = PartyNeed
        fields: ClassVar[tuple[str, ...]] = ("id", "party", "title", "basis", "answer", "means", "version")
