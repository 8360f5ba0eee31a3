"""Writing the quiz of a draft."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from policies import actions, forms, lifecycle
from policies.queries import quiz_questions, versions
from web.pages import ActionPage
from web.tables import url_of


class OnQuiz(ActionPage):
    """An action on the quiz of a version, while it is a draft."""

    records = staticmethod(versions)
    parameter = "policy_version"
    parent = "policies:document_list"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """While it is a draft."""
        return record.status == lifecycle.DRAFT and super().offered_to(user, record)


class AddQuizQuestion(OnQuiz):
    """One more question."""

    action = actions.add_quiz_question
    form_class = forms.QuizQuestionForm
    title = _("Add a question to the quiz")
    label = _("Add a question")
    icon = "plus"


class SetQuiz(OnQuiz):
    """How much must be right, and how often one may try."""

    action = actions.set_quiz
    form_class = forms.QuizRuleForm
    title = _("Rule of the quiz")
    label = _("Set the pass mark")
    icon = "adjustments"


class OnQuizQuestion(ActionPage):
    """An action on one question of the quiz of a draft."""

    records = staticmethod(quiz_questions)
    parameter = "quiz_question"
    parent = "policies:document_list"

    def crumbs(self) -> list[tuple[Any, str]]:
        """Back to the version."""
        return [*super().crumbs()[:1], (str(self.record.policy_version), self.cancel_url())]

    def success_url(self, result: Any) -> str:
        """Back to the version."""
        return url_of(self.record.policy_version)

    def cancel_url(self) -> str:
        """Back to the version."""
        return url_of(self.record.policy_version)


class EditQuizQuestion(OnQuizQuestion):
    """Change a question."""

    action = actions.edit_quiz_question
    form_class = forms.QuizQuestionForm
    title = _("Edit the question")
    label = _("Save")


class RemoveQuizQuestion(OnQuizQuestion):
    """Take a question out."""

    action = actions.remove_quiz_question
    form_class = forms.NothingToFillIn
    title = _("Remove the question")
    label = _("Remove the question")
    style = "danger"
