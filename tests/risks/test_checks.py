"""Every contradiction of the list (point by point): told with a way to its repair, and silent once repaired."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from organisation.actions import leave_person
from risks import consistency, watch
from risks.actions.acceptance import accept_risk
from risks.actions.assessment import assess_risk, review_risk
from risks.actions.assets import identify_asset, link_dependency
from risks.actions.bulk import assign_risk
from risks.actions.scenarios import edit_risk
from risks.actions.treatment import advance_action, decide_treatment, plan_action
from risks.models import Risk, TreatmentAction
from tests.cast import Cast
from tests.risks.conftest import in_days, make_risk, make_treated
from tests.risks.test_pages import as_user
from trail import clock
from web.registries import Inconsistency

Story = Iterator[tuple[str, str]]


@pytest.fixture(autouse=True)
def simulated(settings: Any) -> None:
    """A log in which time may be simulated."""
    settings.TRAIL_ORIGIN = "test/risks"


def told(cast: Cast, words: str) -> list[Inconsistency]:
    """The contradictions in these words, as the officer is told of them."""
    at = clock.now()
    found = [*watch.checks(cast.officer, at), *consistency.checks(cast.officer, at)]
    return [each for each in found if words in str(each.text)]


def residual_above_current(cast: Cast) -> Story:
    risk = make_treated(cast, residual=(4, 4))
    assess_risk(actor=cast.officer, risk=risk, kind="current", likelihood=1, severity=1)
    yield "le niveau résiduel dépasse", reverse("risks:risk_assess", args=[risk.pk])
    assess_risk(actor=cast.officer, risk=risk, kind="residual", likelihood=1, severity=1)


def residual_without_reason(cast: Cast) -> Story:
    risk = make_treated(cast)
    yield "rien n’est prévu", reverse("risks:action_plan", args=[risk.pk])
    plan_action(actor=cast.officer, risk=risk, title="Cloisonner")


def accepted_and_the_owner_left(cast: Cast) -> Story:
    risk = make_treated(cast)
    accept_risk(actor=cast.risk_owner, risk=risk, justification="Oui", expires_on=in_days(300))
    leave_person(actor=cast.admin, person=cast.people["risk_owner"], left_on=clock.today())
    yield "personne n’en est propriétaire", reverse("risks:risk_edit", args=[risk.pk])
    assign_risk(actor=cast.officer, risk=Risk.objects.get(), owner=cast.people["dpo"])


def expired_acceptance(cast: Cast) -> Story:
    risk = make_treated(cast)
    accept_risk(actor=cast.risk_owner, risk=risk, justification="Oui", expires_on=in_days(30))
    with clock.simulated_time(clock.now() + timedelta(days=31)):
        yield "l’acceptation a expiré", reverse("risks:risk", args=[risk.pk])
        accept_risk(actor=cast.risk_owner, risk=Risk.objects.get(), justification="Oui", expires_on=in_days(90))


def business_asset_without_risk(cast: Cast) -> Story:
    asset = identify_asset(actor=cast.officer, perimeter=cast.hosting, name="Dossier", nature="business")
    yield "valeur métier et aucun risque", reverse("risks:asset", args=[asset.pk])
    make_risk(cast, assets=[asset])


def high_inherited_need_without_risk(cast: Cast) -> Story:
    make: Any = {"actor": cast.officer, "perimeter": cast.hosting}
    record = identify_asset(**make, name="Dossier", nature="business", availability=4)
    base = identify_asset(**make, name="Base", nature="supporting")
    link_dependency(actor=cast.officer, asset=record, relies_on=base)
    yield "a un besoin élevé", reverse("risks:asset", args=[base.pk])
    make_risk(cast, assets=[base])


def treatment_overdue(cast: Cast) -> Story:
    line = plan_action(actor=cast.officer, risk=make_treated(cast), title="Cloisonner", due_on=in_days(-1))
    yield "est en retard", reverse("risks:action_advance", args=[line.pk])
    advance_action(actor=cast.officer, treatment_action=TreatmentAction.objects.get(), status="done")


def retained_above_the_line(cast: Cast) -> Story:
    risk = make_treated(cast, residual=(3, 4))
    decide_treatment(actor=cast.officer, risk=risk, option="retain", justification="Rien à faire")
    yield "maintenu au-dessus", reverse("risks:risk", args=[risk.pk])
    accept_risk(actor=cast.management, risk=risk, justification="Oui", expires_on=in_days(30))


def review_overdue(cast: Cast) -> Story:
    risk = make_treated(cast)
    with clock.simulated_time(clock.now() + timedelta(days=800)):
        yield "revue est en retard", reverse("risks:risk_review", args=[risk.pk])
        review_risk(actor=cast.officer, risk=Risk.objects.get(), conclusion="Tient", next_on=in_days(90))


def changed_since_accepted(cast: Cast) -> Story:
    risk = make_treated(cast)
    accept_risk(actor=cast.risk_owner, risk=risk, justification="Oui", expires_on=in_days(300))
    edit_risk(actor=cast.officer, risk=Risk.objects.get(), title="Autre", owner=risk.owner)
    yield "celle-ci est périmée", reverse("risks:acceptance_prepare", args=[risk.pk])
    accept_risk(actor=cast.risk_owner, risk=Risk.objects.get(), justification="Encore", expires_on=in_days(300))


STORIES = (
    residual_above_current,
    residual_without_reason,
    accepted_and_the_owner_left,
    expired_acceptance,
    business_asset_without_risk,
    high_inherited_need_without_risk,
    treatment_overdue,
    retained_above_the_line,
    review_overdue,
    changed_since_accepted,
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_a_contradiction_is_told_with_its_repair_and_then_silent(loaded: Cast, story: Any) -> None:
    steps = story(loaded)
    words, repair = next(steps)
    (found,) = told(loaded, words)
    assert found.url == repair
    assert as_user(loaded.officer).get(repair).status_code == 200
    assert next(steps, None) is None
    assert told(loaded, words) == []
