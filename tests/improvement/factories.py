"""Findings made through actions."""

from datetime import date
from typing import Any

from improvement import actions
from improvement.models import Nonconformity
from tests.cast import Cast


def finding(cast: Cast, **changes: Any) -> Nonconformity:
    """A minor nonconformity at headquarters, owned by the control owner."""
    values: dict[str, Any] = {
        "perimeter": cast.hq,
        "title": "Revue des droits non faite",
        "grade": "minor",
        "fact": "Aucune revue au premier semestre.",
        "criterion": "Revue semestrielle des droits",
        "owner": cast.people["control_owner"],
        "due_on": date(2027, 1, 31),
    }
    return actions.raise_nonconformity(actor=cast.officer, **{**values, **changes})
