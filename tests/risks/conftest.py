"""Catalogues loaded, and the helpers that most tests of risks need."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from controls.actions import load_framework
from risks.actions.assessment import assess_risk
from risks.actions.catalogues import load_risk_catalogues
from risks.actions.scenarios import identify_risk
from risks.actions.treatment import decide_treatment
from risks.models import Risk
from tests.cast import Cast
from trail import clock

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


@pytest.fixture
def loaded(cast: Cast) -> Cast:
    """The cast, with the catalogues of risks loaded."""
    load_risk_catalogues(actor=cast.system)
    return cast


@pytest.fixture
def annexed(loaded: Cast) -> Cast:
    """The same, with Annex A."""
    load_framework(actor=loaded.system, code="iso27001-2022")
    return loaded


def make_risk(cast: Cast, **values: Any) -> Risk:
    """A risk of the hosting perimeter, owned by the risk owner."""
    given = {"perimeter": cast.hosting, "title": "Rançongiciel", "owner": cast.people["risk_owner"], **values}
    risk: Risk = identify_risk(actor=cast.officer, **given)
    return risk


def make_treated(cast: Cast, *, residual: tuple[int, int] = (1, 2), **values: Any) -> Risk:
    """A risk assessed by the officer and whose treatment is decided."""
    risk = make_risk(cast, **values)
    for kind, (likelihood, severity) in (("inherent", (4, 3)), ("current", (3, 3)), ("residual", residual)):
        assess_risk(actor=cast.officer, risk=risk, kind=kind, likelihood=likelihood, severity=severity)
    decide_treatment(actor=cast.officer, risk=risk, option="modify", justification="Cloisonner")
    return Risk.objects.get(pk=risk.pk)


def in_days(days: int) -> date:
    """A civil date from today."""
    return clock.today() + timedelta(days=days)
