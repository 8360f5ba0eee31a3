"""Asking for the paper form of one risk or of one acceptance."""

from organisation.models import User
from reports.actions import produce
from risks.models import Acceptance, Risk
from trail.acts import action, current_act


@action("risks.risk.print", permission="reports.produce", scope="risk")
def print_risk(*, actor: User, risk: Risk) -> Risk:
    """Ask for the sealed file of one risk (8.2, 8.3)."""
    on, params = current_act().on, {"risk": str(risk.pk)}
    produce(actor=actor, kind="risks.file", perimeter=risk.perimeter, params=params, on=on)
    return risk


@action("risks.acceptance.print", permission="reports.produce", scope="acceptance")
def print_acceptance(*, actor: User, acceptance: Acceptance) -> Acceptance:
    """Ask for the sealed record of one acceptance (6.1.3 f)."""
    on, params = current_act().on, {"acceptance": str(acceptance.pk)}
    produce(actor=actor, kind="risks.acceptance", perimeter=acceptance.perimeter, params=params, on=on)
    return acceptance
