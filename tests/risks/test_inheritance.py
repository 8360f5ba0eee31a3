"""Needs inherited along dependencies, and their drawing: hand-made cases, then random graphs."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from risks.drawing import BOX_HEIGHT, draw
from risks.inheritance import CycleError, inherit, way_between

pytestmark = pytest.mark.once
Links = list[tuple[int, int]]
quick = settings(max_examples=60, deadline=None)


@st.composite
def graphs(draw_: st.DrawFn, *, acyclic: bool = True) -> tuple[dict[int, int | None], Links]:
    """Up to twelve assets with or without a need, and links that go from a lower number to a higher one."""
    size = draw_(st.integers(1, 12))
    own = {key: draw_(st.none() | st.integers(1, 4)) for key in range(size)}
    pairs = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1))
    links = draw_(st.lists(pairs, max_size=24, unique=True))
    kept = [(min(pair), max(pair)) for pair in links] if acyclic else links
    return own, [(first, second) for first, second in kept if first != second]


def above(key: int, links: Links) -> set[int]:
    """Everything that relies on an asset, however far, the slow way."""
    found: set[int] = set()
    while more := {first for first, second in links if second in found | {key}} - found:
        found |= more
    return found


@quick
@given(graphs())
def test_what_counts_is_the_highest_need_of_all_that_relies_on_it(graph: tuple[dict[int, int | None], Links]) -> None:
    own, links = graph
    for key, need in inherit(own=own, links=links).items():
        handed = [level for each in above(key, links) if (level := own[each]) is not None]
        assert need.inherited == max(handed, default=None)
        assert need.level == max([*handed, own[key] or 0]) or need.level is None
        assert (need.level is None) == (own[key] is None and not handed)


@quick
@given(graphs())
def test_the_path_leads_along_links_from_where_the_level_is_stated(graph: tuple[dict[int, int | None], Links]) -> None:
    own, links = graph
    for key, need in inherit(own=own, links=links).items():
        if need.inherited is None:
            assert need.path == ()
            continue
        assert own[need.path[0]] == need.inherited
        assert need.path[-1] == key
        assert all(step in links for step in pairwise(need.path))


@quick
@given(graphs(), st.data())
def test_a_waiver_lowers_only_its_own_asset_and_what_hangs_from_it_alone(
    graph: tuple[dict[int, int | None], Links], data: st.DataObject
) -> None:
    own, links = graph
    plain = inherit(own=own, links=links)
    key = data.draw(st.sampled_from(sorted(own)))
    limit = data.draw(st.integers(1, 4))
    waived = inherit(own=own, links=links, waived={key: limit})
    covered = plain[key].falls_short and (plain[key].inherited or 0) <= limit
    assert waived[key].waived is covered
    assert waived[key].level == (own[key] if covered else plain[key].level)
    for each in own:
        assert (waived[each].level or 0) <= (plain[each].level or 0)
        if each != key and key not in above(each, links):
            assert waived[each] == plain[each]


@quick
@given(graphs(acyclic=False))
def test_a_cycle_is_named_and_nothing_else_is_refused(graph: tuple[dict[int, int | None], Links]) -> None:
    own, links = graph
    loops = any(key in above(key, links) for key in own)
    if not loops:
        assert set(inherit(own=own, links=links)) == set(own)
        return
    with pytest.raises(CycleError) as caught:
        inherit(own=own, links=links)
    keys = caught.value.keys
    assert keys[0] == keys[-1]
    assert len(keys) > 2
    assert all(step in links for step in pairwise(keys))


@quick
@given(graphs(), st.integers(0, 11), st.integers(0, 11))
def test_a_way_is_found_exactly_where_there_is_one(
    graph: tuple[dict[int, int | None], Links], start: int, goal: int
) -> None:
    _own, links = graph
    way = way_between(start=start, goal=goal, links=links)
    assert bool(way) is (start == goal or start in above(goal, links))
    if way:
        assert (way[0], way[-1]) == (start, goal)
        assert all(step in links for step in pairwise(way))


@quick
@given(graphs())
def test_a_drawing_sets_every_asset_apart_and_every_link_forwards(graph: tuple[dict[int, int | None], Links]) -> None:
    own, links = graph
    drawing = draw(keys=sorted(own), links=links)
    places = {box.key: box for box in drawing.boxes}
    assert set(places) == set(own)
    assert all(places[first].column < places[second].column for first, second in links)
    columns: dict[int, list[int]] = {}
    for box in drawing.boxes:
        columns.setdefault(box.x, []).append(box.y)
        assert 0 <= box.y <= drawing.height - BOX_HEIGHT
        assert 0 <= box.x < drawing.width
    assert all(second - first >= BOX_HEIGHT for ys in columns.values() for first, second in pairwise(sorted(ys)))
    assert len(drawing.wires) == len(links)


def test_a_long_link_passes_beside_the_boxes_between() -> None:
    drawing = draw(keys=["a", "b", "c"], links=[("a", "b"), ("b", "c"), ("a", "c")])
    long = next(wire for wire in drawing.wires if wire.start == "a" and wire.end == "c")
    assert long.path.count("C") == 2
    assert "H" in long.path
