"""Walking through a list: every row once, in order, both ways, empty values last."""

from __future__ import annotations

import pytest

from organisation import actions
from organisation.models import Perimeter
from tests.cast import Cast
from web.pagination import BadCursor, Cursor, Slice, cut


@pytest.fixture
def places(cast: Cast) -> int:
    for number in range(7):
        actions.create_perimeter(
            actor=cast.system, parent=cast.hq, name=f"Lieu {number}", kind="site" if number % 2 else "hospital"
        )
    return int(Perimeter.objects.count())


def walk(sort: str, size: int = 3) -> list[Slice]:
    slices = [cut(rows=Perimeter.objects.all(), sort=sort, size=size)]
    while slices[-1].following:
        slices.append(cut(rows=Perimeter.objects.all(), sort=sort, size=size, place=slices[-1].following))
    return slices


@pytest.mark.parametrize("sort", ["name", "-name", "kind", "-kind", "parent__name", "-parent__name", "pk"])
def test_every_row_is_shown_once_and_the_way_back_is_the_same(places: int, sort: str) -> None:
    slices = walk(sort)
    shown = [row.pk for piece in slices for row in piece.rows]
    assert len(shown) == len(set(shown)) == places
    back = [slices[-1]]
    while back[-1].previous:
        back.append(cut(rows=Perimeter.objects.all(), sort=sort, size=3, place=back[-1].previous))
    returned = [row.pk for piece in reversed(back) for row in piece.rows]
    assert returned == shown


def test_empty_values_stand_last_in_both_directions(places: int) -> None:
    for sort in ("parent__name", "-parent__name"):
        last = walk(sort)[-1].rows[-1]
        assert last.parent is None


def test_positions_are_told(places: int) -> None:
    slices = walk("name")
    assert [(piece.first, piece.last) for piece in slices[:2]] == [(1, 3), (4, 6)]
    assert {piece.total for piece in slices} == {places}
    assert slices[0].previous == ""
    assert slices[-1].following == ""


@pytest.mark.parametrize("place", ["§", "bm9wZQ", "W10", Cursor("x", "no-key").encode()])
def test_a_damaged_place_is_refused(places: int, place: str) -> None:
    with pytest.raises(BadCursor):
        cut(rows=Perimeter.objects.all(), sort="name", size=3, place=place)
