"""Records and Facts: history, stale edits, bulk writing, and digests that answer for every column."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from organisation import actions
from organisation.models import Grant, Perimeter
from tests.cast import Cast
from trail import rows
from trail.acts import current_act
from trail.bulk import RowErrors, write_many
from trail.clock import now
from trail.merkle import leaf_hash, root_of
from trail.models import Entry
from trail.queries import history_of
from trail.state import Act, running


def test_each_act_answers_for_its_rows(cast: Cast) -> None:
    actions.edit_perimeter(actor=cast.officer, perimeter=cast.hq, name="Le siège", kind="site")
    entry = Entry.objects.latest("seq")
    row = Perimeter.history.filter(act_id=entry.entry_id).get()
    assert entry.act == "organisation.perimeter.edit"
    assert bytes(entry.root) == root_of([leaf_hash(rows.row_digest(row))])
    assert rows.row_digest(row) == bytes(row.state) == bytes(cast.hq.state)


def test_history_tells_before_and_after(cast: Cast) -> None:
    actions.edit_perimeter(actor=cast.officer, perimeter=cast.hq, name="Le siège", kind="site")
    newest = history_of(record=cast.hq)[0]
    assert [(field.before, field.after) for field in newest.fields][:1] == [("Siège", "Le siège")]
    assert str(newest.actor) == "Nadia Kieffer"


def test_a_stale_edit_is_refused_and_writes_nothing(cast: Cast) -> None:
    first, second = (Perimeter.objects.get(pk=cast.hq.pk) for _ in range(2))
    actions.edit_perimeter(actor=cast.officer, perimeter=first, name="Un", kind="site")
    with pytest.raises(ValidationError) as caught:
        actions.edit_perimeter(actor=cast.officer, perimeter=second, name="Deux", kind="site")
    assert caught.value.code == "stale"
    assert Perimeter.objects.get(pk=cast.hq.pk).name == "Un"


def test_many_rows_carry_history_and_the_act_commits_to_all(cast: Cast) -> None:
    person = cast.people["staff"]
    made = [Grant(person=person, role="staff", perimeter=cast.hq, starts_on=date(2026, 1, day)) for day in (1, 2, 3)]
    with transaction.atomic(), running(Act(name="tests.grants.write", actor=cast.officer, at=now())) as act:
        write_many(Grant, made)
    found = Grant.history.filter(act_id=act.id).order_by("pos")
    assert [rows.row_digest(row) for row in found] == act.digests
    assert all(grant.version == 1 for grant in Grant.objects.filter(pk__in=[grant.pk for grant in made]))


def test_faults_in_many_rows_name_the_row(cast: Cast) -> None:
    person = cast.people["staff"]
    made = [
        Grant(person=person, role="staff", perimeter=cast.hq, starts_on=date(2026, 1, 1)),
        Grant(person=person, role="wizard", perimeter=cast.hq, starts_on=date(2026, 1, 1)),
        Grant(person=person, role="staff", perimeter=cast.hq, starts_on=date(2026, 1, 9), ends_on=date(2026, 1, 1)),
    ]
    with running(Act(name="tests.grants.write", actor=cast.officer, at=now())), pytest.raises(RowErrors) as caught:
        write_many(Grant, made)
    assert [(fault.row, fault.field) for fault in caught.value.faults] == [(1, "role")]
    with running(Act(name="tests.grants.write", actor=cast.officer, at=now())), pytest.raises(RowErrors) as caught:
        write_many(Grant, [made[0], made[2]])
    assert [fault.row for fault in caught.value.faults] == [1]


def test_an_act_that_survives_refused_rows_answers_only_for_what_stands(cast: Cast) -> None:
    wrong = Grant(
        person=cast.people["staff"],
        role="staff",
        perimeter=cast.hq,
        starts_on=date(2026, 1, 9),
        ends_on=date(2026, 1, 1),
    )
    with running(Act(name="tests.grants.write", actor=cast.officer, at=now())) as act:
        with pytest.raises(RowErrors):
            write_many(Grant, [wrong])
        assert act.digests == []


def test_an_act_carries_one_time(cast: Cast) -> None:
    with running(Act(name="tests.time", actor=cast.officer, at=now())) as act:
        assert current_act().at == act.at == current_act().at
