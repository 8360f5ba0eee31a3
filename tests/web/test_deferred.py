"""What is heavy comes when it is used."""

import subprocess
import sys

import pytest

from tests.house.tree import ROOT
from web.deferred import deferred

pytestmark = pytest.mark.once
HEAVY = {"weasyprint", "fontTools", "pikepdf", "pyhanko", "aiohttp", "openpyxl", "xlsxwriter", "numpy", "scipy"}


def test_a_deferred_function_is_the_function() -> None:
    assert deferred("operator.add")(2, 3) == 5
    assert deferred("datetime.date")(2026, 1, day=2).isoformat() == "2026-01-02"
    with pytest.raises(ImportError):
        deferred("operator.nothing")()


def test_web_worker_and_clock_start_without_printer_seal_and_spreadsheets() -> None:
    script = "import pulsy_isms.wsgi, pulsy_isms.urls, sys; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "organisation" in loaded.split()
    assert not HEAVY & set(loaded.split())
