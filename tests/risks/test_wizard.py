"""The wizard: proposals from types, threats and vulnerabilities; left, resumed, and put into the register."""

from django.urls import reverse

from controls import actions as controls
from controls.models import Requirement
from risks.actions.assets import identify_asset
from risks.catalogues import proposals, read_catalogue
from risks.models import AssetType, Risk, RiskControl, ScenarioDraft, Threat, Vulnerability
from tests.cast import Cast
from tests.risks.test_pages import as_user, text_of


def step(draft: ScenarioDraft, name: str) -> str:
    """The address of a step."""
    return reverse("risks:scenario_fill", args=[draft.pk, name])


def test_a_scenario_is_thought_through_left_and_finished(annexed: Cast) -> None:
    kind = AssetType.objects.get(ref="SA-backup")
    asset = identify_asset(
        actor=annexed.officer, perimeter=annexed.hosting, name="Sauvegardes", nature="supporting", asset_type=kind
    )
    answering = controls.create_control(
        actor=annexed.officer,
        perimeter=annexed.hosting,
        title="Copie hors ligne",
        kind="technical",
        requirements=[Requirement.objects.get(ref="A.8.13", framework__code="iso27001-2022")],
    )
    client = as_user(annexed.officer)
    answer = client.post(reverse("risks:scenario_start"), {"perimeter": annexed.hosting.pk})
    draft = ScenarioDraft.objects.get()
    assert answer["Location"] == reverse("risks:scenario_draft", args=[draft.pk])
    assert client.get(answer["Location"])["Location"] == step(draft, "assets")
    answer = client.post(step(draft, "assets"), {"assets": [asset.pk]})
    assert answer["Location"] == step(draft, "threats")
    text = text_of(client, step(draft, "threats"))
    threat = Threat.objects.get(ref="T-43")
    assert text.index(str(threat.pk)) < text.index(str(Threat.objects.get(ref="T-47").pk))
    answer = client.post(step(draft, "threats"), {"threats": [threat.pk], "leave": "1"})
    assert answer["Location"] == reverse("risks:scenario_draft_list")
    assert not Risk.objects.exists()
    resumed = client.get(reverse("risks:scenario_draft", args=[draft.pk]))
    assert resumed["Location"] == step(draft, "weaknesses")
    weakness = Vulnerability.objects.get(ref="V-48")
    assert f'value="{weakness.pk}"' in text_of(client, step(draft, "weaknesses"))
    client.post(step(draft, "weaknesses"), {"vulnerabilities": [weakness.pk]})
    client.post(step(draft, "event"), {"criteria": ["D"]})
    shown = text_of(client, step(draft, "controls"))
    assert "Copie hors ligne" in shown
    requirement = Requirement.objects.get(ref="A.8.22", framework__code="iso27001-2022")
    client.post(step(draft, "controls"), {"controls": [answering.pk], "requirements": [requirement.pk]})
    assert "Sauvegardes" in text_of(client, step(draft, "words"))
    client.post(step(draft, "words"), {"title": "Sauvegardes détruites", "owner": annexed.people["risk_owner"].pk})
    end = reverse("risks:scenario_finish", args=[draft.pk])
    assert "Copie hors ligne" in text_of(client, end)
    answer = client.post(end)
    risk = Risk.objects.get()
    assert answer["Location"].startswith(reverse("risks:risk_assess", args=[risk.pk]))
    assert (risk.title, risk.criteria, risk.owner) == ("Sauvegardes détruites", "D", annexed.people["risk_owner"])
    links = {(link.role, str(link.control or link.requirement.ref)) for link in RiskControl.objects.all()}
    assert links == {("existing", str(answering)), ("planned", "A.8.22")}
    text_of(client, end, status=404)


def test_a_draft_is_its_author_s_alone_and_may_be_given_up(loaded: Cast) -> None:
    client = as_user(loaded.officer)
    client.post(reverse("risks:scenario_start"), {"perimeter": loaded.hosting.pk})
    draft = ScenarioDraft.objects.get()
    text_of(as_user(loaded.risk_owner), step(draft, "assets"), status=404)
    text_of(client, step(draft, "nowhere"), status=404)
    assert client.post(reverse("risks:scenario_finish", args=[draft.pk])).status_code == 422
    assert client.post(reverse("risks:scenario_discard", args=[draft.pk])).status_code == 303
    assert "Rien n’est en cours" in text_of(client, reverse("risks:scenario_draft_list"))


def test_what_is_proposed_exists_in_the_catalogues() -> None:
    rows = read_catalogue().rows
    refs = {name: {row["ref"] for row in rows[name]} for name in ("threat", "vulnerability", "risksource", "assettype")}
    for kind in refs["assettype"]:
        threats = proposals.threats_for(types=[kind])
        assert threats, kind
        assert set(threats) <= refs["threat"]
    for threat in refs["threat"]:
        weaknesses = proposals.vulnerabilities_for(threats=[threat])
        assert weaknesses, threat
        assert set(weaknesses) <= refs["vulnerability"]
        assert set(proposals.sources_for(threats=[threat])) <= refs["risksource"]
