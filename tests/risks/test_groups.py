"""The register grouped and acted on in bulk: counts, places, headings, refusals by name, right by right."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from risks.actions.acceptance import accept_risk
from risks.actions.assets import identify_asset
from risks.actions.bulk import assign_risk, choose_option, schedule_review
from risks.actions.scenarios import close_risk
from risks.models import Asset, Risk
from tests.cast import Cast
from tests.risks.conftest import in_days, make_risk, make_treated
from tests.risks.test_pages import as_user
from trail import clock
from trail.acts import Refused


def listed(cast: Cast, **query: Any) -> str:
    """The register as the officer sees it."""
    return as_user(cast.officer).get(reverse("risks:risk_list"), query).content.decode()


def headings(html: str) -> list[tuple[str, int]]:
    """The headings of groups on a page, each with its count."""
    found = re.findall(r'<tr role="row" class="group"><th[^>]*>(.*?) <span class="pill">(\d+)</span>', html)
    return [(text, int(count)) for text, count in found]


@pytest.fixture
def many(loaded: Cast) -> Cast:
    """Seven risks: three of the officer, three of the owner, one of nobody; two on an asset."""
    asset = identify_asset(actor=loaded.officer, perimeter=loaded.hosting, name="Dossier", nature="business")
    for number in range(3):
        make_risk(loaded, title=f"Un {number}", owner=loaded.people["officer"])
        make_risk(loaded, title=f"Deux {number}", assets=[asset] if number else [])
    make_treated(loaded, owner=None)
    return loaded


def test_groups_are_counted_and_follow_each_other_over_pages(many: Cast) -> None:
    officer, owner = (many.people[name].display_name for name in ("officer", "risk_owner"))
    html = listed(many, group="owner")
    assert sorted(headings(html)) == sorted([(officer, 3), (owner, 3), ("Sans propriétaire", 1)])
    assert headings(html)[-1][0] == "Sans propriétaire"  # nobody stands last
    places = re.findall(r'href="([^"]*at=[^"]*)"', html.split("Aller à un groupe")[1].split("</ul>")[0])
    assert len(places) == 3
    last = as_user(many.officer).get(reverse("risks:risk_list") + places[-1].replace("&amp;", "&")).content.decode()
    assert headings(last) == [("Sans propriétaire", 1)]
    assert headings(listed(many, group="asset")) == [("Dossier", 2), ("Aucun actif", 5)]
    assert [count for _text, count in headings(listed(many, group="level"))] == [1, 6]
    assert headings(listed(many, group="perimeter")) == [(many.hosting.name, 7)]
    assert [count for _text, count in headings(listed(many, group="status"))] == [6, 1]
    assert headings(listed(many, group="option"))[-1][1] == 1
    assert headings(listed(many, group="nonsense")) == []
    assert 'name="group" value="owner"' in html  # a filter keeps the grouping


def test_grouping_costs_a_constant_number_of_queries(many: Cast) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            client.get(url)
        return len(caught)

    client, url = as_user(many.officer), reverse("risks:risk_list") + "?group=owner"
    client.get(url)
    before = queries()
    for number in range(4):
        make_risk(many, title=f"Encore {number}", owner=many.people["dpo"])
    assert queries() == before <= 20


def test_an_owner_is_changed_for_the_lines_ticked_and_refusals_are_named(many: Cast) -> None:
    accepted = make_treated(many, title="Accepté")
    accept_risk(actor=many.risk_owner, risk=accepted, justification="Oui", expires_on=in_days(30))
    closed = make_risk(many, title="Clos")
    close_risk(actor=many.officer, risk=closed, reason="Fini")
    picks = [str(row.pk) for row in Risk.objects.all()]
    new, client = many.people["dpo"], as_user(many.officer)
    sent = {"do": assign_risk.name, "pick": picks, "confirm": "1", "owner": str(new.pk)}
    assert client.post(reverse("risks:risk_list"), sent).status_code == 303
    assert set(Risk.objects.exclude(pk=closed.pk).values_list("owner", flat=True)) == {new.pk}
    assert Risk.objects.get(pk=closed.pk).owner != new
    assert Risk.objects.get(pk=accepted.pk).accepted_until is None
    asked = client.post(reverse("risks:risk_list"), {"do": assign_risk.name, "pick": picks}).content.decode()
    assert "Clos" in asked.split("Écartées")[-1]
    assert as_user(many.auditor).post(reverse("risks:risk_list"), sent).status_code == 403


def test_an_overdue_review_is_not_put_off_in_bulk(many: Cast, settings: Any) -> None:
    settings.TRAIL_ORIGIN = "test/risks"
    risk = make_treated(many, title="À revoir")
    with clock.simulated_time(clock.now() + timedelta(days=800)):
        sent = {
            "do": schedule_review.name,
            "pick": [str(risk.pk)],
            "confirm": "1",
            "review_on": in_days(90).isoformat(),
        }
        answer = as_user(many.officer).post(reverse("risks:risk_list"), sent)
        assert answer.status_code == 422
        assert "À revoir" in answer.content.decode()
    fresh = Risk.objects.get(pk=risk.pk)
    schedule_review(actor=many.officer, risk=fresh, review_on=in_days(20))
    assert Risk.objects.get(pk=risk.pk).review_on == in_days(20)
    with pytest.raises(ValidationError):
        schedule_review(actor=many.officer, risk=fresh, review_on=in_days(0))
    with pytest.raises(Refused):
        schedule_review(actor=many.staff, risk=fresh, review_on=in_days(9))


def test_the_option_is_chosen_without_touching_the_controls_planned(many: Cast) -> None:
    risk = Risk.objects.get(option="modify")
    treated = as_user(many.officer)
    url = reverse("risks:treatment_decide", args=[risk.pk])
    assert treated.post(url, {"option": "modify", "planned_controls": "Pare-feu"}).status_code == 303
    sent = {
        "do": choose_option.name,
        "pick": [str(risk.pk)],
        "confirm": "1",
        "option": "share",
        "justification": "Assuré",
    }
    assert treated.post(reverse("risks:risk_list"), sent).status_code == 303
    fresh = Risk.objects.get(pk=risk.pk)
    assert (fresh.option, fresh.planned_controls) == ("share", "Pare-feu")
    assert Asset.objects.count() == 1
