"""Creating and changing controls, and saying which requirements they answer."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from controls.actions.testing import refuse_withdrawn
from controls.models import Control, ControlRequirement, Requirement
from organisation.models import Perimeter, Person, User
from trail.acts import action, current_act


@action("controls.control.create", permission="controls.edit", scope="perimeter")
def create_control(
    *,
    actor: User,
    perimeter: Perimeter,
    title: str,
    kind: str,
    description: str = "",
    owner: Person | None = None,
    start_on: date | None = None,
    due_on: date | None = None,
    one_off_cost: Decimal = Decimal(0),
    yearly_cost: Decimal = Decimal(0),
    effort_days: Decimal = Decimal(0),
    maturity: int | None = None,
    supplier: str = "",
    shared: bool = False,
    test_every_months: int = 12,
    requirements: list[Requirement] | None = None,
) -> Control:
    """Record a control and the requirements that it answers (6.1.3 b); it starts as not started.

    Raises ValidationError when it would be due before it starts.
    """
    control = Control(
        perimeter=perimeter,
        title=title,
        kind=kind,
        description=description,
        owner=owner,
        start_on=start_on,
        due_on=due_on,
        one_off_cost=one_off_cost,
        yearly_cost=yearly_cost,
        effort_days=effort_days,
        maturity=maturity,
        supplier=supplier,
        shared=shared,
        test_every_months=test_every_months,
    )
    control.save()
    for requirement in requirements or []:
        answer_requirement(actor=actor, control=control, requirement=requirement)
    return control


@action("controls.control.edit", permission="controls.edit", scope="control")
def edit_control(
    *,
    actor: User,
    control: Control,
    title: str,
    kind: str,
    description: str = "",
    owner: Person | None = None,
    start_on: date | None = None,
    due_on: date | None = None,
    one_off_cost: Decimal = Decimal(0),
    yearly_cost: Decimal = Decimal(0),
    effort_days: Decimal = Decimal(0),
    maturity: int | None = None,
    supplier: str = "",
    shared: bool = False,
    test_every_months: int = 12,
    residual_comment: str = "",
) -> Control:
    """Correct what is known of a control (8.1); its perimeter and its status do not change here.

    Raises ValidationError when it would be due before it starts, or after it was withdrawn.
    """
    refuse_withdrawn(control=control)
    control.title, control.kind, control.description, control.owner = title, kind, description, owner
    control.start_on, control.due_on = start_on, due_on
    control.one_off_cost, control.yearly_cost, control.effort_days = one_off_cost, yearly_cost, effort_days
    control.maturity, control.supplier, control.shared = maturity, supplier, shared
    control.test_every_months, control.residual_comment = test_every_months, residual_comment
    control.save()
    return control


@action("controls.control.advance", permission="controls.edit", scope="control")
def advance_control(
    *, actor: User, control: Control, status: str, on: date | None = None, residual_comment: str = ""
) -> Control:
    """Say how far a control is in place (8.1, 6.1.3 e): not started, planned, partly in place, in place.

    Raises ValidationError for the status it has already, or a date in the future.
    """
    refuse_withdrawn(control=control)
    day = on or current_act().on
    if status == control.status:
        raise ValidationError({"status": _("The control has this status already.")})
    if day > current_act().on:
        raise ValidationError({"on": _("This date is in the future: give the day it really changed.")})
    control.status = status
    control.implemented_on = day if status == Control.Status.IMPLEMENTED else None
    control.residual_comment = residual_comment or control.residual_comment
    control.save()
    return control


@action("controls.control.withdraw", permission="controls.edit", scope="control")
def withdraw_control(*, actor: User, control: Control) -> Control:
    """Take a control out of use (8.1): it stays on record with its tests and evidence, and counts for nothing more.

    Raises ValidationError when it was withdrawn already.
    """
    control.withdraw()
    return control


@action("controls.requirement.answer", permission="controls.edit", scope="control")
def answer_requirement(
    *, actor: User, control: Control, requirement: Requirement, comment: str = ""
) -> ControlRequirement:
    """Say that a control answers a requirement (6.1.3 c).

    Raises ValidationError when it does already, or for a heading that asks nothing by itself.
    """
    refuse_withdrawn(control=control)
    if requirement.kind == Requirement.Kind.GROUP:
        raise ValidationError({"requirement": _("A heading asks nothing by itself: choose a requirement below it.")})
    answer = ControlRequirement(control=control, requirement=requirement, comment=comment)
    answer.save()
    return answer


@action("controls.requirement.unanswer", permission="controls.edit", scope="answer")
def withdraw_answer(*, actor: User, answer: ControlRequirement) -> ControlRequirement:
    """Say that a control does not answer a requirement after all (6.1.3 c).

    Raises ValidationError when this was withdrawn already.
    """
    answer.withdraw()
    return answer
