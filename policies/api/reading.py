"""The endpoints of campaigns, readers and acknowledgements."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from organisation.models import User
from policies import actions, forms, queries, reading_proof
from policies import serializers as shapes
from policies.api.documents import OnVersion
from policies.models import Campaign, PolicyVersion
from policies.parts import parts_of
from trail import clock
from web.endpoints import ActionEndpoint, HasRight, RecordEndpoint


def campaigns_today(user: User) -> "QuerySet[Campaign]":
    """The campaigns with the figures of today."""
    return queries.campaigns(user, on=clock.today())


def readable_with_texts(user: User) -> "QuerySet[PolicyVersion]":
    """The versions in force, with their texts in one more query."""
    return queries.readable(user).prefetch_related(
        "texts", Prefetch("quiz_questions", queryset=queries.quiz_asked(), to_attr="quiz_asked")
    )


class ReadingEndpoint(RecordEndpoint):
    """What is in force for the caller, with its texts."""

    records = staticmethod(readable_with_texts)
    serializer_class = shapes.ReadableOutput
    permission = "policies.read"


class CampaignEndpoint(RecordEndpoint):
    """Campaigns."""

    records = staticmethod(campaigns_today)
    serializer_class = shapes.CampaignOutput
    filter_class = forms.CampaignFilter
    permission = "policies.view"


class AcknowledgementEndpoint(RecordEndpoint):
    """Acknowledgements: one's own, and those of the perimeters one follows."""

    records = staticmethod(queries.acknowledgements)
    serializer_class = shapes.AcknowledgementOutput
    permission = "policies.acknowledge"


class QuestionEndpoint(RecordEndpoint):
    """Questions."""

    records = staticmethod(queries.questions)
    serializer_class = shapes.QuestionOutput
    filter_class = forms.QuestionFilter
    permission = "policies.read"


class PartEndpoint(GenericAPIView[Any]):
    """One part of a text in force, and the note that says it was shown (`?language=fr&part=1&proof=`)."""

    serializer_class = shapes.PartOutput
    permission = "policies.read"
    permission_classes = (HasRight,)
    pagination_class = None
    http_method_names = ["get", "head", "options"]

    @classmethod
    def required_permission(cls) -> str:
        """The right a caller must hold somewhere."""
        return cls.permission

    def get_queryset(self) -> "QuerySet[PolicyVersion]":
        """What is in force for the caller."""
        return queries.readable(self.request.user)  # type: ignore[arg-type]

    def get(self, request: Request, **kwargs: Any) -> Response:
        """The part asked for, or the first that was not shown yet."""
        asked = request.query_params
        text = queries.binding_text(policy_version=self.get_object(), language=asked.get("language", "fr")[:2])
        if text is None or text.file_id:
            raise Http404
        parts, account, at = parts_of(text.body), str(request.user.pk), clock.now()
        shown = reading_proof.read(token=asked.get("proof", ""), account=account, digest=text.digest, at=at)
        wanted = int(asked["part"]) if asked.get("part", "").isdecimal() else 1
        place = max(1, min(wanted, shown.parts + 1, len(parts)))
        proof = reading_proof.note(account=account, digest=text.digest, shown=shown, part=place, at=at)
        answer = {
            "part": place,
            "parts": len(parts),
            "language": text.language,
            "digest": text.digest,
            "body": parts[place - 1].body,
            "proof": proof,
        }
        return Response(self.get_serializer(answer).data)


class OpenCampaignEndpoint(OnVersion):
    """Ask people to read."""

    action = actions.open_campaign
    serializer_class = shapes.OpenCampaignInput
    output = shapes.CampaignOutput


class CloseCampaignEndpoint(ActionEndpoint):
    """Stop asking."""

    action = actions.close_campaign
    serializer_class = shapes.NoInput
    records = staticmethod(campaigns_today)
    parameter = "campaign"
    output = shapes.CampaignOutput


class AcknowledgeEndpoint(ActionEndpoint):
    """Take note of the text that was shown."""

    action = actions.acknowledge_policy
    serializer_class = shapes.AcknowledgeInput
    records = staticmethod(queries.readable)
    parameter = "policy_version"
    output = shapes.AcknowledgementOutput


class AskQuestionEndpoint(ActionEndpoint):
    """Ask the author."""

    action = actions.ask_question
    serializer_class = shapes.AskInput
    records = staticmethod(queries.readable)
    parameter = "policy_version"
    output = shapes.QuestionOutput


class AnswerQuestionEndpoint(ActionEndpoint):
    """The author answers."""

    action = actions.answer_question
    serializer_class = shapes.AnswerInput
    records = staticmethod(queries.questions)
    parameter = "question"
    output = shapes.QuestionOutput


class AttemptQuizEndpoint(ActionEndpoint):
    """The answers to the quiz."""

    action = actions.attempt_quiz
    serializer_class = shapes.QuizInput
    records = staticmethod(queries.readable)
    parameter = "policy_version"
    output = shapes.QuizAttemptOutput


class RequestCertificateEndpoint(ActionEndpoint):
    """The certificate of an acknowledgement; its progress is that of the job, at /api/v1/jobs/."""

    action = actions.request_certificate
    serializer_class = shapes.CertificateInput
    records = staticmethod(queries.acknowledged)
    parameter = "acknowledgement"
    output = shapes.CertificateJobOutput
