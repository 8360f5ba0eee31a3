"""Obligations: what they bring to the statement, their reviews, the clauses of hosting contracts, certificates."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from controls import actions, queries, watch
from controls.models import ContractClause, Control, Obligation, Requirement
from tests.cast import Cast
from trail import clock
from trail.acts import Refused

Ref = Callable[[str], Requirement]


def oblige(cast: Cast, **given: Any) -> Obligation:
    values: dict[str, Any] = {
        "perimeter": cast.root,
        "title": "Hébergement de données de santé",
        "kind": "law",
        "source": "CSP L.1111-8",
        "in_force_on": date(2018, 4, 1),
        "review_on": clock.today() + timedelta(days=90),
    }
    return actions.create_obligation(actor=cast.officer, **{**values, **given})


def line(cast: Cast, ref: str) -> queries.StatementLine:
    lines = queries.lines_of(perimeter=cast.hosting, on=clock.today())
    return next(row for row in lines if row.requirement.ref == ref)


def said(cast: Cast) -> str:
    return "\n".join(str(row.text) for row in watch.contradictions(cast.officer, clock.now()))


def test_an_obligation_in_force_fills_its_column_from_above(cast: Cast, annex: Ref, hds: Ref) -> None:
    law = oblige(cast, requirements=[annex("A.8.13"), hds("EXI-05.A")])
    contract = oblige(cast, kind="contract", title="Contrat", perimeter=cast.hosting, requirements=[annex("A.8.13")])
    found = line(cast, "A.8.13")
    assert [(kind, [reason.short for reason in sources]) for kind, _ticked, sources in found.columns] == [
        ("risk", []), ("legal", [law.reference]), ("contract", [contract.reference]), ("best_practice", [])
    ]  # fmt: skip
    assert line(cast, "EXI-05").cited_kinds == {"legal"}, "what it says of a part counts for the line"
    edited: dict[str, Any] = {"title": law.title, "kind": "law", "source": law.source, "in_force_on": None}
    actions.edit_obligation(actor=cast.officer, obligation=Obligation.objects.get(pk=law.pk), **edited)
    assert line(cast, "A.8.13").cited_kinds == {"contract"}, "an expected law feeds nothing"
    actions.withdraw_obligation(actor=cast.officer, obligation=contract)
    assert line(cast, "A.8.13").cited_kinds == set()


def test_an_inclusion_cites_what_asks_for_it_or_says_so(cast: Cast, annex: Ref) -> None:
    decided: dict[str, Any] = {"actor": cast.officer, "perimeter": cast.hosting, "requirement": annex("A.5.31")}
    actions.decide_applicability(**decided, decision="applicable", reason_legal=True)
    assert line(cast, "A.5.31").uncited
    oblige(cast, requirements=[annex("A.5.31")])
    assert not line(cast, "A.5.31").uncited
    actions.decide_applicability(**decided, decision="not_applicable", justification="Rien à suivre.")
    assert "A.5.31" in said(cast)


def test_a_review_moves_the_next_one_and_a_late_one_is_told(cast: Cast, annex: Ref) -> None:
    law = oblige(cast, review_on=clock.today() - timedelta(days=1), owner=cast.people["officer"])
    assert law.reference in said(cast)
    assert [row.record_label for row in watch.due_items(cast.officer, clock.today())] == [law.reference]
    with pytest.raises(ValidationError):
        actions.review_obligation(actor=cast.officer, obligation=law, conclusion="Lu.", next_on=clock.today())
    ahead = clock.today() + timedelta(days=365)
    actions.review_obligation(actor=cast.officer, obligation=law, conclusion="Lu.", next_on=ahead)
    assert Obligation.objects.get(pk=law.pk).review_on == ahead
    assert f"{law} est en vigueur" in said(cast), "it brings no requirement yet"
    with pytest.raises(Refused):
        actions.withdraw_obligation(actor=cast.control_owner, obligation=law)


def test_the_clauses_of_a_hosting_contract_are_checked_one_by_one(client: Client, cast: Cast, hds: Ref) -> None:
    contract = oblige(cast, kind="contract", title="Contrat du CH", hosting_contract=True)
    client.force_login(cast.officer, backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("controls:obligation_clauses", args=[contract.pk])
    clauses = list(queries.clause_requirements(cast.officer))
    assert len(clauses) == 11
    asked = {"requirements": [str(row.pk) for row in clauses[:10]], "reading": "present"}
    assert client.post(url, asked).status_code == 422, "a clause that is present has its place"
    assert client.post(url, {**asked, "place": "Annexe HDS"}).status_code == 303
    assert queries.contracts(cast.officer, on=clock.today())[0].present == 10
    assert contract.reference in said(cast)
    page = client.get(reverse("controls:obligation", args=[contract.pk]))
    assert page.context["present"] == 10
    with pytest.raises(ValidationError):
        actions.check_clauses(actor=cast.officer, obligation=contract, requirements=[hds("EXI-01")], reading="missing")
    law = oblige(cast, title="Loi")
    with pytest.raises(ValidationError):
        actions.check_clauses(actor=cast.officer, obligation=law, requirements=clauses[:1], reading="missing")
    assert ContractClause.objects.count() == 10


@pytest.mark.usefixtures("frameworks")
def test_certification_follows_from_certificates(client: Client, cast: Cast) -> None:
    actor = actions.add_hosting_actor(
        actor=cast.officer, perimeter=cast.hosting, name="Centre de données", relation="subcontractor", role="Salles",
        activities=[2, 1], owner=cast.people["officer"],
    )  # fmt: skip
    assert actor.activities == [1, 2]
    assert "Centre de données" in said(cast)
    today = clock.today()
    actions.record_certificate(
        actor=cast.officer, hosting_actor=actor, scheme="hds", number="HDS-1", valid_from=today - timedelta(days=900),
        valid_until=today + timedelta(days=40),
    )  # fmt: skip
    (row,) = queries.guarantees(cast.officer, perimeter=cast.root, on=today)
    assert (row.hds_certified, row.secnumcloud, row.uncertified) == (True, False, False)
    assert [item.due_on for item in watch.due_items(cast.officer, today)] == [today + timedelta(days=40)]
    (later,) = queries.guarantees(cast.officer, perimeter=cast.root, on=today + timedelta(days=41))
    assert later.uncertified
    client.force_login(cast.officer, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("controls:hosting"))
    assert page.status_code == 200
    assert page.context["uncovered"] == 8, "no risk considers a compulsory event yet"
    with pytest.raises(ValidationError):
        actions.edit_hosting_actor(
            actor=cast.officer, hosting_actor=actor, name="X", relation="host", role="Y", activities=[7]
        )


def test_the_controls_of_a_statement_are_those_of_the_page_of_controls(
    client: Client, cast: Cast, annex: Ref, make_control: Callable[..., Control]
) -> None:
    make_control(requirements=[annex("A.8.13"), annex("A.8.14")])
    own = make_control(title="Ligne directe")
    shared = make_control(perimeter=cast.root, title="Politique", shared=True, requirements=[annex("5.2")])
    make_control(perimeter=cast.hospital, title="Ailleurs")
    client.force_login(cast.officer, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("controls:statement_of", args=[cast.hosting.pk]))
    listed = client.get(reverse("controls:control_list"), {"serves": str(cast.hosting.pk)})
    assert page.context["controls_total"] == 3 == len(listed.context["slice"].rows)
    assert queries.controls_serving(perimeter=cast.hosting) == (3, 0)
    assert {row.control.id for row in page.context["additional"]} == {own.pk}
    clause = next(row for row in page.context["clauses"] if row.requirement.ref == "5.2")
    assert [state.id for state in clause.controls] == [shared.pk]
    assert len(page.context["clauses"]) == 30
    url = reverse("controls:additional_decide", args=[cast.hosting.pk])
    sent = client.post(url, {"control": str(own.pk), "decision": "not_applicable", "justification": "Local."})
    assert sent.status_code == 303
    lines = queries.statement_of(perimeter=cast.hosting, on=clock.today()).additional
    assert {row.control.id: row.included for row in lines} == {own.pk: False}
