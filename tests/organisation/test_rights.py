"""Who may do what where."""

from datetime import date

import pytest

from organisation import actions
from organisation.models import Perimeter
from tests.cast import Cast
from trail.acts import Refused
from trail.models import Entry
from trail.state import OutsideActError


def test_a_right_covers_the_perimeter_and_below(cast: Cast) -> None:
    assert cast.officer.can("risks.edit", cast.hosting)
    assert not cast.officer.can("risks.edit", cast.elsewhere)
    assert not cast.staff.can("risks.edit", cast.hosting)


def test_a_refusal_leaves_its_own_entry(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.create_perimeter(actor=cast.staff, parent=cast.hq, name="Cave", kind="site")
    entry = Entry.objects.get(act="organisation.perimeter.create.refused")
    assert entry.actor == str(cast.staff.pk)
    assert not Perimeter.objects.filter(name="Cave").exists()


def test_a_departure_ends_every_grant(cast: Cast) -> None:
    actions.leave_person(actor=cast.admin, person=cast.people["staff"], left_on=date(2025, 2, 1))
    assert not cast.staff.is_active
    assert not cast.staff.has_right("policies.read")


def test_nothing_is_written_outside_an_act(cast: Cast) -> None:
    cast.hq.name = "Ailleurs"
    with pytest.raises(OutsideActError):
        cast.hq.save()
    with pytest.raises(OutsideActError):
        Perimeter.objects.filter(pk=cast.hq.pk).update(name="Ailleurs")
    with pytest.raises(OutsideActError):
        Perimeter._base_manager.filter(pk=cast.hq.pk).update(name="Ailleurs")


def test_perimeters_are_seen_where_a_role_is_held(cast: Cast) -> None:
    assert cast.hosting in Perimeter.objects.visible_to(cast.staff)
    assert cast.hosting not in Perimeter.objects.visible_to(cast.stranger)
