"""Identifying, correcting, closing and withdrawing risks."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import Perimeter, Person, User
from risks import lifecycle
from risks.actions.links import set_links
from risks.models import Asset, FearedEvent, Risk, RiskSource, Threat, Vulnerability
from trail.acts import action

_DESCRIBED = ("title", "description", "feared_event", "criteria", "owner", "existing_controls")


@action("risks.risk.identify", permission="risks.edit", scope="perimeter")
def identify_risk(
    *,
    actor: User,
    perimeter: Perimeter,
    title: str,
    description: str = "",
    feared_event: FearedEvent | None = None,
    criteria: str = "",
    owner: Person | None = None,
    assets: Sequence[Asset] = (),
    threats: Sequence[Threat] = (),
    vulnerabilities: Sequence[Vulnerability] = (),
    sources: Sequence[RiskSource] = (),
    existing_controls: str = "",
) -> Risk:
    """Identify a risk and its owner (6.1.2 c). Raises ValidationError."""
    values = locals()
    risk = Risk(perimeter=perimeter, **{name: values[name] for name in _DESCRIBED})
    risk.save()
    set_links(risk=risk, assets=assets, threats=threats, vulnerabilities=vulnerabilities, sources=sources)
    return risk


@action("risks.risk.edit", permission="risks.edit", scope="risk")
def edit_risk(
    *,
    actor: User,
    risk: Risk,
    title: str,
    description: str = "",
    feared_event: FearedEvent | None = None,
    criteria: str = "",
    owner: Person | None = None,
    assets: Sequence[Asset] = (),
    threats: Sequence[Threat] = (),
    vulnerabilities: Sequence[Vulnerability] = (),
    sources: Sequence[RiskSource] = (),
    existing_controls: str = "",
    comment: str = "",
) -> Risk:
    """Correct a scenario (6.1.2 c); a change of what was accepted reopens it (6.1.3 f).

    Raises ValidationError when the risk is closed or the edit is stale.
    """
    refuse_closed(risk=risk)
    values = locals()
    links = {"assets": assets, "threats": threats, "vulnerabilities": vulnerabilities, "sources": sources}
    moved = set_links(risk=risk, **links)
    moved = any([moved, *(_set(risk, name, values[name]) for name in _DESCRIBED)])
    risk.comment = comment
    if risk.owner is not None:
        risk.owner_name = ""
    if moved:
        reopen(risk=risk)
    risk.save()
    return risk


@action("risks.risk.close", permission="risks.treat", scope="risk")
def close_risk(*, actor: User, risk: Risk, reason: str) -> Risk:
    """Close a risk that no longer exists, with the reason; read-only from then on (8.3). Raises ValidationError."""
    refuse_closed(risk=risk)
    risk.status, risk.ended_reason = lifecycle.Status.CLOSED, required_reason(reason)
    risk.save()
    return risk


@action("risks.risk.withdraw", permission="risks.edit", scope="risk")
def withdraw_risk(*, actor: User, risk: Risk, reason: str) -> Risk:
    """Withdraw a risk entered by mistake, with the reason; its history stays (7.5.3). Raises ValidationError."""
    risk.ended_reason = required_reason(reason)
    risk.withdraw()
    return risk


def refuse_closed(*, risk: Risk) -> None:
    """Closed risks are read-only. Raises ValidationError."""
    if risk.is_closed:
        raise ValidationError(_("This risk is closed: identify a new one if it comes back."), code="closed")


def reopen(*, risk: Risk) -> None:
    """What was accepted has changed: the acceptance no longer holds. The caller saves."""
    risk.status = lifecycle.after_change(status=risk.status, option=risk.option)
    risk.accepted_until = None


def _set(risk: Risk, name: str, value: Any) -> bool:
    changed: bool = getattr(risk, name) != value
    setattr(risk, name, value)
    return changed


def required_reason(reason: str) -> str:
    """The reason, which cannot be blank. Raises ValidationError."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why.")})
    return reason.strip()
