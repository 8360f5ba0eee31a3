"""What libraries of frameworks hold for risks, taken inside the act of their import."""

from collections.abc import Iterable
from typing import Any

from risks.actions.catalogues import bring, bring_scale
from risks.libraries import LeftOut, scale_of, threat_of
from risks.models import Threat


def take_threats(*, actor: Any, rows: Iterable[Any]) -> int:
    """Threats join the catalogue, under the name of their library; answers how many are new or changed."""
    values = {row["ref"]: row for row in map(threat_of, rows)}
    known = {row.ref: row for row in Threat.objects.filter(ref__in=list(values))}
    return bring(Threat, list(values.values()), known)


def take_matrices(*, actor: Any, rows: Iterable[Any]) -> int:
    """Matrices become scales that a perimeter may choose; one that changed becomes a new edition."""
    taken = 0
    for row in rows:
        try:
            values = scale_of(row)
        except LeftOut:  # the preview names it, with the reason
            continue
        taken += bring_scale(values)
    return taken
