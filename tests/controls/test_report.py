"""The printed statement: its figures are those of the page, and its text can be read back."""

import subprocess
from pathlib import Path
from uuid import uuid4

import pytest

from controls import actions, queries
from controls.reports import statement_of_applicability
from reports.order import Order
from reports.production import produce
from reports.registry import kind_of
from tests.cast import Cast
from tests.controls.test_statement import decide_all
from trail import clock


@pytest.mark.usefixtures("frameworks")
def test_the_printed_statement_says_what_the_page_says(cast: Cast, tmp_path: Path) -> None:
    decide_all(cast)
    order = Order(
        kind=kind_of(key="controls.soa"),
        perimeter=cast.hosting,
        on=clock.today(),
        at=clock.now(),
        language="fr",
        params={},
        job=uuid4(),
    )
    (tmp_path / "dda.pdf").write_bytes(produce(order=order).content)
    text = subprocess.run(
        ["/usr/bin/pdftotext", "-layout", str(tmp_path / "dda.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    totals = queries.totals_of(lines=queries.lines_of(perimeter=cast.hosting, on=clock.today()))
    assert "Déclaration d’applicabilité" in text
    assert cast.hosting.name in text
    assert str(totals.included) in text
    assert "A.8.34" in text
    assert "EXI-31" in text


@pytest.mark.usefixtures("frameworks")
def test_the_report_gives_the_frozen_version_once_approved(cast: Cast) -> None:
    decide_all(cast)
    draft = statement_of_applicability(perimeter=cast.hosting, on=clock.today())
    assert draft["draft"]
    version = actions.submit_statement(actor=cast.officer, perimeter=cast.hosting)
    actions.approve_statement(actor=cast.management, statement=version)
    found = statement_of_applicability(perimeter=cast.hosting, on=clock.today())
    assert found["version"] == version
    assert sum(len(lines) for _title, lines in found["groups"]) == 124
