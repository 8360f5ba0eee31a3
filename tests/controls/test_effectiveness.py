"""Effectiveness follows from the latest test, its age and the evidence; nobody types it."""

from datetime import date

import pytest

from controls.effectiveness import effectiveness, months_after, worst

ON = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("result", "tested_on", "expired", "state", "why"),
    [
        ("", None, False, "untested", "never"),
        ("effective", date(2026, 6, 1), False, "effective", "passed"),
        ("effective", date(2025, 11, 23), False, "effective", "passed"),
        ("effective", date(2025, 11, 22), False, "untested", "stale"),
        ("effective", date(2026, 6, 1), True, "untested", "unsupported"),
        ("ineffective", date(2020, 1, 1), False, "ineffective", "failed"),
    ],
)
def test_the_latest_test_and_its_age_decide(
    *, result: str, tested_on: date | None, expired: bool, state: str, why: str
) -> None:
    found = effectiveness(result=result, tested_on=tested_on, every_months=12, on=ON, evidence_expired=expired)
    assert (found.state, found.why) == (state, why)


def test_months_end_where_the_month_ends() -> None:
    assert months_after(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_after(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert months_after(date(2025, 11, 30), 15) == date(2027, 2, 28)


def test_the_weakest_control_speaks_for_a_line() -> None:
    assert worst(["effective", "effective"]) == "effective"
    assert worst(["effective", "untested"]) == "untested"
    assert worst(["effective", "untested", "ineffective"]) == "ineffective"
    assert worst([]) == "untested"
