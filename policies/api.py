"""The endpoints of the policies application."""

from django.db.models import QuerySet

from organisation.models import User
from policies import actions, forms, queries
from policies import serializers as shapes
from policies.models import Campaign, PolicyVersion
from trail import clock
from web.endpoints import ActionEndpoint, RecordEndpoint


def campaigns_today(user: User) -> "QuerySet[Campaign]":
    """The campaigns with the figures of today."""
    return queries.campaigns(user, on=clock.today())


def readable_with_texts(user: User) -> "QuerySet[PolicyVersion]":
    """The versions in force, with their texts in one more query."""
    return queries.readable(user).prefetch_related("texts")


class DocumentEndpoint(RecordEndpoint):
    """Documents."""

    records = staticmethod(queries.documents)
    serializer_class = shapes.DocumentOutput
    filter_class = forms.DocumentFilter
    permission = "policies.view"


class VersionEndpoint(RecordEndpoint):
    """Versions."""

    records = staticmethod(queries.versions)
    serializer_class = shapes.VersionOutput
    permission = "policies.view"


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


class CreateDocumentEndpoint(ActionEndpoint):
    """A new document."""

    action = actions.create_document
    serializer_class = shapes.CreateDocumentInput
    output = shapes.DocumentOutput


class OnDocument(ActionEndpoint):
    """An action on a document."""

    records = staticmethod(queries.documents)
    parameter = "document"


class EditDocumentEndpoint(OnDocument):
    """What describes it."""

    action = actions.edit_document
    serializer_class = shapes.DocumentInput
    output = shapes.DocumentOutput


class DraftVersionEndpoint(OnDocument):
    """The next version."""

    action = actions.draft_version
    serializer_class = shapes.DraftInput
    output = shapes.VersionOutput


class LinkRequirementEndpoint(OnDocument):
    """A requirement that it answers."""

    action = actions.link_requirement
    serializer_class = shapes.RequirementInput
    output = shapes.DocumentRequirementOutput


class UnlinkRequirementEndpoint(OnDocument):
    """A requirement that it does not answer any more."""

    action = actions.unlink_requirement
    serializer_class = shapes.RequirementInput
    output = shapes.DocumentRequirementOutput


class OnVersion(ActionEndpoint):
    """An action on a version."""

    records = staticmethod(queries.versions)
    parameter = "policy_version"


class EditTextEndpoint(OnVersion):
    """The text of one language."""

    action = actions.edit_text
    serializer_class = shapes.TextInput
    output = shapes.TextOutput


class SubmitVersionEndpoint(OnVersion):
    """In front of the approvers."""

    action = actions.submit_version
    serializer_class = shapes.NoInput
    output = shapes.VersionOutput


class ApproveVersionEndpoint(OnVersion):
    """Yes."""

    action = actions.approve_version
    serializer_class = shapes.ApproveInput
    output = shapes.VersionOutput


class SendBackVersionEndpoint(OnVersion):
    """Not yet."""

    action = actions.send_back_version
    serializer_class = shapes.SendBackInput
    output = shapes.VersionOutput


class PublishVersionEndpoint(OnVersion):
    """In force."""

    action = actions.publish_version
    serializer_class = shapes.PublishInput
    output = shapes.VersionOutput


class MarkReviewDueEndpoint(OnVersion):
    """To be reviewed."""

    action = actions.mark_review_due
    serializer_class = shapes.NoInput
    output = shapes.VersionOutput


class ConfirmReviewEndpoint(OnVersion):
    """Reviewed, and it still fits."""

    action = actions.confirm_review
    serializer_class = shapes.ConfirmReviewInput
    output = shapes.VersionOutput


class WithdrawVersionEndpoint(OnVersion):
    """Out of force."""

    action = actions.withdraw_version
    serializer_class = shapes.NoInput
    output = shapes.VersionOutput


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
