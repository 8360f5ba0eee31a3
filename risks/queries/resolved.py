"""One line of a register, resolved: each wording has become the record it names, or stays as it was written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from controls.models import Control, Requirement
from organisation.models import Person
from risks.models import Asset, FearedEvent
from risks.queries.lookup import Lookup
from risks.registers.problems import Problem
from risks.registers.rows import RegisterRow
from risks.registers.values import control_reference
from risks.registers.words import fold


@dataclass
class Controls:
    """What one cell of controls says."""

    requirements: list[Requirement] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


@dataclass
class Resolved:
    """What a line means here, with what had to be remarked about it."""

    row: RegisterRow
    feared_event: FearedEvent | None
    owner: Person | None
    assets: list[Asset]
    new_assets: list[str]
    threats: list[Any]
    vulnerabilities: list[Any]
    existing: Controls
    planned: Controls
    problems: list[Problem]


def resolve(*, row: RegisterRow, lookup: Lookup, announced: set[str]) -> Resolved:
    """Give each wording of a line its record. `announced` remembers the new assets that earlier lines name."""
    problems: list[Problem] = []
    owner = _owner(row, lookup, problems)
    known = [lookup.assets.get(fold(name)) for name in row.assets]
    unknown = [name for name, asset in zip(row.assets, known, strict=True) if asset is None]
    for name in unknown:
        if fold(name) not in announced:
            problems.append(Problem("new_asset", row.number, row.heading("assets"), name))
            announced.add(fold(name))
    return Resolved(
        row=row,
        feared_event=lookup.feared_events.get(fold(row.feared_event)) if row.feared_event else None,
        owner=owner,
        assets=_once(asset for asset in known if asset is not None),
        new_assets=unknown,
        threats=_known_or_written(row.threats, lookup.threats),
        vulnerabilities=_known_or_written(row.vulnerabilities, lookup.vulnerabilities),
        existing=_controls(row, "existing_controls", lookup, problems),
        planned=_controls(row, "planned_controls", lookup, problems),
        problems=problems,
    )


def _owner(row: RegisterRow, lookup: Lookup, problems: list[Problem]) -> Person | None:
    if not row.owner:
        return None
    found = lookup.people.get(fold(row.owner), [])
    if len(found) == 1:
        return found[0]
    code = "ambiguous_owner" if found else "unknown_owner"
    problems.append(Problem(code, row.number, row.heading("owner"), row.owner))
    return None


def _controls(row: RegisterRow, name: str, lookup: Lookup, problems: list[Problem]) -> Controls:
    found = Controls()
    values: Sequence[str] = getattr(row, name)
    for value in values:
        reference = control_reference(value)
        if reference is not None and reference in lookup.requirements:
            found.requirements.append(lookup.requirements[reference])
        elif reference is not None:
            problems.append(Problem("unknown_requirement", row.number, row.heading(name), value))
        elif (requirement := lookup.requirements.get(fold(value))) is not None:
            found.requirements.append(requirement)
        elif (control := lookup.controls.get(fold(value))) is not None:
            found.controls.append(control)
        else:
            found.text.append(value)
    found.requirements, found.controls = _once(found.requirements), _once(found.controls)
    return found


def _known_or_written(values: Iterable[str], known: dict[str, Any]) -> list[Any]:
    return _once(known.get(fold(value), value) for value in values)


def _once(values: Iterable[Any]) -> list[Any]:
    """The same without repetitions, in the order met."""
    return list({getattr(value, "pk", value): value for value in values}.values())
