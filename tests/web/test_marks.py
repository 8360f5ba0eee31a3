"""Cells, badges, dates, charts: what the reader sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.template import engines
from django.utils import translation

from web import charts
from web.badges import register_tones, tone_of
from web.tables import Column, Table, as_text, cell_of
from web.templatetags import ui


@dataclass
class Owner:
    display_name: str


@dataclass
class Row:
    pk: int
    owner: Owner | None
    status: str = "late"

    def get_status_display(self) -> str:
        return "En retard"


@pytest.fixture(autouse=True)
def _french() -> Any:
    with translation.override("fr"):
        yield


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "—"),
        ("", "—"),
        (True, "Oui"),
        (date(2026, 12, 31), "31/12/2026"),
        (datetime(2026, 12, 31, 22, 30, tzinfo=UTC), "31/12/2026 23:30"),
        (Decimal("1234.5"), "1\u202f234,5"),
        (["a", "b"], "a, b"),
    ],
)
def test_values_are_written_as_a_french_reader_expects(value: Any, text: str) -> None:
    assert as_text(value).replace("\u00a0", "\u202f") == text


def test_a_dotted_path_that_is_cut_is_an_empty_cell() -> None:
    column = Column("owner.display_name", "Owner")
    assert cell_of(column, Row(1, Owner("Claire"))).text == "Claire"
    assert cell_of(column, Row(1, None)).is_empty


def test_a_badge_says_the_words_and_the_tone() -> None:
    cell = cell_of(Column("status", "Status", badge=True), Row(1, None))
    assert (cell.text, cell.tone) == ("En retard", "bad")
    assert ui.cell(cell) == '<span class="badge is-bad">En retard</span>'


def test_text_from_people_is_escaped() -> None:
    cell = cell_of(Column("owner.display_name", "Owner"), Row(1, Owner("<script>")))
    table = Table([Column("owner.display_name", "Owner")], [Row(1, Owner("<script>"))])
    html = engines["django"].from_string("{% cell item %}").render({"item": table.lines[0][0]})
    assert html == "&lt;script&gt;"
    assert ui.badge(cell.text) == '<span class="badge is-neutral">&lt;script&gt;</span>'


def test_a_tone_is_declared_once() -> None:
    with pytest.raises(ValueError, match="declared twice"):
        register_tones({"late": "ok"})
    with pytest.raises(ValueError, match="no tone"):
        register_tones({"new-code": "purple"})
    assert tone_of("never heard of") == "neutral"


def test_days_left_are_told_in_words() -> None:
    today = date(2026, 11, 23)
    assert ui.days_left(today, today) == "aujourd’hui"
    assert ui.days_left(date(2026, 11, 20), today) == "3 jours de retard"
    assert ui.days_left(date(2026, 11, 24), today) == "dans 1 jour"


def test_shares_of_a_ring_make_the_whole_and_begin_at_the_top() -> None:
    arcs = charts.arcs([("a", 1), ("b", 3)])
    assert [arc.share for arc in arcs] == [25, 75]
    assert [arc.offset for arc in arcs] == [25, 0]
    assert charts.arcs([("a", 0)])[0].share == 0


def test_a_curve_stays_inside_its_box_and_its_graduations_are_round() -> None:
    curve = charts.curve([("T1", 41), ("T2", 71)], target=75)
    assert [value for _y, value in curve.graduations] == [0, 20, 40, 60, 80]
    assert all(0 <= point.y <= curve.height for point in curve.points)
    assert charts.curve([]).points == []


def test_the_longest_bar_fills_the_width() -> None:
    assert [bar.width for bar in charts.bars([("a", 5), ("b", 10)])] == [50, 100]
