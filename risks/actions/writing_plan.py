"""Writes the lines of a planned import of the treatment plan at bulk speed, with what they mean for their risks."""

from collections.abc import Sequence
from typing import Any

from organisation.models import Perimeter, User
from risks import lifecycle
from risks.actions.scenarios import reopen
from risks.actions.writing import write_planned
from risks.lifecycle import OPEN_ACTIONS, ActionStatus
from risks.models import Risk, TreatmentAction
from risks.queries.planning_plan import PlannedLine
from trail.acts import current_act
from trail.bulk import write_many

PROMISED = {"title", "owner", "owner_name", "control", "start_on", "due_on", "cost", "effort_days"}
BEGUN = (ActionStatus.IN_PROGRESS, ActionStatus.DONE)


def write_plan(*, actor: User, perimeter: Perimeter, planned: Sequence[PlannedLine]) -> None:
    """Write every line that creates or changes something; used inside one act. Raises ValidationError.

    What was promised has changed where a line is new, amended or cancelled: an acceptance no longer holds there.
    """
    wanted = [row for row in planned if row.outcome in ("created", "changed")]
    lines = [_line(actor, perimeter, row) for row in wanted]
    write_planned(model=TreatmentAction, instances=lines, planned=wanted)
    risks: dict[Any, Risk] = {}
    for row in wanted:
        if row.risk is not None:
            _follow(risks.setdefault(row.risk.pk, row.risk), row)
    write_many(Risk, [risk for risk in risks.values() if getattr(risk, "moved", False)])


def _line(actor: User, perimeter: Perimeter, row: PlannedLine) -> TreatmentAction:
    line: TreatmentAction = row.record or TreatmentAction(perimeter=perimeter, risk=row.risk)
    former = line.status
    for name, value in row.values.items():
        setattr(line, name, value)
    if line.status == ActionStatus.DONE and (former != line.status or line._state.adding):
        line.done_by, line.done_on, line.progress = actor, line.done_on or current_act().on, 100
    elif line.status in OPEN_ACTIONS:
        line.done_by = line.done_on = None
    return line


def _follow(risk: Risk, row: PlannedLine) -> None:
    names = {change.name for change in row.changes}
    status, settled = risk.status, lifecycle.is_settled(status=risk.status)
    cancelled = row.values.get("status") == ActionStatus.CANCELLED
    if settled and (row.record is None or row.record._state.adding or names & PROMISED or cancelled):
        reopen(risk=risk)
    if row.values.get("status") in BEGUN:
        risk.status = lifecycle.after_work(status=risk.status)
    if risk.status != status:
        risk.moved = True  # type: ignore[attr-defined]
