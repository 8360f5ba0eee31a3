"""Pages and endpoints: what each person sees, what a form answers, and the same through the API."""

import io
import json
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from controls.models import Requirement
from jobs.running import run_queued
from organisation.models import User
from risks.actions.acceptance import accept_risk
from risks.actions.assets import identify_asset
from risks.actions.treatment import plan_action
from risks.models import Acceptance, Asset, RegisterImport, Risk, RiskControl, Scale, TreatmentAction
from tests.cast import Cast
from tests.risks.conftest import SAMPLES, in_days, make_risk, make_treated


def as_user(user: User) -> Client:
    """A signed-in browser."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(client: Client, url: str, status: int = 200) -> str:
    """The page as text."""
    answer = client.get(url)
    assert answer.status_code == status, (url, answer.status_code)
    return str(answer.content.decode())


LISTS = ("risk_list", "matrix", "treatment_plan", "acceptance_list", "asset_list", "scale_list", "criteria_list")


@pytest.mark.parametrize("name", LISTS)
def test_lists_open_for_those_who_may_and_for_nobody_else(loaded: Cast, name: str) -> None:
    url = reverse(f"risks:{name}")
    for who in (loaded.officer, loaded.risk_owner, loaded.auditor, loaded.management):
        text_of(as_user(who), url)
    text_of(as_user(loaded.staff), url, status=403)
    assert Client().get(url).status_code == 302


def test_the_register_shows_levels_in_words_and_links_to_each_risk(loaded: Cast) -> None:
    risk = make_treated(loaded)
    text = text_of(as_user(loaded.officer), reverse("risks:risk_list"))
    assert "R-001" in text
    assert "Élevé" in text
    assert reverse("risks:risk", args=[risk.pk]) in text
    assert "Julien Weiss" in text
    assert "R-001" not in text_of(as_user(loaded.stranger), reverse("risks:risk_list"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"R-001", "R-002"}),
        ("q=rançon", {"R-001", "R-002"}),
        ("q=vol", {"R-002"}),
        ("status=identified", {"R-002"}),
        ("level=3", {"R-001"}),
        ("option=modify", {"R-001"}),
        ("line=above", {"R-001"}),
        ("line=below", {"R-002"}),
        ("acceptance=valid", set()),
        ("acceptance=none", {"R-001", "R-002"}),
        ("review=overdue", set()),
        ("review=month", set()),
        ("review=none", {"R-002"}),
        ("cell=current-3-3", {"R-001"}),
        ("cell=current-1-1", set()),
    ],
)
def test_filters_of_the_register(loaded: Cast, query: str, found: set[str]) -> None:
    make_treated(loaded)
    make_risk(loaded, title="Vol après rançon")
    text = text_of(as_user(loaded.officer), f"{reverse('risks:risk_list')}?{query}")
    assert {reference for reference in ("R-001", "R-002") if f">{reference}<" in text} == found


def test_the_page_of_a_risk_tells_its_story(annexed: Cast) -> None:
    risk = make_treated(annexed)
    plan_action(actor=annexed.officer, risk=risk, title="Cloisonner le réseau", due_on=in_days(9))
    accept_risk(actor=annexed.risk_owner, risk=risk, justification="Reste faible", expires_on=in_days(300))
    text = text_of(as_user(annexed.risk_owner), reverse("risks:risk", args=[risk.pk]))
    for expected in ("Cloisonner le réseau", "Reste faible", "Très vraisemblable", "Nadia Kieffer", "Cloisonner"):
        assert expected in text
    assert reverse("risks:risk_assess", args=[risk.pk]) in text
    text = text_of(as_user(annexed.auditor), reverse("risks:risk", args=[risk.pk]))
    assert reverse("risks:risk_assess", args=[risk.pk]) not in text
    text_of(as_user(annexed.stranger), reverse("risks:risk", args=[risk.pk]), status=404)
    acceptance = Acceptance.objects.get()
    text = text_of(as_user(annexed.auditor), reverse("risks:acceptance", args=[acceptance.pk]))
    assert acceptance.digest in text
    assert "Cloisonner le réseau" in text


def test_identify_assess_decide_accept_through_the_forms(loaded: Cast) -> None:
    officer, owner = as_user(loaded.officer), as_user(loaded.risk_owner)
    answer = officer.post(
        reverse("risks:risk_identify"),
        {
            "perimeter": loaded.hosting.pk,
            "title": "Rançongiciel",
            "criteria": ["I", "D"],
            "owner": loaded.people["risk_owner"].pk,
        },
    )
    risk = Risk.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, reverse("risks:risk", args=[risk.pk]))
    assert risk.criteria == "DI"
    for kind, likelihood, severity in (("current", 3, 3), ("residual", 1, 2)):
        answer = officer.post(
            reverse("risks:risk_assess", args=[risk.pk]),
            {"kind": kind, "likelihood": likelihood, "severity": severity, "rationale": "Vu en comité"},
        )
        assert answer.status_code == 303
    officer.post(reverse("risks:treatment_decide", args=[risk.pk]), {"option": "modify", "justification": "Oui"})
    answer = owner.post(
        reverse("risks:risk_accept", args=[risk.pk]),
        {"justification": "Reste faible", "expires_on": in_days(200).isoformat()},
    )
    assert answer.status_code == 303
    assert Risk.objects.get().status == "residual_accepted"


def test_a_refused_form_keeps_what_was_typed_and_says_why(loaded: Cast) -> None:
    client, risk = as_user(loaded.officer), make_risk(loaded)
    answer = client.post(
        reverse("risks:risk_assess", args=[risk.pk]),
        {"kind": "current", "likelihood": 9, "severity": 3, "rationale": "Ne pas perdre"},
    )
    assert answer.status_code == 422
    assert "Ne pas perdre" in answer.content.decode()
    answer = client.post(reverse("risks:treatment_decide", args=[risk.pk]), {"option": "retain"})
    assert answer.status_code == 422


def test_a_stale_form_changes_nothing(loaded: Cast) -> None:
    client, risk = as_user(loaded.officer), make_risk(loaded)
    url = reverse("risks:risk_edit", args=[risk.pk])
    assert client.post(url, {"title": "Un", "seen_version": 1}).status_code == 303
    assert client.post(url, {"title": "Deux", "seen_version": 1}).status_code == 422
    assert Risk.objects.get().title == "Un"


def test_controls_are_linked_and_unlinked(annexed: Cast) -> None:
    client, risk = as_user(annexed.officer), make_treated(annexed)
    requirement = Requirement.objects.get(ref="A.8.22", framework__code="iso27001-2022")
    url = reverse("risks:control_link", args=[risk.pk])
    assert client.post(url, {"role": "planned"}).status_code == 422
    assert client.post(url, {"requirement": requirement.pk, "role": "planned"}).status_code == 303
    link = RiskControl.objects.get()
    assert "A.8.22" in text_of(client, reverse("risks:risk", args=[risk.pk]))
    answer = client.post(reverse("risks:control_unlink", args=[link.pk]))
    assert answer["Location"] == reverse("risks:risk", args=[risk.pk])
    assert not RiskControl.objects.active().exists()


def test_the_plan_shows_what_is_late_and_moves_on(loaded: Cast) -> None:
    risk = make_treated(loaded)
    line = plan_action(
        actor=loaded.officer, risk=risk, title="Cloisonner", due_on=in_days(-3), owner=risk.owner, cost=Decimal(1250)
    )
    client = as_user(loaded.risk_owner)
    assert line.reference in text_of(client, f"{reverse('risks:treatment_plan')}?lateness=late")
    assert line.reference not in text_of(client, f"{reverse('risks:treatment_plan')}?lateness=on_time")
    text_of(client, reverse("risks:treatment_action", args=[line.pk]))
    url = reverse("risks:action_advance", args=[line.pk])
    text_of(client, url)
    assert client.post(url, {"status": "done", "note": "Fait"}).status_code == 303
    assert TreatmentAction.objects.get().status == "done"


def test_assets_through_the_forms(loaded: Cast) -> None:
    client = as_user(loaded.officer)
    values = {"perimeter": loaded.hosting.pk, "name": "Dossier", "nature": "business", "availability": 4}
    assert client.post(reverse("risks:asset_identify"), {**values, "health_data": "on"}).status_code == 422
    values |= {"health_data": "on", "personal_data": "on"}
    assert client.post(reverse("risks:asset_identify"), values).status_code == 303
    record = Asset.objects.get()
    assert client.post(reverse("risks:asset_identify"), values).status_code == 422
    other = identify_asset(actor=loaded.officer, perimeter=loaded.hosting, name="Serveur", nature="supporting")
    answer = client.post(reverse("risks:dependency_link", args=[record.pk]), {"relies_on": other.pk})
    assert answer.status_code == 303
    answer = client.post(reverse("risks:dependency_link", args=[other.pk]), {"relies_on": record.pk})
    assert answer.status_code == 422
    text = text_of(client, reverse("risks:asset", args=[record.pk]))
    assert "Serveur" in text
    assert "4 – vital" in text
    assert "Dossier" in text_of(client, reverse("risks:asset_list"))
    assert client.post(reverse("risks:asset_withdraw", args=[other.pk])).status_code == 303


def test_scales_and_criteria(loaded: Cast) -> None:
    client = as_user(loaded.officer)
    scale = Scale.objects.get(ref="ebios_rm_4x4")
    assert "Quasi certain" in text_of(client, reverse("risks:scale", args=[scale.pk]))
    url = reverse("risks:criteria_choose")
    values = {"perimeter": loaded.root.pk, "scale": scale.pk}
    assert client.post(url, {**values, "acceptance_line": 3}).status_code == 422
    assert client.post(url, {**values, "acceptance_line": 1, "review_months": 6}).status_code == 303
    assert "Faible" in text_of(client, reverse("risks:criteria_list"))
    assert client.post(reverse("risks:catalogue_load")).status_code == 303


def test_the_matrix_counts_and_links(loaded: Cast) -> None:
    make_treated(loaded)
    text = text_of(as_user(loaded.officer), reverse("risks:matrix"))
    assert "?cell=current-3-3" in text
    assert "?cell=residual-1-2" in text
    assert "Above" not in text


# ------------------------------------------------------------ bringing a register in


def upload(client: Client, cast: Cast, name: str) -> RegisterImport:
    """Upload a sample through the page, and let the jobs run."""
    with (SAMPLES / name).open("rb") as stream:
        answer = client.post(reverse("risks:register_stage"), {"perimeter": cast.hosting.pk, "file": stream})
    assert answer.status_code == 303, answer.content.decode()
    run_queued()
    staged: RegisterImport = RegisterImport.objects.get()
    assert answer["Location"] == reverse("risks:register_import", args=[staged.pk])
    return staged


def test_a_register_goes_through_upload_preview_and_confirmation(annexed: Cast) -> None:
    client = as_user(annexed.officer)
    staged = upload(client, annexed, "registre-risques-pulsy.csv")
    url = reverse("risks:register_import", args=[staged.pk])
    text = text_of(client, url)
    assert "R-048" in text
    assert "Marc Oberlé" in text
    confirm = reverse("risks:register_confirm", args=[staged.pk])
    assert confirm in text
    assert "R-048" not in text_of(client, f"{url}?outcome=refused")
    assert client.post(confirm).status_code == 303
    assert Risk.objects.count() == 48
    assert client.post(confirm).status_code == 422
    text_of(as_user(annexed.admin), url, status=403)
    text_of(client, reverse("risks:import_list"))


def test_an_import_belongs_to_whoever_started_it(annexed: Cast) -> None:
    staged = upload(as_user(annexed.officer), annexed, "ra-sample.csv")
    text_of(as_user(annexed.stranger), reverse("risks:register_import", args=[staged.pk]), status=404)


def test_refusals_are_shown_with_row_column_and_reason(annexed: Cast) -> None:
    client = as_user(annexed.officer)
    content = "Réf.;Scénario;Gravité actuelle;Vraisemblance actuelle\nR1;Un;énorme;3\n".encode("cp1252")
    file = io.BytesIO(content)
    file.name = "registre.csv"
    client.post(reverse("risks:register_stage"), {"perimeter": annexed.hosting.pk, "file": file})
    run_queued()
    staged = RegisterImport.objects.get()
    text = text_of(client, reverse("risks:register_import", args=[staged.pk]))
    assert "Gravité actuelle" in text
    assert "énorme" in text
    assert "Mineure, Significative, Grave, Critique" in text
    assert reverse("risks:register_confirm", args=[staged.pk]) not in text


@pytest.mark.parametrize("content", [b"", b"x" * (50 * 1024 * 1024)], ids=["empty", "50 MB"])
def test_an_empty_or_huge_upload_answers_on_its_field(annexed: Cast, content: bytes) -> None:
    file = io.BytesIO(content)
    file.name = "registre.csv"
    answer = as_user(annexed.officer).post(
        reverse("risks:register_stage"), {"perimeter": annexed.hosting.pk, "file": file}
    )
    assert answer.status_code == 422
    assert b'href="#id_file"' in answer.content


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_template_downloads(annexed: Cast, language: str) -> None:
    officer = annexed.officer
    officer.language = language
    officer.save(update_fields=["language"])
    answer: Any = as_user(officer).get(reverse("risks:register_template"))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert book.worksheets[0]["A1"].value == {"fr": "Réf.", "en": "Ref."}[language]


def test_exported_cells_are_harmless(loaded: Cast) -> None:
    make_risk(loaded, title="=cmd|' /C calc'!A0")
    answer: Any = as_user(loaded.officer).get(f"{reverse('risks:risk_list')}?export=csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "'=cmd" in text


# --- the interface for systems


def post(client: Client, name: str, data: dict[str, Any], *args: Any) -> Any:
    """Call an endpoint with JSON."""
    url = reverse(f"api-risks:{name}", args=args)
    return client.post(url, json.dumps(data, default=str), content_type="application/json")


def test_the_same_life_through_the_api(annexed: Cast) -> None:
    officer, owner = as_user(annexed.officer), as_user(annexed.risk_owner)
    values = {"perimeter": annexed.hosting.pk, "title": "Rançongiciel", "owner": annexed.people["risk_owner"].pk}
    answer = post(officer, "risk-identify", {**values, "criteria": "DI"})
    assert answer.status_code == 201, answer.content
    key = answer.json()["id"]
    assert post(officer, "risk-identify", {**values, "criteria": "ID"}).status_code == 400
    assert post(officer, "risk-identify", {**values, "colour": "red"}).status_code == 400
    for kind, likelihood in (("current", 3), ("residual", 1)):
        answer = post(officer, "risk-assess", {"kind": kind, "likelihood": likelihood, "severity": 2}, key)
        assert answer.status_code == 200
    assert answer.json()["level"] == 1
    assert post(officer, "risk-assess", {"kind": "current", "likelihood": 7, "severity": 2}, key).status_code == 400
    assert post(officer, "treatment-decide", {"option": "modify"}, key).status_code == 200
    line = post(officer, "action-plan", {"title": "Cloisonner", "cost": "1250.50"}, key).json()
    assert post(officer, "action-advance", {"status": "in_progress"}, line["id"]).json()["status"] == "in_progress"
    accepted = {"justification": "Oui", "expires_on": in_days(90)}
    assert post(officer, "risk-accept", accepted, key).status_code == 403
    assert post(owner, "risk-accept", accepted, key).json()["level"] == 1
    listed = officer.get(reverse("api-risks:risk-list"), {"acceptance": "valid"}).json()
    assert [row["status"] for row in listed["results"]] == ["residual_accepted"]
    assert officer.get(reverse("api-risks:scale-list")).json()["results"][0]["steps"]
    assert officer.get(reverse("api-risks:risk-detail", args=[key])).status_code == 200
    assert as_user(annexed.stranger).get(reverse("api-risks:risk-detail", args=[key])).status_code == 404
    assert as_user(annexed.staff).get(reverse("api-risks:risk-list")).status_code == 403
    assert Client().get(reverse("api-risks:risk-list")).status_code == 403


def test_an_import_through_the_api(annexed: Cast) -> None:
    client = as_user(annexed.officer)
    with (SAMPLES / "risk_assessment_template.xlsx").open("rb") as stream:
        answer = client.post(reverse("api-risks:register-stage"), {"perimeter": annexed.hosting.pk, "file": stream})
    assert answer.status_code == 201, answer.content
    run_queued()
    key = answer.json()["id"]
    assert client.get(reverse("api-risks:register-import-detail", args=[key])).json()["status"] == "ready"
    assert post(client, "register-confirm", {}, key).json()["status"] == "applied"
    assert post(client, "register-confirm", {}, key).status_code == 400
    assert Risk.objects.count() == 4


def test_the_home_page_tells_what_is_late(loaded: Cast) -> None:
    risk = make_treated(loaded)
    plan_action(actor=loaded.officer, risk=risk, title="Cloisonner", due_on=in_days(-3), owner=risk.owner)
    text = text_of(as_user(loaded.risk_owner), f"{reverse('web:home')}?stay")
    assert "Cloisonner" in text
