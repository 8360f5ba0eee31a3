"""The statement, a control and a coverage as of a past day; and who changed what between two versions."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from controls import actions, queries
from controls.models import Control, Requirement
from tests.cast import Cast
from tests.controls.test_obligations import oblige
from tests.controls.test_statement import decide_all
from trail import clock
from trail.queries import moment_of
from trail.sequencer import sequence

Ref = Callable[[str], Requirement]


def days_ago(count: int) -> date:
    return clock.today() - timedelta(days=count)


def test_a_past_day_shows_the_rows_of_its_last_checkpoint(
    client: Client, cast: Cast, annex: Ref, make_control: Callable[..., Control], settings: Any, tmp_path: Path
) -> None:
    settings.TRAIL_ORIGIN = "test/past"
    settings.TRAIL_KEY_FILE = tmp_path / "trail.key"
    settings.TRAIL_POLICY_FILE = tmp_path / "trail.policy"
    now = clock.now()
    with clock.simulated_time(now - timedelta(days=30)):
        control = make_control(requirements=[annex("A.8.13")], title="Sauvegarde d'alors")
        law = oblige(cast, requirements=[annex("A.8.13")])
        decide_all(cast)
        sequence()
    with clock.simulated_time(now - timedelta(days=10)):
        edited: dict[str, Any] = {"title": "Sauvegarde de maintenant", "kind": "technical"}
        actions.edit_control(actor=cast.officer, control=Control.objects.get(pk=control.pk), **edited)
        actions.withdraw_obligation(actor=cast.officer, obligation=law)
        actions.decide_applicability(
            actor=cast.officer, perimeter=cast.hosting, requirement=annex("A.8.30"), decision="not_applicable",
            justification="Rien n'est externalisé.",
        )  # fmt: skip
        sequence()
    then = queries.statement_of(perimeter=cast.hosting, on=days_ago(20), moment=moment_of(on=days_ago(20)))
    lines = {row.requirement.ref: row for row in then.lines}
    assert lines["A.8.30"].included
    assert [state.title for state in lines["A.8.13"].controls] == ["Sauvegarde d'alors"]
    assert lines["A.8.13"].cited_kinds == {"legal"}
    before = queries.statement_of(perimeter=cast.hosting, on=days_ago(40), moment=moment_of(on=days_ago(40)))
    assert all(row.undecided and not row.controls for row in before.lines)
    client.force_login(cast.officer, backend="django.contrib.auth.backends.ModelBackend")
    day = {"on": days_ago(20).isoformat()}
    page = client.get(reverse("controls:statement_of", args=[cast.hosting.pk]), day)
    assert page.context["moment"].size > 0
    assert not page.context["may_decide"]
    sheet = client.get(reverse("controls:control", args=[control.pk]), day)
    assert sheet.context["title"].endswith("Sauvegarde d'alors")
    assert "Sauvegarde de maintenant" in client.get(reverse("controls:control", args=[control.pk])).context["title"]
    assert page.context["totals"].included == 124
    framework = reverse("controls:framework", args=[annex("A.8.13").framework_id])
    assert client.get(framework, day).context["figures"].answered == 1
    assert client.get(framework, {"on": days_ago(40).isoformat()}).context["figures"].answered == 0
    reach = client.get(reverse("controls:coverage"), day).context["rows"]
    assert [row["cells"][0].count for row in reach if row["perimeter"] in (cast.root, cast.hosting)] == [1, 1]
    empty = client.get(reverse("controls:coverage"), {"on": days_ago(40).isoformat()}).context["rows"]
    assert not any(cell.count for row in empty for cell in row["cells"] if cell)
    assert client.get(reverse("controls:control", args=[control.pk]), {"on": days_ago(40).isoformat()}).context[
        "absent"
    ]


@pytest.mark.usefixtures("frameworks")
def test_a_comparison_says_what_who_and_why(client: Client, cast: Cast, annex: Ref) -> None:
    decide_all(cast)
    first = actions.submit_statement(actor=cast.officer, perimeter=cast.hosting)
    actions.approve_statement(actor=cast.management, statement=first)
    actions.decide_applicability(
        actor=cast.officer, perimeter=cast.hosting, requirement=annex("A.8.30"), decision="not_applicable",
        justification="Rien n'est externalisé.",
    )  # fmt: skip
    client.force_login(cast.officer, backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("controls:statement_version", args=[first.pk])
    page = client.get(url, {"with": "working"})
    (change,) = page.context["changes"]
    assert change["ref"] == "A.8.30"
    assert [(cause.actor, cause.why) for cause in change["causes"]] == [(cast.officer, "Rien n'est externalisé.")]
    assert page.context["intact"]
    second = actions.submit_statement(actor=cast.officer, perimeter=cast.hosting)
    changes = client.get(url, {"with": str(second.pk)}).context["changes"]
    assert [change["ref"] for change in changes] == ["A.8.30"]
