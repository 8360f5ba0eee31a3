"""The exact state of a risk, in plain values: what an acceptance freezes, and its digest."""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from controls.models import Control, ControlEvidence, EvidenceVersion
from controls.queries.turns import rank_of, state_at, turns_of
from risks.models import Assessment, Risk, RiskEvidence, Scale, Treatment, TreatmentAction
from risks.queries.register import threats_of, vulnerabilities_of
from trail import clock
from trail.canonical import canonical


def state_of(*, risk: Risk) -> dict[str, Any]:
    """Scenario, links, assessments with their scale, treatment, plan, controls, evidence; people by reference only."""
    treatment = Treatment.objects.filter(risk=risk).first()
    controls = _controls_of(risk)
    return {
        "reference": risk.reference,
        "title": risk.title,
        "description": risk.description,
        "feared_event": _named(risk.feared_event) if risk.feared_event else risk.feared_event_label,
        "criteria": risk.criteria,
        "owner": risk.owner.reference if risk.owner else "",
        "assets": sorted(str(link.asset) for link in _active(risk.asset_links).select_related("asset")),
        "threats": sorted(_named(link.threat) if link.threat else link.label for link in threats_of(risk=risk)),
        "vulnerabilities": sorted(
            _named(link.vulnerability) if link.vulnerability else link.label for link in vulnerabilities_of(risk=risk)
        ),
        "sources": sorted(_named(link.source) for link in _active(risk.origin_links).select_related("source")),
        "existing_controls": risk.existing_controls,
        "planned_controls": risk.planned_controls,
        "controls": {
            role: sorted(_control(link) for link in _control_links(risk) if link.role == role)
            for role in ("existing", "planned")
        },
        "control_states": _states(controls),
        "levels": {kind: [*risk.pair(kind), risk.level(kind)] for kind in Risk.KINDS},
        "assessments": _assessments(risk),
        "scale": f"{risk.scale.ref}/{risk.scale.edition}" if risk.scale else "",
        "scale_digest": scale_digest(scale=risk.scale) if risk.scale else "",
        "acceptance_line": risk.acceptance_line,
        "option": risk.option,
        "justification": treatment.justification if treatment else "",
        "plan": [_line(action) for action in _plan_of(risk)],
        "evidence": _evidence(risk, controls),
    }


def digest_of(*, state: dict[str, Any]) -> str:
    """SHA-256 of the canonical form of a state."""
    return hashlib.sha256(canonical(state)).hexdigest()


def scale_digest(*, scale: Scale) -> str:
    """SHA-256 of what a scale says: its matrix and the wording of its steps."""
    steps = [
        [step.axis, step.value, step.code, step.title_fr, step.description_fr]
        for axis in sorted(scale.steps_by_axis)
        for step in scale.steps_by_axis[axis].values()
    ]
    return digest_of(state={"matrix": scale.matrix, "steps": steps})


def _active(manager: Any) -> Any:
    return manager.filter(withdrawn_at__isnull=True)


def _control_links(risk: Risk) -> Iterable[Any]:
    links: Iterable[Any] = _active(risk.control_links).select_related("control", "requirement")
    return links


def _plan_of(risk: Risk) -> Iterable[TreatmentAction]:
    lines: Iterable[TreatmentAction] = _active(risk.actions).select_related("owner", "control").order_by("reference")
    return lines


def _controls_of(risk: Risk) -> list[Control]:
    linked = _active(risk.control_links).filter(control__isnull=False).values("control")
    planned = _active(risk.actions).filter(control__isnull=False).values("control")
    rows = Control.objects.filter(pk__in=linked) | Control.objects.filter(pk__in=planned)
    return list(rows.order_by("reference").distinct())


def _states(controls: list[Control]) -> dict[str, Any]:
    if not controls:
        return {}
    now = clock.now()
    turns = turns_of(controls=Control.objects.filter(pk__in=[control.pk for control in controls]), until=now)
    found = {}
    for control in controls:
        state = state_at(turns=turns.get(control.pk, []), at=now)
        found[control.reference] = {"title": control.title, "state": state, "rank": rank_of(state)}
    return found


def _assessments(risk: Risk) -> dict[str, Any]:
    rows = Assessment.objects.filter(risk=risk).select_related("assessed_by__person").order_by("at", "pos")
    return {
        row.kind: {
            "id": str(row.pk),
            "on": clock.civil_date(row.at).isoformat(),
            "by": row.assessed_by.person.reference if getattr(row.assessed_by, "person", None) else "",
            "impacts": row.impacts,
            "rationale": row.rationale,
        }
        for row in rows
    }


def _evidence(risk: Risk, controls: list[Control]) -> list[dict[str, Any]]:
    """What the risk and its controls rest on, with the digest of the newest file of each."""
    held = [link.evidence for link in RiskEvidence.objects.active().filter(risk=risk).select_related("evidence")]
    if controls:
        rows = ControlEvidence.objects.active().filter(control__in=controls).select_related("evidence")
        held += [link.evidence for link in rows]
    pieces = {piece.pk: piece for piece in held if not piece.withdrawn_at}
    if not pieces:
        return []
    versions = EvidenceVersion.objects.filter(evidence__in=pieces).select_related("file").order_by("number")
    files = {version.evidence_id: version.file for version in versions}
    today = clock.today()
    return [_piece(piece, files.get(piece.pk), today) for piece in sorted(pieces.values(), key=lambda p: p.reference)]


def _piece(piece: Any, file: Any, today: date) -> dict[str, Any]:
    return {
        "reference": piece.reference,
        "title": piece.title,
        "valid_until": piece.valid_until.isoformat() if piece.valid_until else None,
        "valid": piece.valid_until is None or piece.valid_until >= today,
        "digest": file.digest if file else "",
    }


def _named(row: Any) -> str:
    """A row of a catalogue, always in French, so that the digest does not depend on who reads."""
    return f"{row.ref} {row.title_fr}"


def _control(link: Any) -> str:
    return str(link.control) if link.control else _named(link.requirement)


def _line(action: TreatmentAction) -> dict[str, Any]:
    return {
        "reference": action.reference,
        "title": action.title,
        "owner": action.owner.reference if action.owner else action.owner_name,
        "control": action.control.reference if action.control else "",
        "start_on": action.start_on.isoformat() if action.start_on else None,
        "due_on": action.due_on.isoformat() if action.due_on else None,
        "cost": f"{action.cost:.2f}" if action.cost is not None else None,
        "effort_days": f"{action.effort_days:.1f}" if action.effort_days is not None else None,
        "status": action.status,
        "progress": action.progress,
    }
