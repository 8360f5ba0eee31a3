"""The life of a nonconformity, after 10.2."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from improvement import actions
from improvement.models import Nonconformity, Report
from tests.cast import Cast
from tests.improvement.factories import finding
from trail.acts import Refused


def _implemented(cast: Cast) -> Nonconformity:
    nonconformity = finding(cast)
    owner = cast.control_owner
    actions.record_correction(
        actor=owner, nonconformity=nonconformity, correction="Revue faite.", similar_cases="Aucun autre."
    )
    actions.find_cause(actor=owner, nonconformity=nonconformity, root_cause="Personne n'en était chargé.")
    planned = actions.plan_corrective_action(
        actor=owner,
        nonconformity=nonconformity,
        title="Nommer un responsable",
        owner=cast.people["risk_owner"],
        due_on=date(2026, 12, 31),
    )
    actions.approve_plan(actor=cast.officer, nonconformity=nonconformity)
    planned.refresh_from_db()
    actions.advance_corrective_action(
        actor=cast.risk_owner, corrective_action=planned, status="done", progress=100, outcome="Nommé."
    )
    return Nonconformity.objects.get(pk=nonconformity.pk)


def test_a_nonconformity_goes_through_every_step_and_closes(cast: Cast) -> None:
    nonconformity = _implemented(cast)
    assert nonconformity.status == "implemented"
    actions.review_effectiveness(
        actor=cast.officer, nonconformity=nonconformity, effective=True, conclusion="Deux revues faites."
    )
    assert nonconformity.status == "closed"
    assert nonconformity.closed_on is not None


def test_an_ineffective_action_reopens_it(cast: Cast) -> None:
    nonconformity = _implemented(cast)
    actions.review_effectiveness(
        actor=cast.officer, nonconformity=nonconformity, effective=False, conclusion="Encore oublié."
    )
    assert nonconformity.status == "reopened"


def test_whoever_took_part_may_not_judge(cast: Cast) -> None:
    nonconformity = finding(cast, owner=cast.people["officer"])
    with pytest.raises(ValidationError) as caught:
        actions.review_effectiveness(actor=cast.officer, nonconformity=nonconformity, effective=True, conclusion="Oui.")
    assert caught.value.code == "four_eyes"


def test_steps_are_taken_in_order(cast: Cast) -> None:
    with pytest.raises(ValidationError) as caught:
        actions.find_cause(actor=cast.officer, nonconformity=finding(cast), root_cause="Trop tôt.")
    assert caught.value.code == "order"


def test_a_breach_names_what_it_breaks(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        finding(cast, criterion="")
    assert finding(cast, criterion="", grade="strength").status == "open"


def test_a_report_from_staff_becomes_a_finding_with_an_answer(cast: Cast) -> None:
    report = actions.report_event(actor=cast.staff, text="Un badge traîne à l'accueil.")
    actions.follow_report(
        actor=cast.officer,
        report=report,
        title="Badge oublié",
        grade="observation",
        owner=cast.people["control_owner"],
        due_on=date(2027, 1, 31),
        criterion="Badges rendus chaque soir",
        answer="Merci, c'est suivi.",
    )
    report = Report.objects.get(pk=report.pk)
    assert report.status == "followed"
    assert report.nonconformity is not None
    assert report.nonconformity.source == "report"
    with pytest.raises(ValidationError):
        actions.dismiss_report(actor=cast.officer, report=report, answer="Déjà traité.")


def test_staff_report_but_do_not_triage(cast: Cast) -> None:
    report = actions.report_event(actor=cast.staff, text="Un doute.")
    with pytest.raises(Refused):
        actions.dismiss_report(actor=cast.staff, report=report, answer="Non.")
    assert list(Report.objects.visible_to(cast.staff)) == [report]
    assert not Report.objects.visible_to(cast.stranger).exists()


def test_an_idea_is_answered(cast: Cast) -> None:
    idea = actions.propose_idea(actor=cast.staff, title="Un guide d'accueil")
    with pytest.raises(ValidationError):
        actions.answer_idea(actor=cast.officer, idea=idea, status="kept", answer=" ")
    actions.answer_idea(actor=cast.officer, idea=idea, status="kept", answer="Très bien.")
    assert idea.status == "kept"
