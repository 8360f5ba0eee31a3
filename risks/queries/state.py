"""The exact state of a risk, in plain values: what an acceptance freezes, and its digest."""

import hashlib
from typing import Any

from risks.models import Risk, TreatmentAction
from risks.queries.register import threats_of, vulnerabilities_of
from trail.canonical import canonical


def state_of(*, risk: Risk) -> dict[str, Any]:
    """Scenario, links, latest levels with their scale, treatment and plan; people by their reference only."""
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
        "existing_controls": risk.existing_controls,
        "planned_controls": risk.planned_controls,
        "controls": {
            role: sorted(_control(link) for link in _active(risk.control_links).filter(role=role))
            for role in ("existing", "planned")
        },
        "levels": {kind: [*risk.pair(kind), risk.level(kind)] for kind in Risk.KINDS},
        "scale": f"{risk.scale.ref}/{risk.scale.edition}" if risk.scale else "",
        "acceptance_line": risk.acceptance_line,
        "option": risk.option,
        "plan": [_line(action) for action in _active(risk.actions).order_by("reference")],
    }


def digest_of(*, state: dict[str, Any]) -> str:
    """SHA-256 of the canonical form of a state."""
    return hashlib.sha256(canonical(state)).hexdigest()


def _active(manager: Any) -> Any:
    return manager.filter(withdrawn_at__isnull=True)


def _named(row: Any) -> str:
    """A row of a catalogue, always in French, so that the digest does not depend on who reads."""
    return f"{row.ref} {row.title_fr}"


def _control(link: Any) -> str:
    return str(link.control) if link.control else _named(link.requirement)


def _line(action: TreatmentAction) -> dict[str, Any]:
    return {
        "reference": action.reference,
        "title": action.title,
        "due_on": action.due_on.isoformat() if action.due_on else None,
        "cost": str(action.cost) if action.cost is not None else None,
    }
