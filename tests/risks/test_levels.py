"""The arithmetic of levels, on the shipped grids and on random ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risks.levels import OutOfScale, above_line, cells, grid, product_grid

EBIOS = [[1, 1, 1, 2], [1, 1, 2, 2], [2, 2, 3, 3], [2, 3, 3, 3]]


@st.composite
def grids(draw: st.DrawFn) -> list[list[int]]:
    """Random grids that never fall: each cell is at least its left and its lower neighbour."""
    width, height = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    rows: list[list[int]] = []
    for row in range(height):
        line: list[int] = []
        for column in range(width):
            least = max([1, *line[-1:], *([rows[row - 1][column]] if row else [])])
            line.append(least + draw(st.integers(0, 2)))
        rows.append(line)
    return rows


@given(grids())
def test_a_grid_gives_back_each_of_its_cells_and_refuses_the_rest(rows: list[list[int]]) -> None:
    made = grid(rows=rows)
    for severity, row in enumerate(rows, start=1):
        for likelihood, level in enumerate(row, start=1):
            assert made.level(likelihood=likelihood, severity=severity) == level
    assert made.highest == rows[-1][-1]
    for likelihood, severity in ((0, 1), (1, 0), (made.likelihoods + 1, 1), (1, made.severities + 1), (-1, 1)):
        with pytest.raises(OutOfScale):
            made.level(likelihood=likelihood, severity=severity)


@given(grids(), st.data())
def test_a_higher_likelihood_or_severity_never_lowers_the_level(rows: list[list[int]], data: st.DataObject) -> None:
    made = grid(rows=rows)
    likelihood, severity = (data.draw(st.integers(1, size)) for size in (made.likelihoods, made.severities))
    more_likely = data.draw(st.integers(likelihood, made.likelihoods))
    more_severe = data.draw(st.integers(severity, made.severities))
    assert made.level(likelihood=more_likely, severity=more_severe) >= made.level(
        likelihood=likelihood, severity=severity
    )


@pytest.mark.parametrize(
    "rows",
    [[], [[]], [[1, 2], [1]], [[0, 1]], [[2, 1]], [[2], [1]]],
    ids=["none", "empty", "ragged", "zero", "row", "col"],
)
def test_a_grid_that_makes_no_sense_is_refused(rows: list[list[int]]) -> None:
    with pytest.raises(OutOfScale):
        grid(rows=rows)


def test_the_product_grid_ranks_the_bands() -> None:
    made = product_grid(likelihoods=5, severities=5, bands=[(1, 4), (5, 9), (10, 14), (15, 25)])
    assert made.rows == ((1, 1, 1, 1, 2), (1, 1, 2, 2, 3), (1, 2, 2, 3, 4), (1, 2, 3, 4, 4), (2, 3, 4, 4, 4))
    with pytest.raises(OutOfScale):
        product_grid(likelihoods=2, severities=2, bands=[(1, 3)])


@given(st.lists(st.tuples(st.one_of(st.none(), st.integers(1, 4)), st.one_of(st.none(), st.integers(1, 4)))))
def test_each_complete_pair_is_counted_once(pairs: list[tuple[int | None, int | None]]) -> None:
    assert sum(cells(pairs=pairs).values()) == sum(None not in pair for pair in pairs)


def test_the_line_itself_is_acceptable() -> None:
    assert not above_line(level=2, line=2)
    assert above_line(level=3, line=2)
    assert not above_line(level=None, line=2)
