"""Perimeters against frameworks: what counts where, through the page and the endpoint, in as many queries for many."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from controls import actions, queries
from controls.models import Control, Requirement
from organisation.actions import create_perimeter
from tests.cast import Cast
from trail import clock

Ref = Callable[[str], Requirement]


def cells_of(client: Client, show: str = "answered") -> dict[str, list[Any]]:
    page = client.get(reverse("controls:coverage"), {"show": show})
    return {row["perimeter"].name: row["cells"] for row in page.context["rows"]}


def test_each_perimeter_counts_its_own_what_lies_below_and_what_is_shared(
    client: Client, cast: Cast, annex: Ref, hds: Ref, make_control: Callable[..., Control]
) -> None:
    client.force_login(cast.officer, backend="django.contrib.auth.backends.ModelBackend")
    make_control(requirements=[annex("A.8.13"), hds("EXI-05.A")])
    shared = make_control(perimeter=cast.root, requirements=[annex("A.5.1")], shared=True)
    make_control(perimeter=cast.root, requirements=[annex("A.5.2")])
    names = (cast.root.name, cast.hosting.name)
    found = cells_of(client)
    assert [found[name][0].count for name in names] == [3, 2]
    assert found[cast.root.name][0].total == 93 + 30
    assert all(found[name][1].without_object for name in names)
    actions.declare_activities(actor=cast.officer, perimeter=cast.hosting, activities=[1], held_since=clock.today())
    found = cells_of(client)
    assert [(found[name][1].count, found[name][1].without_object) for name in names] == [(1, False), (1, False)]
    actions.advance_control(actor=cast.officer, control=shared, status="implemented")
    assert [cells_of(client, "in_place")[name][0].count for name in names] == [1, 1]
    assert [cells_of(client, "evidenced")[name][0].count for name in names] == [0, 0]
    framework = client.get(reverse("controls:framework", args=[annex("A.5.1").framework_id]),
                           {"perimeter": str(cast.hosting.pk)})  # fmt: skip
    assert framework.context["figures"].answered == cells_of(client)[cast.hosting.name][0].count
    rows = client.get("/api/v1/controls/coverage/").json()["results"]
    told = {row["name"]: row["frameworks"] for row in rows}
    assert [told[name][0]["answered"] for name in names] == [3, 2]
    one = client.get(f"/api/v1/controls/coverage/{cast.hosting.pk}/").json()
    assert one["frameworks"][0]["in_place"] == 1


def test_more_perimeters_cost_no_more_queries(cast: Cast, annex: Ref, make_control: Callable[..., Control]) -> None:
    make_control(requirements=[annex("A.8.13")], shared=True)
    many = [
        create_perimeter(actor=cast.admin, name=f"Site {number}", kind="site", parent=cast.hosting)
        for number in range(3)
    ]
    spent = []
    for perimeters in ([cast.hosting], [cast.root, cast.hosting, *many]):
        with CaptureQueriesContext(connection) as seen:
            found = queries.reach_of(perimeters=perimeters, on=clock.today())
        spent.append(len(seen))
        assert all(row.cells[0] is not None and row.cells[0].answered == 1 for row in found.rows)
    assert spent[0] == spent[1] <= 12
