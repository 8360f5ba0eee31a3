"""The statement of applicability: what may be decided, four eyes, what is frozen."""

import hashlib
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from controls import actions
from controls.models import Applicability, Control, Requirement, StatementVersion
from controls.queries import lines_of, statement_requirements, totals_of
from controls.registry import Reason, Reasons, reasons
from tests.cast import Cast
from trail import clock
from trail.acts import Refused
from trail.canonical import canonical

Ref = Callable[[str], Requirement]


def decide(cast: Cast, requirement: Requirement, decision: str, **given: Any) -> Applicability:
    return actions.decide_applicability(
        actor=cast.officer, perimeter=cast.hosting, requirement=requirement, decision=decision, **given
    )


def decide_all(cast: Cast) -> None:
    rows = list(statement_requirements(cast.officer))
    annex = [row for row in rows if row.kind == "control"]
    due = [row for row in rows if row.kind != "control"]
    common: dict[str, Any] = {"actor": cast.officer, "perimeter": cast.hosting}
    actions.decide_many(**common, requirements=annex, decision="applicable", reason_risk=True)
    actions.decide_many(**common, requirements=due, decision="due", reason_legal=True)


def test_a_clause_is_never_left_out(cast: Cast, annex: Ref) -> None:
    with pytest.raises(ValidationError) as refused:
        decide(cast, annex("9.2.1"), "not_applicable", justification="Non.")
    assert refused.value.error_dict["decision"][0].code == "clause_binds"


def test_an_exclusion_is_justified(cast: Cast, annex: Ref) -> None:
    with pytest.raises(ValidationError) as refused:
        decide(cast, annex("A.8.30"), "not_applicable", justification="  ")
    assert refused.value.error_dict["justification"][0].code == "justification_missing"
    line = decide(cast, annex("A.8.30"), "not_applicable", justification="Aucun développement n'est externalisé.")
    assert line.decision == "not_applicable"


def test_an_inclusion_says_why(cast: Cast, annex: Ref) -> None:
    with pytest.raises(ValidationError) as refused:
        decide(cast, annex("A.8.13"), "applicable")
    assert refused.value.error_dict["reason_risk"][0].code == "reason_missing"


def test_an_hds_requirement_is_due_or_without_object(cast: Cast, hds: Ref) -> None:
    with pytest.raises(ValidationError) as refused:
        decide(cast, hds("EXI-12"), "not_applicable", justification="Non.")
    assert refused.value.error_dict["decision"][0].code == "obligation_binds"
    assert decide(cast, hds("EXI-12"), "without_object", justification="Aucune activité.").decision == "without_object"
    actions.declare_activities(
        actor=cast.officer, perimeter=cast.hosting, activities=[1, 2], held_since=date(2025, 1, 1)
    )
    with pytest.raises(ValidationError) as refused:
        decide(cast, hds("EXI-12"), "without_object", justification="Aucune activité.")
    assert refused.value.error_dict["decision"][0].code == "activity_held"


def test_an_activity_of_a_site_binds_the_whole_above_it(cast: Cast, hds: Ref) -> None:
    actions.declare_activities(actor=cast.officer, perimeter=cast.hosting, activities=[6], held_since=date(2025, 1, 1))
    with pytest.raises(ValidationError):
        actions.decide_applicability(
            actor=cast.officer,
            perimeter=cast.root,
            requirement=hds("EXI-12"),
            decision="without_object",
            justification="Non.",
        )
    actions.declare_activities(actor=cast.officer, perimeter=cast.hosting, activities=[], held_since=date(2025, 1, 1))
    assert not Applicability.objects.filter(perimeter=cast.root).exists()


def test_many_lines_are_decided_or_none(cast: Cast, annex: Ref, hds: Ref) -> None:
    rows = [annex("A.5.1"), hds("EXI-01")]
    with pytest.raises(ValidationError, match="EXI-01"):
        actions.decide_many(
            actor=cast.officer, perimeter=cast.hosting, requirements=rows, decision="applicable", reason_risk=True
        )
    assert not Applicability.objects.exists()


def test_only_who_may_decide_decides(cast: Cast, annex: Ref) -> None:
    with pytest.raises(Refused):
        actions.decide_applicability(
            actor=cast.control_owner,
            perimeter=cast.hosting,
            requirement=annex("A.5.1"),
            decision="applicable",
            reason_risk=True,
        )


