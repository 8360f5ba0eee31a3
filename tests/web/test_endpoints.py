"""Endpoints: the same rights and the same actions as the pages."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from organisation.models import Perimeter
from tests.cast import Cast

SignIn = Callable[[str], Client]
CREATE = "/api/v1/places/places/create/"
PLACES = "/api/v1/places/places/"


def test_anonymous_and_unentitled_callers_are_refused(client: Client, as_user: SignIn, cast: Cast) -> None:
    assert client.get(PLACES).status_code == 403
    assert as_user("staff").get(PLACES).status_code == 403
    assert client.post(CREATE, {}, content_type="application/json").status_code == 403


def test_records_are_listed_filtered_and_read(as_user: SignIn, cast: Cast) -> None:
    caller = as_user("officer")
    assert len(caller.get(PLACES).json()["results"]) == 4
    assert [row["name"] for row in caller.get(f"{PLACES}?kind=hosting").json()["results"]] == ["Hébergement HDS"]
    assert caller.get(f"{PLACES}?kind=moon").status_code == 400
    assert caller.get(f"{PLACES}{cast.hq.pk}/").json()["name"] == "Siège"
    assert as_user("stranger").get(f"{PLACES}{cast.hq.pk}/").status_code == 404


def test_a_list_is_walked_by_cursor(as_user: SignIn, cast: Cast) -> None:
    caller = as_user("officer")
    first = caller.get(f"{PLACES}?limit=3").json()
    second = caller.get(first["next"]).json()
    assert len(first["results"]) == 3
    assert len(second["results"]) == 1


def test_an_action_is_called_and_answers_what_was_made(as_user: SignIn, cast: Cast) -> None:
    values = {"parent": str(cast.hq.pk), "name": "Annexe", "kind": "site"}
    answer = as_user("admin").post(CREATE, values, content_type="application/json")
    assert answer.status_code == 201
    assert answer.json()["id"] == str(Perimeter.objects.get(name="Annexe").pk)


def test_invalid_input_answers_400_by_field(as_user: SignIn, cast: Cast) -> None:
    caller = as_user("admin")
    wrong = caller.post(CREATE, {"parent": str(cast.elsewhere.pk), "kind": "moon"}, content_type="application/json")
    assert wrong.status_code == 400
    assert set(wrong.json()) == {"parent", "name", "kind"}
    same = {"parent": str(cast.root.pk), "name": "Siège", "kind": "site"}
    assert caller.post(CREATE, same, content_type="application/json").status_code == 400
    unknown = {**same, "colour": "red"}
    assert set(caller.post(CREATE, unknown, content_type="application/json").json()) == {"colour"}


def test_the_schema_describes_actions_and_records(as_user: SignIn, client: Client, cast: Cast) -> None:
    assert client.get("/api/v1/schema/").status_code == 403
    answer = as_user("staff").get("/api/v1/schema/?format=json")
    paths = answer.json()["paths"]
    assert paths[CREATE]["post"]["operationId"].startswith("organisation.perimeter.create")
    assert paths[CREATE]["post"]["responses"]["201"]
    assert paths[PLACES]["get"]["operationId"] == "places.places.list"


def test_errors_below_api_are_json(as_user: SignIn, cast: Cast) -> None:
    answer = as_user("staff").get("/api/v1/nowhere/")
    assert answer.status_code == 404
    assert "detail" in answer.json()
