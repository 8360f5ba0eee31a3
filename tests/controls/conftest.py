"""Frameworks loaded once a test, and small factories that call actions."""

from collections.abc import Callable
from typing import Any

import pytest

from controls import actions
from controls.models import Control, Requirement
from controls.queries import requirement_by_ref
from organisation.queries import system_account
from tests.cast import Cast


@pytest.fixture
def frameworks(db: None) -> None:
    """The two frameworks of the statement: enough for most tests."""
    for code in ("iso27001-2022", "hds-v2"):
        actions.load_framework(actor=system_account(), code=code)


@pytest.fixture
def every_framework(db: None) -> None:
    """Every catalogue of the product, and the mappings between them."""
    actions.load_bundled(actor=system_account())


@pytest.fixture
def annex(frameworks: None) -> Callable[[str], Requirement]:
    """A control of Annex A or a clause by its reference."""
    return lambda ref: requirement_by_ref(code="iso27001-2022", ref=ref)


@pytest.fixture
def hds(frameworks: None) -> Callable[[str], Requirement]:
    """An HDS requirement by its reference."""
    return lambda ref: requirement_by_ref(code="hds-v2", ref=ref)


@pytest.fixture
def make_control(cast: Cast) -> Callable[..., Control]:
    """A control of the hosting perimeter, unless told otherwise."""

    def make(**given: Any) -> Control:
        values = {"perimeter": cast.hosting, "title": "Sauvegarde quotidienne", "kind": "technical"}
        return actions.create_control(actor=cast.officer, **{**values, **given})

    return make
