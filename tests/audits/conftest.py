"""What audits are held against."""

import pytest

from controls.actions import load_framework
from controls.models import Framework
from organisation.queries import system_account


@pytest.fixture
def iso(db: None) -> Framework:
    """ISO/IEC 27001:2022."""
    return load_framework(actor=system_account(), code="iso27001-2022")
