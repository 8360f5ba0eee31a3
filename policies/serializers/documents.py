"""What systems send and read of documents, versions, texts and formalities."""

from typing import Any

from rest_framework import serializers

from controls.queries import answerable_requirements
from organisation.queries import people, perimeters_where
from policies.catalogue import templates
from policies.models import (
    Comment,
    Document,
    DocumentRequirement,
    Formality,
    Language,
    PolicyText,
    PolicyVersion,
    QuizQuestion,
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
    measures_time = serializers.BooleanField(required=False)


class CreateDocumentInput(DocumentInput):
    """A new document, and where it applies."""

    perimeter = RecordField(records=perimeters_where("policies.edit"))


class TemplateInput(ActionSerializer):
    """Which template, where, and whose."""

    template = serializers.ChoiceField(choices=[(key, template.title_fr) for key, template in templates().items()])
    perimeter = RecordField(records=perimeters_where("policies.edit"))
    owner = RecordField(records=people)


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


class UploadInput(ActionSerializer):
    """The text of one language, as a file."""

    language = serializers.ChoiceField(choices=Language.choices)
    file = serializers.FileField()


class CommentInput(ActionSerializer):
    """A remark."""

    text = serializers.CharField(max_length=4000)


class FormalityInput(ActionSerializer):
    """A formality of a charter."""

    kind = serializers.ChoiceField(choices=Formality.Kind.choices)
    done_on = serializers.DateField()
    note = optional_text(max_length=300)


class QuizQuestionInput(ActionSerializer):
    """A question of the quiz."""

    question_fr = serializers.CharField(max_length=300)
    answers_fr = serializers.CharField(max_length=4000)
    question_en = optional_text(max_length=300)
    answers_en = optional_text(max_length=4000)


class QuizRuleInput(ActionSerializer):
    """How much must be right, and how often one may try."""

    pass_mark = serializers.IntegerField(min_value=1, max_value=100)
    attempts_a_day = serializers.IntegerField(min_value=1, max_value=20)


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
            "measures_time",
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
            "pass_mark",
            "attempts_a_day",
        )


class TextOutput(serializers.ModelSerializer[PolicyText]):
    """A text and its digest."""

    class Meta:
        model = PolicyText
        fields = ("id", "policy_version", "language", "body", "file", "digest", "words", "status")


class CommentOutput(serializers.ModelSerializer[Comment]):
    """A remark on a version."""

    class Meta:
        model = Comment
        fields = ("id", "at", "policy_version", "person", "text")


class FormalityOutput(serializers.ModelSerializer[Formality]):
    """A formality of a charter."""

    class Meta:
        model = Formality
        fields = ("id", "policy_version", "kind", "done_on", "note")


class QuizQuestionOutput(serializers.ModelSerializer[QuizQuestion]):
    """A question of the quiz, with the right answers: for those who write it."""

    class Meta:
        model = QuizQuestion
        fields = ("id", "policy_version", "position", "question_fr", "answers_fr", "question_en", "answers_en")
