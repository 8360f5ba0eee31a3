"""The life cycle of a nonconformity (10.2) and of a corrective action, as tables (pure)."""

OPEN = "open"
CORRECTED = "corrected"
CAUSE_FOUND = "cause_found"
PLAN_APPROVED = "plan_approved"
IMPLEMENTING = "implementing"
IMPLEMENTED = "implemented"
CLOSED = "closed"
REOPENED = "reopened"

BREACHES = ("major", "minor")
"""Grades that call for a correction, a cause and a corrective action; the others may be closed by an answer."""

_STEPS = {
    "correct": ({OPEN, REOPENED}, CORRECTED),
    "find_cause": ({CORRECTED, REOPENED}, CAUSE_FOUND),
    "approve_plan": ({CAUSE_FOUND}, PLAN_APPROVED),
    "begin": ({PLAN_APPROVED}, IMPLEMENTING),
    "finish": ({PLAN_APPROVED, IMPLEMENTING}, IMPLEMENTED),
    "judge_effective": ({IMPLEMENTED}, CLOSED),
    "judge_ineffective": ({IMPLEMENTED}, REOPENED),
}

ACTION_STEPS: dict[str, frozenset[str]] = {
    "planned": frozenset({"in_progress", "done", "cancelled"}),
    "in_progress": frozenset({"done", "cancelled"}),
    "done": frozenset({"in_progress"}),
    "cancelled": frozenset({"planned"}),
}


def can(step: str, status: str) -> bool:
    """Whether a step of the life cycle may be taken from a status."""
    return status in _STEPS[step][0]


def after(step: str) -> str:
    """The status that a step leads to."""
    return _STEPS[step][1]


def status_from_actions(status: str, actions: list[str]) -> str:
    """Where a nonconformity with an approved plan stands, from the statuses of its actions (cancelled ones aside)."""
    counted = [each for each in actions if each != "cancelled"]
    if status not in {PLAN_APPROVED, IMPLEMENTING, IMPLEMENTED} or not counted:
        return status
    if all(each == "done" for each in counted):
        return IMPLEMENTED
    if any(each in {"in_progress", "done"} for each in counted):
        return IMPLEMENTING
    return PLAN_APPROVED
