"""From one scale to another on random matrices: nothing is clamped, the order stays, the way back is checked."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from risks.conversion import BadCorrespondence, checked, convert, proposed
from risks.levels import Grid, grid

pytestmark = pytest.mark.once
quick = settings(max_examples=60, deadline=None)
sizes = st.integers(2, 6)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A random matrix that never falls: each level is at least those below it and to its left."""
    height, width = draw(sizes), draw(sizes)
    rows: list[list[int]] = []
    for row in range(height):
        cells: list[int] = []
        for column in range(width):
            least = max([1, *([cells[-1]] if column else []), *([rows[row - 1][column]] if row else [])])
            cells.append(min(6, least + draw(st.integers(0, 1))))
        rows.append(cells)
    return grid(rows=rows)


@quick
@given(sizes, sizes)
def test_what_is_proposed_spans_both_scales_in_order(former: int, new: int) -> None:
    found = proposed(former=former, new=new)
    assert (found[1], found[former]) == (1, new)
    assert all(low <= high for low, high in pairwise(found.values()))
    assert checked(correspondence=found, former=range(1, former + 1), new=new) == found
    if former == new:
        assert all(old == value for old, value in found.items())


@quick
@given(sizes, sizes, st.dictionaries(st.integers(0, 7), st.integers(0, 7), max_size=8))
def test_a_correspondence_is_refused_exactly_when_it_is_lame(former: int, new: int, given_: dict[int, int]) -> None:
    values = range(1, former + 1)
    whole = all(value in given_ for value in values)
    inside = whole and all(1 <= given_[value] <= new for value in values)
    ordered = inside and all(given_[low] <= given_[high] for low, high in pairwise(values))
    if ordered:
        assert checked(correspondence=given_, former=values, new=new) == {value: given_[value] for value in values}
        return
    with pytest.raises(BadCorrespondence) as caught:
        checked(correspondence=given_, former=values, new=new)
    reason, value = caught.value.reason, caught.value.value
    assert value in values
    assert (reason == "missing") is (value not in given_)


@quick
@given(grids(), grids(), st.data())
def test_a_worse_pair_never_becomes_better_on_the_new_scale(old: Grid, new: Grid, data: st.DataObject) -> None:
    likelihoods = proposed(former=old.likelihoods, new=new.likelihoods)
    severities = proposed(former=old.severities, new=new.severities)

    def pair() -> tuple[int, int]:
        return data.draw(st.integers(1, old.likelihoods)), data.draw(st.integers(1, old.severities))

    first, second = sorted((pair(), pair()))
    made = [
        convert(likelihood=each[0], severity=each[1], likelihoods=likelihoods, severities=severities, grid=new)
        for each in (first, second)
    ]
    for each in made:
        assert each.level == new.level(likelihood=each.likelihood, severity=each.severity)
        assert 1 <= each.level <= new.highest
    if first[1] <= second[1]:
        assert made[0].level <= made[1].level
