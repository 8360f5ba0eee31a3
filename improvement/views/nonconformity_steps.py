"""The steps of a nonconformity: corrected, its cause found, its plan approved, its effect judged."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from improvement import actions, forms, queries
from web.pages import ActionPage


class NonconformityAction(ActionPage):
    """A step of a nonconformity: `statuses` says where it follows, `breach` whether it asks for treatment."""

    records = staticmethod(queries.nonconformities)
    parameter = "nonconformity"
    parent = "improvement:nonconformity_list"
    statuses: tuple[str, ...] = ()
    breach: bool = True

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Only where the step follows the status."""
        fits = record.status in cls.statuses and record.is_breach == cls.breach
        return fits and super().offered_to(user, record)


class RecordCorrection(NonconformityAction):
    """The correction."""

    action = actions.record_correction
    form_class = forms.CorrectionForm
    label = _("Record the correction")
    style = "primary"
    statuses = ("open", "reopened")


class FindCause(NonconformityAction):
    """The cause."""

    action = actions.find_cause
    form_class = forms.CauseForm
    label = _("Record the cause")
    style = "primary"
    statuses = ("corrected",)


class ApprovePlan(NonconformityAction):
    """The plan, approved."""

    action = actions.approve_plan
    form_class = forms.ApprovePlanForm
    label = _("Approve the plan")
    style = "primary"
    statuses = ("cause_found",)


class ReviewEffectiveness(NonconformityAction):
    """The judgement of somebody who took no part."""

    action = actions.review_effectiveness
    form_class = forms.JudgeForm
    label = _("Check the effect")
    style = "primary"
    statuses = ("implemented",)

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Never to somebody who took part."""
        return super().offered_to(user, record) and not queries.took_part(nonconformity=record, person=user.person)

    def success_url(self, result: Any) -> str:
        """Back to the nonconformity."""
        return self.cancel_url()


class CloseFinding(NonconformityAction):
    """The answer to an observation."""

    action = actions.close_finding
    form_class = forms.CloseForm
    label = _("Close with an answer")
    statuses = ("open",)
    breach = False
