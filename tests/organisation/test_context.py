"""The context (clause 4): the scope and its approval, issues, interested parties; through pages and endpoints."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from organisation import actions, watch
from organisation.models import ContextIssue, InterestedParty, ScopeStatement
from organisation.queries import scope_in_force
from tests.cast import Cast
from trail import clock

Go = Callable[..., Any]


@pytest.fixture
def go(client: Client) -> Go:
    """Open or send a page as somebody."""

    def ask(user: Any, name: str, *args: Any, data: dict[str, Any] | None = None) -> Any:
        client.force_login(user)
        url = reverse(f"organisation:{name}", args=args)
        return client.get(url) if data is None else client.post(url, data)

    return ask


def drafted(cast: Cast, **values: Any) -> ScopeStatement:
    given = {"perimeter": cast.root, "text": "Hébergement de données de santé", "interfaces": "Opérateur", **values}
    return actions.draft_scope(actor=cast.officer, **given)


def test_a_scope_is_drafted_on_a_page_and_approved_by_somebody_else(cast: Cast, go: Go) -> None:
    answer = go(cast.officer, "scope_draft", data={"perimeter": str(cast.root.pk), "text": "Hébergement"})
    assert answer.status_code == 303
    scope = ScopeStatement.objects.get()
    assert (scope.number, scope.status, scope.prepared_by) == (1, "draft", cast.people["officer"])
    assert (
        go(cast.officer, "scope_exclude", scope.pk, data={"title": "Imagerie", "reason": "Éditeur"}).status_code == 303
    )
    assert go(cast.officer, "scope_approve", scope.pk, data={}).status_code == 403
    assert go(cast.management, "scope_approve", scope.pk, data={}).status_code == 303
    scope.refresh_from_db()
    assert (scope.status, scope.approved_by, scope.approved_on) == (
        "approved", cast.people["management"], clock.today(),
    )  # fmt: skip
    shown = go(cast.auditor, "scope_statement", scope.pk).content.decode()
    assert "Imagerie" in shown
    assert go(cast.stranger, "scope_statement", scope.pk).status_code == 404


def test_who_prepared_a_scope_never_approves_it(cast: Cast) -> None:
    actions.give_role(
        actor=cast.system,
        person=cast.people["officer"],
        role="management",
        perimeter=cast.root,
        starts_on=clock.today(),
    )
    with pytest.raises(ValidationError) as caught:
        actions.approve_scope(actor=cast.officer, statement=drafted(cast))
    assert caught.value.code == "eyes"


def test_the_next_version_takes_the_exclusions_along_and_supersedes(cast: Cast) -> None:
    first = drafted(cast)
    actions.exclude_from_scope(actor=cast.officer, statement=first, title="Imagerie", reason="Éditeur")
    with pytest.raises(ValidationError):
        drafted(cast)
    first = actions.approve_scope(actor=cast.management, statement=first)
    with pytest.raises(ValidationError):
        actions.edit_scope(actor=cast.officer, statement=first, text="Autre")
    second = drafted(cast, text="Hébergement et coffre-fort")
    exclusion = second.exclusions.get()
    assert (second.number, exclusion.title) == (2, "Imagerie")
    actions.include_again(actor=cast.officer, exclusion=exclusion)
    actions.approve_scope(actor=cast.management, statement=second)
    first.refresh_from_db()
    assert first.status == "superseded"
    assert scope_in_force(perimeter=cast.root) == second


def test_climate_change_is_asked_for_until_somebody_has_spoken(cast: Cast, go: Go) -> None:
    actions.approve_scope(actor=cast.management, statement=drafted(cast))
    now = clock.now()
    assert len(watch.contradictions(cast.officer, now)) == 1
    data = {
        "perimeter": str(cast.root.pk),
        "title": "Climat",
        "origin": "external",
        "theme": "climate",
        "effect": "Aucun",
    }
    assert go(cast.officer, "issue_record", data=data).status_code == 303
    issue = ContextIssue.objects.get()
    assert not issue.relevant
    assert watch.contradictions(cast.officer, now) == []
    assert watch.contradictions(cast.stranger, now) == []


def test_an_issue_is_reviewed_falls_due_after_a_year_and_is_withdrawn_with_a_reason(cast: Cast, go: Go) -> None:
    issue = actions.record_issue(
        actor=cast.officer, perimeter=cast.root, title="NIS 2", origin="external", theme="law", effect="Notifier"
    )
    later = clock.today() + timedelta(days=340)
    assert [item.record_label for item in watch.due(cast.officer, later)] == [issue.reference]
    assert watch.due(cast.officer, clock.today()) == []
    data = {"title": "NIS 2", "origin": "external", "theme": "law", "effect": "Sous 24 heures", "relevant": "on"}
    assert go(cast.officer, "issue_review", issue.pk, data=data).status_code == 303
    assert go(cast.officer, "issue_withdraw", issue.pk, data={"reason": " "}).status_code == 422
    assert go(cast.officer, "issue_withdraw", issue.pk, data={"reason": "Transposée"}).status_code == 303
    assert go(cast.officer, "context_issue", issue.pk).status_code == 404


def test_a_party_and_what_it_asks(cast: Cast, go: Go) -> None:
    data = {"perimeter": str(cast.root.pk), "name": "Patients", "kind": "patients"}
    assert go(cast.dpo, "party_new", data=data).status_code == 303
    assert go(cast.dpo, "party_new", data=data).status_code == 422
    party = InterestedParty.objects.get()
    need = {"title": "Opposition immédiate", "basis": "law", "answer": "declined"}
    refused = go(cast.dpo, "need_record", party.pk, data=need)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["means"])
    assert go(cast.dpo, "need_record", party.pk, data={**need, "answer": "addressed"}).status_code == 303
    found = party.needs.get()
    assert go(cast.dpo, "need_edit", found.pk, data={**need, "means": "Hors périmètre"}).status_code == 303
    assert "Hors périmètre" in go(cast.auditor, "interested_party", party.pk).content.decode()
    assert go(cast.dpo, "need_withdraw", found.pk, data={}).status_code == 303
    assert go(cast.staff, "party_list").status_code == 403
    assert [hit.label for hit in watch.hits(cast.officer, "patients")] == ["Patients"]
    assert watch.hits(cast.stranger, "patients") == []


def test_the_same_through_the_interface(cast: Cast, client: Client) -> None:
    client.force_login(cast.officer)
    made = client.post(
        "/api/v1/organisation/scopes/draft/",
        {"perimeter": str(cast.root.pk), "text": "Hébergement"},
        content_type="application/json",
    )
    assert (made.status_code, made.json()["status"]) == (201, "draft")
    left_out = client.post(
        f"/api/v1/organisation/scopes/{made.json()['id']}/exclude/",
        {"title": "Imagerie", "reason": "Éditeur"},
        content_type="application/json",
    )
    assert left_out.status_code == 200
    (row,) = client.get("/api/v1/organisation/scopes/").json()["results"]
    assert [excluded["title"] for excluded in row["exclusions"]] == ["Imagerie"]
    client.force_login(cast.stranger)
    assert client.get("/api/v1/organisation/scopes/").json()["results"] == []
