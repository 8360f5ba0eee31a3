"""What is done to many risks of a register at once: another owner, the day of the next review, the option."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import Person, User
from risks.actions.scenarios import refuse_closed, reopen
from risks.actions.treatment import decide_treatment
from risks.models import Risk, Treatment
from trail.acts import action, current_act


@action("risks.risk.assign", permission="risks.edit", scope="risk")
def assign_risk(*, actor: User, risk: Risk, owner: Person) -> Risk:
    """Give a risk to another owner (6.1.2 c); what the former one had accepted is to be accepted again (6.1.3 f).

    Raises ValidationError when the risk is closed.
    """
    refuse_closed(risk=risk)
    if risk.owner_id != owner.pk:
        reopen(risk=risk)
    risk.owner, risk.owner_name = owner, ""
    risk.save()
    return risk


@action("risks.risk.schedule", permission="risks.assess", scope="risk")
def schedule_review(*, actor: User, risk: Risk, review_on: date) -> Risk:
    """Set the day of the next review (8.2). A review that is overdue is done, not put off.

    Raises ValidationError when the risk is closed, the day has passed, or the review is overdue.
    """
    refuse_closed(risk=risk)
    today = current_act().on
    if review_on <= today:
        raise ValidationError({"review_on": _("Choose a date to come.")})
    if risk.review_on is not None and risk.review_on < today:
        message = _("The review of this risk is overdue: review it, which sets the next one.")
        raise ValidationError({"review_on": ValidationError(message, code="overdue")})
    risk.review_on = review_on
    risk.save()
    return risk


@action("risks.treatment.choose", permission="risks.treat", scope="risk")
def choose_option(*, actor: User, risk: Risk, option: str, justification: str = "") -> Treatment:
    """Decide the option alone; the controls planned stay as they are (6.1.3 a). Raises what the decision raises."""
    return decide_treatment(
        actor=actor, risk=risk, option=option, justification=justification, planned_controls=risk.planned_controls
    )
