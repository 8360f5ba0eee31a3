"""Mappings suggest; a person takes; nothing conforms by itself."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from controls import actions, queries
from controls.models import Control, ControlRequirement, Framework, Requirement, RequirementEvidence
from tests.cast import Cast
from tests.controls import libraries as made
from tests.controls.test_controls import deposit
from trail import clock

pytestmark = pytest.mark.usefixtures("frameworks")
Make = Callable[..., Control]


@pytest.fixture
def close(cast: Cast) -> Requirement:
    """A requirement of an imported framework, which a mapping says is contained in A.5.2 of ISO/IEC 27001."""
    objects = {
        "framework": made.framework(),
        "reference_controls": [
            {"urn": f"{made.URN}:function:hygiene:raci", "ref_id": "RACI", "name": "Matrice des rôles"}
        ],
        "requirement_mapping_set": made.mapping_set([made.row("a.1", "a.5.2", "subset", strength_of_relationship=80)]),
    }
    actions.write_framework(actor=cast.system, data=made.library(objects), file_name="x.yaml")
    found: Requirement = Requirement.objects.get(framework=Framework.objects.get(code="hygiene-v2"), ref="A.1")
    return found


def offered(cast: Cast, requirement: Requirement) -> queries.Suggestions:
    return queries.suggestions_for(requirement=requirement, perimeter=cast.hosting, on=clock.today())


def test_what_answers_a_close_requirement_is_suggested_until_taken(
    cast: Cast, close: Requirement, annex: Callable[[str], Requirement], make_control: Make
) -> None:
    control, proof = make_control(requirements=[annex("A.5.2")]), deposit(cast)
    actions.show_evidence(actor=cast.officer, perimeter=cast.hosting, requirement=annex("A.5.2"), evidence=proof)
    (suggestion,) = offered(cast, close).controls
    assert (suggestion.via.ref, suggestion.relation, suggestion.strength) == ("A.5.2", "subset", 8)
    assert not queries.controls_answering(requirement=close, perimeter=cast.hosting, on=clock.today())
    actions.take_suggestions(
        actor=cast.officer, perimeter=cast.hosting, requirement=close, controls=[control], evidence=[proof]
    )
    assert "A.5.2" in ControlRequirement.objects.get(requirement=close).comment
    assert "A.5.2" in RequirementEvidence.objects.get(requirement=close).comment
    left = offered(cast, close)
    assert (list(left.controls), list(left.evidence)) == ([], [])


def test_only_what_is_suggested_is_taken(cast: Cast, close: Requirement, make_control: Make) -> None:
    for wrong in ([make_control()], []):
        with pytest.raises(ValidationError):
            actions.take_suggestions(actor=cast.officer, perimeter=cast.hosting, requirement=close, controls=wrong)
    assert not ControlRequirement.objects.filter(requirement=close).exists()


def test_the_page_suggests_words_the_closeness_and_takes(
    client: Client, cast: Cast, close: Requirement, annex: Callable[[str], Requirement], make_control: Make
) -> None:
    control = make_control(requirements=[annex("A.5.2")])
    client.force_login(cast.officer)
    url = reverse("controls:requirement", args=[close.pk])
    shown = client.get(url, {"perimeter": str(cast.hosting.pk)}).content.decode()
    assert f'name="controls" value="{control.pk}"' in shown
    assert "RACI" in shown
    taken = client.post(
        reverse("controls:requirement_take", args=[close.pk]),
        {"perimeter": str(cast.hosting.pk), "controls": [str(control.pk)]},
    )
    assert taken["Location"].startswith(url)
    assert ControlRequirement.objects.filter(requirement=close, control=control).exists()
    none = client.post(reverse("controls:requirement_take", args=[close.pk]), {"perimeter": str(cast.hosting.pk)})
    assert none.status_code == 422


def test_evidence_of_a_requirement_is_shown_once_and_removed(
    client: Client, cast: Cast, annex: Callable[[str], Requirement]
) -> None:
    client.force_login(cast.officer)
    requirement, proof = annex("A.5.2"), deposit(cast)
    url = reverse("controls:requirement_show", args=[requirement.pk])
    given = {"perimeter": str(cast.hosting.pk), "evidence": str(proof.pk)}
    assert client.post(url, given).status_code == 303
    assert client.post(url, given).status_code == 422
    link = RequirementEvidence.objects.get()
    assert client.post(reverse("controls:requirement_unshow", args=[link.pk])).status_code == 303
    assert not RequirementEvidence.objects.active().exists()


def test_a_model_of_control_fills_the_form(client: Client, cast: Cast, close: Requirement) -> None:
    client.force_login(cast.officer)
    model = close.suggested_controls.get().model
    page = client.get(reverse("controls:control_create"), {"model": str(model.pk), "requirement": str(close.pk)})
    assert "Matrice des rôles" in page.content.decode()
