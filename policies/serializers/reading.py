"""What systems send and read of campaigns, readers and acknowledgements."""

from typing import Any

from django.conf import settings
from rest_framework import serializers

from organisation.models.access import role_choices
from organisation.queries import people, perimeters_where
from policies.models import (
    Absence,
    Acknowledgement,
    Campaign,
    Language,
    PolicyVersion,
    Question,
    QuizAttempt,
    QuizQuestion,
    TeamManager,
    Training,
)
from policies.serializers.documents import TextOutput, optional_text
from web.endpoints import ActionSerializer, RecordField


class OpenCampaignInput(ActionSerializer):
    """Whom, and until when."""

    perimeter = RecordField(records=perimeters_where("policies.publish"))
    due_on = serializers.DateField()
    role = serializers.ChoiceField(choices=role_choices(), required=False, allow_blank=True)
    team = optional_text(max_length=120)
    addresses = optional_text(max_length=500_000)
    follower = RecordField(records=people, required=False, allow_null=True)


class AbsenceInput(ActionSerializer):
    """Who is absent, and when."""

    person = RecordField(records=people)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()


class DisposalInput(ActionSerializer):
    """Where."""

    perimeter = RecordField(records=perimeters_where("organisation.people"))


class EditManagerInput(ActionSerializer):
    """Who is told."""

    person = RecordField(records=people)
    delegate = RecordField(records=people, required=False, allow_null=True)


class ManagerInput(EditManagerInput):
    """Who is told, for which team."""

    perimeter = RecordField(records=perimeters_where("policies.publish"))
    team = optional_text(max_length=120)


class TrainingInput(ActionSerializer):
    """A training record."""

    person = RecordField(records=people)
    title = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(choices=Training.Kind.choices)
    trained_on = serializers.DateField()
    minutes = serializers.IntegerField(min_value=1, max_value=100_000)
    provider = optional_text(max_length=200)


class AcknowledgeInput(ActionSerializer):
    """The text that was shown."""

    language = serializers.ChoiceField(choices=Language.choices)
    digest = serializers.RegexField(r"\A[0-9a-f]{64}\Z")
    proof = serializers.CharField(max_length=1000, required=False, allow_blank=True)


class QuizInput(ActionSerializer):
    """Question → the places of the answers chosen, from 0."""

    answers = serializers.DictField(child=serializers.ListField(child=serializers.IntegerField(min_value=0)))


class CertificateInput(ActionSerializer):
    """The language of a certificate."""

    language = serializers.ChoiceField(choices=settings.LANGUAGES, required=False)


class AskInput(ActionSerializer):
    """A question."""

    text = serializers.CharField(max_length=2000)


class AnswerInput(ActionSerializer):
    """An answer."""

    answer = serializers.CharField(max_length=4000)


class QuizShown(serializers.Serializer[QuizQuestion]):
    """A question as readers see it: without the right answers."""

    id = serializers.UUIDField(read_only=True)
    question_fr = serializers.CharField(read_only=True)
    question_en = serializers.CharField(read_only=True)
    answers_fr = serializers.SerializerMethodField()
    answers_en = serializers.SerializerMethodField()

    def get_answers_fr(self, question: QuizQuestion) -> list[str]:
        """The answers in French, in their order."""
        return list(question.wording(language="fr")[1].texts)

    def get_answers_en(self, question: QuizQuestion) -> list[str]:
        """The answers in English, or in French where they are not translated."""
        return list(question.wording(language="en")[1].texts)


class ReadableOutput(serializers.ModelSerializer[PolicyVersion]):
    """A version in force, with its texts."""

    title = serializers.CharField(source="document.title", read_only=True)
    texts = TextOutput(many=True, read_only=True)
    quiz = QuizShown(many=True, read_only=True, source="quiz_asked")

    class Meta:
        model = PolicyVersion
        fields = ("id", "document", "title", "number", "status", "published_at", "review_on", "texts", "quiz")


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
            "by_list",
            "follower",
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
            "parts",
            "seconds",
            "quiz_attempt",
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


class QuizAttemptOutput(serializers.ModelSerializer[QuizAttempt]):
    """How an attempt went."""

    class Meta:
        model = QuizAttempt
        fields = ("id", "at", "policy_version", "person", "score", "passed")


class PartOutput(serializers.Serializer[Any]):
    """A part of a text, and the note that says it was shown: hand it in with the next part, and with the act."""

    part = serializers.IntegerField()
    parts = serializers.IntegerField()
    language = serializers.CharField()
    digest = serializers.CharField()
    body = serializers.CharField()
    proof = serializers.CharField()


class CertificateJobOutput(serializers.Serializer[object]):
    """The job that does the work; its state is read at /api/v1/jobs/."""

    id = serializers.UUIDField(read_only=True)
    kind = serializers.CharField(read_only=True)
    status = serializers.CharField(read_only=True)


class AbsenceOutput(serializers.ModelSerializer[Absence]):
    """An absence."""

    class Meta:
        model = Absence
        fields = ("id", "person", "starts_on", "ends_on")


class ManagerOutput(serializers.ModelSerializer[TeamManager]):
    """The manager of a team."""

    class Meta:
        model = TeamManager
        fields = ("id", "perimeter", "team", "person", "delegate")


class TrainingOutput(serializers.ModelSerializer[Training]):
    """A training record."""

    class Meta:
        model = Training
        fields = ("id", "at", "person", "perimeter", "title", "kind", "trained_on", "minutes", "provider")