def test_an_undecided_line_blocks_submission_and_is_named(cast: Cast, annex: Ref) -> None:
    with pytest.raises(ValidationError, match=r"124 .*A\.5\.1"):
        actions.submit_statement(actor=cast.officer, perimeter=cast.hosting)


@pytest.mark.usefixtures("frameworks")
def test_a_statement_is_frozen_when_submitted_and_approved_by_another(cast: Cast) -> None:
    decide_all(cast)
    version = actions.submit_statement(actor=cast.officer, perimeter=cast.hosting, note="Première version.")
    content = version.frozen.content
    assert len(content["lines"]) == 124
    assert version.frozen.digest == hashlib.sha256(canonical(content)).hexdigest()
    with pytest.raises(ValidationError):
        actions.submit_statement(actor=cast.officer, perimeter=cast.hosting)
    with pytest.raises(Refused):
        actions.approve_statement(actor=cast.officer, statement=version)
    approved = actions.approve_statement(actor=cast.management, statement=version)
    assert approved.status == StatementVersion.Status.APPROVED
    with pytest.raises(ValidationError):
        actions.approve_statement(actor=cast.management, statement=version)


@pytest.mark.usefixtures("frameworks")
def test_the_author_never_approves_even_with_the_right(cast: Cast) -> None:
    decide_all(cast)
    version = actions.submit_statement(actor=cast.system, perimeter=cast.hosting)
    with pytest.raises(ValidationError) as refused:
        actions.approve_statement(actor=cast.system, statement=version)
    assert refused.value.code == "four_eyes"


@pytest.mark.usefixtures("frameworks")
def test_a_later_version_supersedes_and_the_pin_moves(cast: Cast) -> None:
    decide_all(cast)
    versions = []
    for _round in range(2):
        version = actions.submit_statement(actor=cast.officer, perimeter=cast.hosting)
        actions.approve_statement(actor=cast.management, statement=version)
        actions.pin_statement(actor=cast.officer, statement=version)
        versions.append(version)
    first, second = (StatementVersion.objects.get(pk=version.pk) for version in versions)
    assert (first.status, first.pinned) == ("superseded", False)
    assert (second.status, second.pinned, second.number) == ("approved", True, 2)


def test_lines_gather_controls_of_the_perimeter_and_shared_ones(
    cast: Cast, annex: Ref, hds: Ref, make_control: Callable[..., Control]
) -> None:
    own = make_control(requirements=[annex("A.8.13"), hds("EXI-05.A")])
    shared = make_control(perimeter=cast.root, title="Politique", shared=True, requirements=[annex("A.8.13")])
    make_control(perimeter=cast.hospital, title="Ailleurs", requirements=[annex("A.8.13")])
    make_control(perimeter=cast.root, title="Non partagée", requirements=[annex("A.8.13")])
    lines = {line.requirement.ref: line for line in lines_of(perimeter=cast.hosting, on=clock.today())}
    assert {state.id for state in lines["A.8.13"].controls} == {own.pk, shared.pk}
    assert [state.id for state in lines["EXI-05"].controls] == [own.pk]
    assert lines["A.8.13"].status == "not_started"
    totals = totals_of(lines=list(lines.values()))
    assert (totals.lines, totals.undecided, totals.included) == (124, 124, 0)


def test_reasons_of_other_applications_fill_the_columns(
    cast: Cast, annex: Ref, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Reasons()
    key = annex("A.8.13").pk
    told.register("risks", lambda **_where: [Reason(requirement_id=key, kind="risk", label="R-001 Perte de données")])
    monkeypatch.setattr(reasons, "_sources", told._sources)
    decide(cast, annex("A.8.13"), "applicable", reason_best_practice=True)
    line = next(found for found in lines_of(perimeter=cast.hosting, on=clock.today()) if found.requirement.pk == key)
    assert line.reason_kinds == ["risk", "best_practice"]
    assert not line.weak


def test_lines_take_the_same_number_of_queries_whatever_the_volume(
    cast: Cast, annex: Ref, make_control: Callable[..., Control], django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(11):
        lines_of(perimeter=cast.hosting, on=clock.today())
    for number in range(5):
        make_control(title=f"Mesure {number}", requirements=[annex(f"A.5.{number + 1}")])
    with django_assert_max_num_queries(11):
        lines_of(perimeter=cast.hosting, on=clock.today())
