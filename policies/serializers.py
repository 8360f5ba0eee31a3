"""What systems send to the actions of this application, and what they read."""

from typing import Any

from rest_framework import serializers

from controls.queries import answerable_requirements
from organisation.models.access import role_choices
from organisation.queries import people, perimeters_where
from policies.models import (
    Acknowledgement,
    Campaign,
    Document,
    DocumentRequirement,
    Language,
    PolicyText,
    PolicyVersion,
    Question,
)
from web.endpoints import ActionSerializer, RecordField


def optional_text(**options: Any) -> serializers.CharField:
    """A text that may be left out."""
    return serializers.CharField(required=False, allow_blank=True, **options)


class DocumentInput(ActionSerializer):
    """What describes a document."""

    title = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(choices=Document.Kind.choices)
    owner = RecordField(records=people)
    summary = optional_text(max_length=20_000)
    classification = serializers.ChoiceField(choices=Document.Classification.choices, required=False)
    review_every_months = serializers.IntegerField(min_value=1, max_value=60, required=False)
    approvals_needed = serializers.IntegerField(min_value=1, max_value=9, required=False)
    shared = serializers.BooleanField(required=False)


class CreateDocumentInput(DocumentInput):
    """A new document, and where it applies."""

    perimeter = RecordField(records=perimeters_where("policies.edit"))


class RequirementInput(ActionSerializer):
    """A requirement."""

    requirement = RecordField(records=answerable_requirements)


class DraftInput(ActionSerializer):
    """Why a new version."""

    reason = serializers.CharField(max_length=20_000)
    change = serializers.ChoiceField(choices=PolicyVersion.Change.choices, required=False)


class TextInput(ActionSerializer):
    """The text of one language, in Markdown."""

    language = serializers.ChoiceField(choices=Language.choices)
    body = serializers.CharField(trim_whitespace=False, max_length=500_000)


class NoInput(ActionSerializer):
    """Nothing."""


class ApproveInput(ActionSerializer):
    """An approval."""

    comment = optional_text(max_length=20_000)


class SendBackInput(ActionSerializer):
    """What has to change."""

    comment = serializers.CharField(max_length=20_000)


class PublishInput(ActionSerializer):
    """By when people read it."""

    read_by = serializers.DateField(required=False, allow_null=True)


class ConfirmReviewInput(ActionSerializer):
    """When it is reviewed next."""

    review_on = serializers.DateField()


class OpenCampaignInput(ActionSerializer):
    """Whom, and until when."""

    perimeter = RecordField(records=perimeters_where("policies.publish"))
    due_on = serializers.DateField()
    role = serializers.ChoiceField(choices=role_choices(), required=False, allow_blank=True)
    team = optional_text(max_length=120)


class AcknowledgeInput(ActionSerializer):
    """The text that was shown."""

    language = serializers.ChoiceField(choices=Language.choices)
    digest = serializers.RegexField(r"\A[0-9a-f]{64}\Z")


class AskInput(ActionSerializer):
    """A question."""

    text = serializers.CharField(max_length=2000)


class AnswerInput(ActionSerializer):
    """An answer."""

    answer = serializers.CharField(max_length=4000)


class DocumentOutput(serializers.ModelSerializer[Document]):
    """A document and its version in force."""

    number_in_force = serializers.IntegerField(read_only=True, default=None)
    status_in_force = serializers.CharField(read_only=True, default=None)

    class Meta:
        model = Document
        fields = (
            "id",
            "reference",
            "perimeter",
            "title",
            "kind",
            "summary",
            "owner",
            "classification",
            "review_every_months",
            "approvals_needed",
            "shared",
            "number_in_force",
            "status_in_force",
        )


class DocumentRequirementOutput(serializers.ModelSerializer[DocumentRequirement]):
    """A requirement that a document answers."""

    class Meta:
        model = DocumentRequirement
        fields = ("id", "document", "requirement")


class VersionOutput(serializers.ModelSerializer[PolicyVersion]):
    """Where a version stands."""

    class Meta:
        model = PolicyVersion
        fields = (
            "id",
            "document",
            "number",
            "status",
            "change",
            "reason",
            "author",
            "approver",
            "submitted_at",
            "approved_at",
            "published_at",
            "ended_at",
            "review_on",
        )


class TextOutput(serializers.ModelSerializer[PolicyText]):
    """A text and its digest."""

    class Meta:
        model = PolicyText
        fields = ("id", "policy_version", "language", "body", "digest", "words", "status")


class ReadableOutput(serializers.ModelSerializer[PolicyVersion]):
    """A version in force, with its texts."""

    title = serializers.CharField(source="document.title", read_only=True)
    texts = TextOutput(many=True, read_only=True)

    class Meta:
        model = PolicyVersion
        fields = ("id", "document", "title", "number", "status", "published_at", "review_on", "texts")


class CampaignOutput(serializers.ModelSerializer[Campaign]):
    """A campaign and how far it is."""

    total = serializers.IntegerField(read_only=True, default=None)
    read = serializers.IntegerField(read_only=True, default=None)

    class Meta:
        model = Campaign
        fields = (
            "id",
            "reference",
            "perimeter",
            "policy_version",
            "role",
            "team",
            "due_on",
            "status",
            "opened_at",
            "closed_at",
            "total",
            "read",
        )


class AcknowledgementOutput(serializers.ModelSerializer[Acknowledgement]):
    """An acknowledgement and what it is bound to."""

    class Meta:
        model = Acknowledgement
        fields = (
            "id",
            "at",
            "person",
            "perimeter",
            "policy_version",
            "text",
            "language",
            "digest",
            "sentence",
            "identification",
        )


class QuestionOutput(serializers.ModelSerializer[Question]):
    """A question and its answer."""

    class Meta:
        model = Question
        fields = (
            "id",
            "policy_version",
            "asked_by",
            "asked_at",
            "text",
            "status",
            "answer",
            "answered_by",
            "answered_at",
        )
