"""The doors of what is done to many risks at once, from the lines ticked in the register."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from risks.actions.bulk import assign_risk, choose_option, schedule_review
from risks.forms.bulk import AssignRiskForm, ChooseOptionForm, ScheduleReviewForm
from risks.views.changes import RiskAction


class AssignRisk(RiskAction):
    """Another owner."""

    action = assign_risk
    form_class = AssignRiskForm
    label = _("Change the owner")
    title = _("Change the owner")
    intro = _("What the former owner had accepted is to be accepted again.")
    icon = "user"


class ScheduleReview(RiskAction):
    """Another day."""

    action = schedule_review
    form_class = ScheduleReviewForm
    label = _("Set the next review")
    title = _("Set the next review")
    intro = _("A review that is overdue is done, not put off.")
    icon = "calendar"


class ChooseOption(RiskAction):
    """The option alone."""

    action = choose_option
    form_class = ChooseOptionForm
    label = _("Choose the option")
    title = _("Choose the option of treatment")
    intro = _("The controls planned stay as they are.")
    icon = "list-check"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once the current risk is assessed."""
        known = record is None or record.current_level is not None
        return known and super().offered_to(user, record)
