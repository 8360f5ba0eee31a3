"""Keeping the links of a risk in line with what was chosen: what is new is added, what is gone is withdrawn."""

from collections.abc import Iterable
from typing import Any

from risks.models import Risk, RiskAsset, RiskOrigin, RiskThreat, RiskVulnerability


def set_links(
    *,
    risk: Risk,
    assets: Iterable[Any],
    threats: Iterable[Any],
    vulnerabilities: Iterable[Any],
    sources: Iterable[Any] = (),
) -> bool:
    """Make the links of a risk exactly these; wordings of one's own stay. True when something moved."""
    moved = [
        _settle(risk, RiskAsset, "asset", assets),
        _settle(risk, RiskThreat, "threat", threats),
        _settle(risk, RiskVulnerability, "vulnerability", vulnerabilities),
        _settle(risk, RiskOrigin, "source", sources),
    ]
    return any(moved)


def _settle(risk: Risk, model: Any, name: str, wanted: Iterable[Any]) -> bool:
    chosen = {row.pk: row for row in wanted}
    kept = {
        getattr(link, f"{name}_id"): link
        for link in model.objects.active().filter(risk=risk, **{f"{name}__isnull": False})
    }
    for key in kept.keys() - chosen.keys():
        kept[key].withdraw()
    for key in chosen.keys() - kept.keys():
        model(risk=risk, **{name: chosen[key]}).save()
    return kept.keys() != chosen.keys()
