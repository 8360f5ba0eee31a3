"""The endpoints of documents, versions, texts, quizzes and formalities."""

from policies import actions, forms, queries
from policies import serializers as shapes
from web.endpoints import ActionEndpoint, RecordEndpoint


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


class CreateDocumentEndpoint(ActionEndpoint):
    """A new document."""

    action = actions.create_document
    serializer_class = shapes.CreateDocumentInput
    output = shapes.DocumentOutput


class StartFromTemplateEndpoint(ActionEndpoint):
    """A new document from a template."""

    action = actions.start_from_template
    serializer_class = shapes.TemplateInput
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


class UploadTextEndpoint(OnVersion):
    """The text of one language, as a file."""

    action = actions.upload_text
    serializer_class = shapes.UploadInput
    output = shapes.TextOutput


class SubmitTranslationEndpoint(OnVersion):
    """The English text of a version in force, in front of the approvers."""

    action = actions.submit_translation
    serializer_class = shapes.NoInput
    output = shapes.TextOutput


class ApproveTranslationEndpoint(OnVersion):
    """The English text of a version in force is approved."""

    action = actions.approve_translation
    serializer_class = shapes.NoInput
    output = shapes.TextOutput


class CommentVersionEndpoint(OnVersion):
    """A remark."""

    action = actions.comment_version
    serializer_class = shapes.CommentInput
    output = shapes.CommentOutput


class RecordFormalityEndpoint(OnVersion):
    """A formality of a charter."""

    action = actions.record_formality
    serializer_class = shapes.FormalityInput
    output = shapes.FormalityOutput


class WithdrawFormalityEndpoint(ActionEndpoint):
    """A formality recorded by mistake."""

    action = actions.withdraw_formality
    serializer_class = shapes.NoInput
    records = staticmethod(queries.formalities)
    parameter = "formality"
    output = shapes.FormalityOutput


class SetQuizEndpoint(OnVersion):
    """How much of the quiz must be right."""

    action = actions.set_quiz
    serializer_class = shapes.QuizRuleInput
    output = shapes.VersionOutput


class AddQuizQuestionEndpoint(OnVersion):
    """One more question."""

    action = actions.add_quiz_question
    serializer_class = shapes.QuizQuestionInput
    output = shapes.QuizQuestionOutput


class EditQuizQuestionEndpoint(ActionEndpoint):
    """A question changed."""

    action = actions.edit_quiz_question
    serializer_class = shapes.QuizQuestionInput
    records = staticmethod(queries.quiz_questions)
    parameter = "quiz_question"
    output = shapes.QuizQuestionOutput


class RemoveQuizQuestionEndpoint(ActionEndpoint):
    """A question taken out."""

    action = actions.remove_quiz_question
    serializer_class = shapes.NoInput
    records = staticmethod(queries.quiz_questions)
    parameter = "quiz_question"
    output = shapes.QuizQuestionOutput
