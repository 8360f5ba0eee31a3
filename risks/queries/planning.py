"""What importing a register would do, line by line, without writing anything."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from organisation.models import Perimeter
from risks.lifecycle import Option
from risks.models import (
    Asset,
    Axis,
    Risk,
    RiskAsset,
    RiskControl,
    RiskThreat,
    RiskVulnerability,
    Scale,
    TreatmentAction,
)
from risks.queries.lookup import lookup_for
from risks.queries.resolved import Controls, Resolved, resolve
from risks.queries.scales import criteria_of
from risks.registers.problems import Problem
from risks.registers.rows import RegisterRow
from risks.registers.words import fold


@dataclass(frozen=True)
class Change:
    """One value before and after, as the preview shows it."""

    name: str
    label: str
    before: str
    after: str


@dataclass
class Links:
    """What hangs from a risk today, keyed as a line of a register would name it."""

    assets: dict[Any, Any] = field(default_factory=dict)
    threats: dict[Any, Any] = field(default_factory=dict)
    vulnerabilities: dict[Any, Any] = field(default_factory=dict)
    existing: dict[Any, Any] = field(default_factory=dict)
    planned: dict[Any, Any] = field(default_factory=dict)
    line: TreatmentAction | None = None


@dataclass
class PlannedRow:
    """One line, the risk it speaks of if there is one, and what confirming would do."""

    resolved: Resolved
    risk: Risk | None
    links: Links
    changes: list[Change]
    problems: list[Problem]

    @property
    def row(self) -> RegisterRow:
        """The line itself."""
        return self.resolved.row

    @property
    def outcome(self) -> str:
        """created, changed, unchanged or refused."""
        if any(problem.refuses for problem in self.problems):
            return "refused"
        if self.risk is None:
            return "created"
        return "changed" if self.changes else "unchanged"

    def changed(self, name: str) -> bool:
        """Whether this value would change."""
        return any(change.name == name for change in self.changes)


def plan_import(
    *, perimeter: Perimeter, rows: Iterable[RegisterRow], problems: Sequence[Problem] = ()
) -> Iterable[PlannedRow]:
    """Compare each line of a register with the risks of a perimeter; `problems` are those met when reading it."""
    scale = criteria_of(perimeter=perimeter).scale
    lookup = lookup_for(perimeter=perimeter)
    by_source, by_reference = known_risks(perimeter=perimeter)
    links = _links_of(perimeter)
    met: dict[int, list[Problem]] = {}
    for problem in problems:
        met.setdefault(problem.row, []).append(problem)
    announced: set[str] = set()
    for row in rows:
        resolved = resolve(row=row, lookup=lookup, announced=announced)
        key = fold(row.reference)
        risk = by_source.get(key) or by_reference.get(key)
        remarks = [*met.get(row.number, ()), *resolved.problems]
        hanging = links.get(risk.pk, Links()) if risk else Links()
        changes = list(_changes(resolved, risk, hanging, scale)) if risk else []
        if changes and risk is not None and risk.is_closed:
            remarks.append(Problem("closed", row.number, row.heading("reference"), row.reference))
        yield PlannedRow(resolved, risk, hanging, changes, remarks)


def known_risks(*, perimeter: Perimeter) -> tuple[dict[str, Risk], dict[str, Risk]]:
    """By the reference of the register they came from, and by their own when they came from none."""
    by_source: dict[str, Risk] = {}
    by_reference: dict[str, Risk] = {}
    found = Risk.objects.active().filter(perimeter=perimeter).select_related("owner__identity", "feared_event")
    for risk in found.prefetch_related("scale__steps"):
        if risk.source_reference:
            by_source[fold(risk.source_reference)] = risk
        else:
            by_reference[fold(risk.reference)] = risk
    return by_source, by_reference


def _links_of(perimeter: Perimeter) -> dict[Any, Links]:
    """Everything that hangs from the risks of a perimeter, in one query a kind."""
    found: dict[Any, Links] = {}

    def rows(model: Any, *related: str) -> Any:
        live = model.objects.active().filter(risk__perimeter=perimeter, risk__withdrawn_at__isnull=True)
        return live.select_related(*related) if related else live

    for link in rows(RiskAsset, "asset"):
        found.setdefault(link.risk_id, Links()).assets[link.asset_id] = link
    for link in rows(RiskThreat, "threat"):
        found.setdefault(link.risk_id, Links()).threats[link.threat_id or link.label] = link
    for link in rows(RiskVulnerability, "vulnerability"):
        found.setdefault(link.risk_id, Links()).vulnerabilities[link.vulnerability_id or link.label] = link
    for link in rows(RiskControl, "control", "requirement"):
        kept = found.setdefault(link.risk_id, Links())
        role = kept.existing if link.role == RiskControl.Role.EXISTING else kept.planned
        role[link.control_id or link.requirement_id] = link
    for line in rows(TreatmentAction).filter(Q(from_register=True)):
        found.setdefault(line.risk_id, Links()).line = line
    return found


def _changes(resolved: Resolved, risk: Risk, links: Links, scale: Scale) -> Iterable[Change]:
    """An empty cell changes nothing; everything else becomes what the line says."""
    yield from _text_changes(resolved, risk)
    yield from _link_changes(resolved, links)
    yield from _estimate_changes(resolved.row, risk, scale)
    yield from _plan_changes(resolved, risk, links)


def _change(row: RegisterRow, name: str, before: Any, after: Any) -> Iterable[Change]:
    if after not in (None, "") and before != after:
        yield Change(name, row.heading(name) or name, _shown(before), _shown(after))


def _text_changes(resolved: Resolved, risk: Risk) -> Iterable[Change]:
    row = resolved.row
    for name in ("title", "description", "criteria", "comment"):
        yield from _change(row, name, getattr(risk, name), getattr(row, name))
    if row.feared_event and (risk.feared_event != resolved.feared_event or not _same_wording(resolved, risk)):
        yield from _change(row, "feared_event", risk.feared_event_text, row.feared_event)
    if row.owner and (risk.owner != resolved.owner or (resolved.owner is None and risk.owner_name != row.owner)):
        yield Change("owner", row.heading("owner"), risk.owner_text, row.owner)
    yield from _change(row, "existing_controls", risk.existing_controls, written(resolved.existing))
    yield from _change(row, "planned_controls", risk.planned_controls, written(resolved.planned))


def _same_wording(resolved: Resolved, risk: Risk) -> bool:
    return resolved.feared_event is not None or risk.feared_event_label == resolved.row.feared_event


def _link_changes(resolved: Resolved, links: Links) -> Iterable[Change]:
    row = resolved.row
    kinds: tuple[tuple[str, dict[Any, Any], list[Any], list[str]], ...] = (
        ("assets", links.assets, resolved.assets, resolved.new_assets),
        ("threats", links.threats, resolved.threats, []),
        ("vulnerabilities", links.vulnerabilities, resolved.vulnerabilities, []),
        ("existing_controls", links.existing, [*resolved.existing.requirements, *resolved.existing.controls], []),
        ("planned_controls", links.planned, [*resolved.planned.requirements, *resolved.planned.controls], []),
    )
    for name, kept, wanted, new in kinds:
        if (wanted or new) and (new or set(kept) != {key_of(value) for value in wanted}):
            before = ", ".join(sorted(_named(link) for link in kept.values()))
            after = ", ".join(sorted([*(_named(value) for value in wanted), *new]))
            yield Change(f"{name}_links", row.heading(name) or name, before, after)


def _estimate_changes(row: RegisterRow, risk: Risk, scale: Scale) -> Iterable[Change]:
    for estimate in row.estimates:
        if risk.pair(estimate.kind) != (estimate.likelihood, estimate.severity):
            label = row.heading(f"{estimate.kind}_likelihood")
            before = _pair(risk.scale, *risk.pair(estimate.kind))
            yield Change(estimate.kind, label, before, _pair(scale, estimate.likelihood, estimate.severity))


def _plan_changes(resolved: Resolved, risk: Risk, links: Links) -> Iterable[Change]:
    row, line = resolved.row, links.line
    if row.treatment and row.treatment != risk.option:
        names = dict(Option.choices)
        yield Change("treatment", row.heading("treatment"), str(names.get(risk.option, "")), str(names[row.treatment]))
    for name in ("due_on", "cost"):
        heading = (
            "due_on"
            if name == "due_on"
            else next((key for key in ("cost_thousands", "cost_euros") if row.heading(key)), "")
        )
        before, after = getattr(line, name, None), getattr(row, name)
        if after is not None and before != after:
            yield Change(name, row.heading(heading), _shown(before), _shown(after))


def needs_line(*, row: RegisterRow) -> bool:
    """A due date or a cost in the register is a line of the treatment plan."""
    return row.due_on is not None or row.cost is not None


def line_title(*, resolved: Resolved) -> str:
    """How the line of the plan that comes from a register is called."""
    planned = resolved.planned
    names = [row.ref for row in planned.requirements] + [row.reference for row in planned.controls] + planned.text
    text = _("Put in place: %(controls)s") % {"controls": ", ".join(names)} if names else resolved.row.title
    return text[:300]


def written(controls: Controls) -> str:
    """The controls that name nothing here, as text."""
    return "\n".join(controls.text)


def key_of(value: Any) -> Any:
    """How a link to this value is keyed: its id, or its wording."""
    return getattr(value, "pk", value)


def _named(value: Any) -> str:
    for attribute in ("asset", "threat", "vulnerability", "requirement", "control"):
        if (target := getattr(value, attribute, None)) is not None:
            return _named(target)
    if isinstance(value, Asset):
        return value.name
    return str(getattr(value, "ref", None) or getattr(value, "label", None) or value)


def _pair(scale: Scale | None, likelihood: int | None, severity: int | None) -> str:
    steps = (scale.step(Axis.LIKELIHOOD, likelihood), scale.step(Axis.SEVERITY, severity)) if scale else ()
    return " × ".join(step.title for step in steps if step is not None)


def _shown(value: Any) -> str:
    return "" if value is None else (f"{value:%d/%m/%Y}" if hasattr(value, "isoformat") else str(value))
