"""What changed since a state was frozen, among what matters to whoever accepted it (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

State = Mapping[str, Any]
PLAIN = (
    "title",
    "description",
    "feared_event",
    "criteria",
    "owner",
    "assets",
    "threats",
    "vulnerabilities",
    "sources",
    "existing_controls",
    "planned_controls",
    "option",
    "justification",
    "scale",
    "scale_digest",
    "acceptance_line",
)
KINDS = ("inherent", "current", "residual")
ROLES = ("existing", "planned")


@dataclass(frozen=True)
class Change:
    """One thing that is no longer what it was: its name, and both values in plain form."""

    name: str
    before: Any
    after: Any


def changes(*, frozen: State, now: State) -> list[Change]:
    """Every material change. Progress of the plan is none; a cancelled line, a control that got worse are."""
    found = [
        Change(name, frozen[name], now.get(name)) for name in PLAIN if name in frozen and frozen[name] != now.get(name)
    ]
    found += [
        Change(f"levels.{kind}", frozen["levels"][kind], now["levels"][kind])
        for kind in KINDS
        if frozen["levels"][kind] != now["levels"][kind]
    ]
    found += [
        Change(f"controls.{role}", frozen["controls"][role], now["controls"][role])
        for role in ROLES
        if frozen["controls"][role] != now["controls"][role]
    ]
    return [*found, *_plan(frozen, now), *_weaker(frozen, now), *_unsupported(frozen, now)]


def _plan(frozen: State, now: State) -> list[Change]:
    before = {line["reference"]: _promised(line, frozen["plan"]) for line in frozen["plan"]}
    after = {line["reference"]: _promised(line, frozen["plan"]) for line in now["plan"]}
    return [
        Change("plan", before.get(reference), after.get(reference))
        for reference in dict.fromkeys([*before, *after])
        if before.get(reference) != after.get(reference)
    ]


def _promised(line: Mapping[str, Any], frozen: list[Mapping[str, Any]]) -> dict[str, Any]:
    """What a line of the plan promises; only what the frozen state knew of is compared."""
    known = frozen[0].keys() if frozen else line.keys()
    kept: dict[str, Any] = {
        name: line[name] for name in ("title", "due_on", "cost", "owner", "control") if name in line and name in known
    }
    if "status" in known:
        kept["cancelled"] = line.get("status") == "cancelled"
    return kept


def _weaker(frozen: State, now: State) -> list[Change]:
    before, after = frozen.get("control_states", {}), now.get("control_states", {})
    return [
        Change("control_state", [reference, state], [reference, after.get(reference, {"state": "", "rank": 0})])
        for reference, state in before.items()
        if after.get(reference, {"rank": 0})["rank"] < state["rank"]
    ]


def _unsupported(frozen: State, now: State) -> list[Change]:
    before = {row["reference"]: row for row in frozen.get("evidence", ())}
    after = {row["reference"]: row for row in now.get("evidence", ())}
    return [
        Change("evidence", row, after.get(reference))
        for reference, row in before.items()
        if row["valid"] and not after.get(reference, {"valid": False})["valid"]
    ]
