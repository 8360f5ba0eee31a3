"""Writes the lines of a planned import at bulk speed: one list of rows a kind, in the order of their links."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from organisation.models import Perimeter, User
from risks import lifecycle
from risks.lifecycle import Kind, Option
from risks.models import (
    Assessment,
    Asset,
    Nature,
    Risk,
    RiskAsset,
    RiskControl,
    RiskThreat,
    RiskVulnerability,
    Treatment,
    TreatmentAction,
)
from risks.queries.planning import PlannedRow, key_of, line_title, needs_line, written
from risks.queries.scales import Criteria
from risks.registers.words import fold
from trail.acts import current_act
from trail.bulk import RowErrors, write_many


class RegisterWriter:
    """Collects what the planned lines ask for, then writes it; used inside one act."""

    def __init__(self, *, actor: User, perimeter: Perimeter, criteria: Criteria) -> None:
        self.actor, self.perimeter, self.criteria = actor, perimeter, criteria
        self.assets: dict[str, Asset] = {}
        self.links: dict[type[Any], list[Any]] = {
            model: [] for model in (RiskAsset, RiskThreat, RiskVulnerability, RiskControl)
        }
        self.assessments: list[Assessment] = []
        self.treatments: list[Treatment] = []
        self.lines: list[TreatmentAction] = []

    def write(self, *, planned: Sequence[PlannedRow]) -> int:
        """Write every line that creates or changes something; answers how many risks that makes."""
        wanted = [row for row in planned if row.outcome in ("created", "changed")]
        self._write_assets(wanted)
        risks = [self._risk(row) for row in wanted]
        former = self._former_treatments(wanted)
        for row, risk in zip(wanted, risks, strict=True):
            self._estimates(row, risk)
            self._treatment(row, risk, former)
        write_planned(model=Risk, instances=risks, planned=wanted)
        for row, risk in zip(wanted, risks, strict=True):
            self._hang(row, risk)
            self._line(row, risk)
        for model, links in self.links.items():
            write_many(model, links)
        write_many(Assessment, self.assessments)
        write_many(Treatment, self.treatments)
        write_many(TreatmentAction, self.lines)
        return len(risks)

    def _write_assets(self, wanted: Iterable[PlannedRow]) -> None:
        for row in wanted:
            for name in row.resolved.new_assets:
                if fold(name) not in self.assets:
                    made = Asset(perimeter=self.perimeter, name=name, nature=Nature.SUPPORTING)
                    self.assets[fold(name)] = made
        write_many(Asset, self.assets.values())

    def _risk(self, planned: PlannedRow) -> Risk:
        row, resolved = planned.row, planned.resolved
        risk = planned.risk or Risk(perimeter=self.perimeter, source_reference=row.reference)
        texts = {
            "title": row.title,
            "description": row.description,
            "criteria": row.criteria,
            "comment": row.comment,
            "existing_controls": written(resolved.existing),
            "planned_controls": written(resolved.planned),
        }
        for name, text in texts.items():
            if text:
                setattr(risk, name, text)
        if row.feared_event:
            risk.feared_event = resolved.feared_event
            risk.feared_event_label = "" if resolved.feared_event else row.feared_event
        if row.owner:
            risk.owner, risk.owner_name = resolved.owner, "" if resolved.owner else row.owner
        if planned.risk is not None:
            risk.status = lifecycle.after_change(status=risk.status, option=risk.option)
            risk.accepted_until = None
        return risk

    def _estimates(self, planned: PlannedRow, risk: Risk) -> None:
        scale = self.criteria.scale
        for estimate in planned.row.estimates:
            if risk.pair(estimate.kind) == (estimate.likelihood, estimate.severity):
                continue
            level = scale.grid.level(likelihood=estimate.likelihood, severity=estimate.severity)
            values: dict[str, Any] = {
                "likelihood": estimate.likelihood,
                "severity": estimate.severity,
                "level": level,
                "kind": estimate.kind,
            }
            self.assessments.append(Assessment(risk=risk, scale=scale, assessed_by=self.actor, **values))
            risk.take_levels(**values)
            risk.scale, risk.acceptance_line = scale, self.criteria.line
            if estimate.kind != Kind.RESIDUAL:
                risk.status = lifecycle.after_assessment(status=risk.status, kind=estimate.kind, option=risk.option)

    def _former_treatments(self, wanted: Sequence[PlannedRow]) -> dict[Any, Treatment]:
        if not any(row.changed("treatment") for row in wanted):
            return {}
        found = Treatment.objects.filter(risk__perimeter=self.perimeter)
        return {treatment.risk_id: treatment for treatment in found}

    def _treatment(self, planned: PlannedRow, risk: Risk, former: dict[Any, Treatment]) -> None:
        option = planned.row.treatment
        if not option or option == risk.option:
            return
        treatment = former.get(risk.pk) or Treatment(risk=risk)
        treatment.option, treatment.decided_by, treatment.decided_on = Option(option), self.actor, current_act().on
        self.treatments.append(treatment)
        risk.option = Option(option)
        risk.status = lifecycle.after_decision(has_open_actions=False)

    def _hang(self, planned: PlannedRow, risk: Risk) -> None:
        resolved, links = planned.resolved, planned.links
        assets = [*resolved.assets, *(self.assets[fold(name)] for name in resolved.new_assets)]
        self._settle(RiskAsset, links.assets, assets, lambda asset: RiskAsset(risk=risk, asset=asset))
        self._settle(RiskThreat, links.threats, resolved.threats, lambda value: _threat(risk, value))
        self._settle(
            RiskVulnerability, links.vulnerabilities, resolved.vulnerabilities, lambda value: _weakness(risk, value)
        )
        for role, kept, found in (
            (RiskControl.Role.EXISTING, links.existing, resolved.existing),
            (RiskControl.Role.PLANNED, links.planned, resolved.planned),
        ):
            targets: list[tuple[str, Any]] = [("requirement", row) for row in found.requirements]
            targets += [("control", row) for row in found.controls]
            names = {row.pk: name for name, row in targets}
            self._settle(
                RiskControl,
                kept,
                [row for _name, row in targets],
                lambda row, names=names, role=role: RiskControl(risk=risk, role=role, **{names[row.pk]: row}),
            )

    def _settle(self, model: type[Any], kept: dict[Any, Any], wanted: Sequence[Any], make: Any) -> None:
        """What the line names is there, what it no longer names is withdrawn; an empty cell changes nothing."""
        if not wanted:
            return
        keys = {key_of(value) for value in wanted}
        for key, link in kept.items():
            if key not in keys:
                link.withdrawn_at = current_act().at
                self.links[model].append(link)
        self.links[model] += [make(value) for value in wanted if key_of(value) not in kept]

    def _line(self, planned: PlannedRow, risk: Risk) -> None:
        row, line = planned.row, planned.links.line
        if not needs_line(row=row) or (line is not None and not any(map(planned.changed, ("due_on", "cost")))):
            return
        if line is None:
            line = TreatmentAction(
                perimeter=self.perimeter,
                risk=risk,
                title=line_title(resolved=planned.resolved),
                owner=planned.resolved.owner,
                owner_name="" if planned.resolved.owner else row.owner,
                from_register=True,
            )
        line.due_on = row.due_on or line.due_on
        line.cost = row.cost if row.cost is not None else line.cost
        self.lines.append(line)


def _threat(risk: Risk, value: Any) -> RiskThreat:
    return RiskThreat(risk=risk, label=value) if isinstance(value, str) else RiskThreat(risk=risk, threat=value)


def _weakness(risk: Risk, value: Any) -> RiskVulnerability:
    if isinstance(value, str):
        return RiskVulnerability(risk=risk, label=value)
    return RiskVulnerability(risk=risk, vulnerability=value)


def write_planned(*, model: type[Any], instances: list[Any], planned: Sequence[Any]) -> None:
    """Write what lines bring. A fault names the row of the file, not that of the batch."""
    try:
        write_many(model, instances)
    except RowErrors as error:
        messages = [f"{planned[fault.row].row.number}: {fault.field} – {fault.message}" for fault in error.faults]
        raise ValidationError(messages) from error
