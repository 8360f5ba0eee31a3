"""What the columns of a file hold: asked once, remembered by source or by headings, changed, refused with reasons."""

import io
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from jobs.running import run_queued
from risks.actions.imports import import_register, map_columns, stage_register
from risks.models import ColumnMapping, RegisterImport, Risk
from tests.cast import Cast
from tests.risks.test_pages import as_user
from trail.models import Entry

FOREIGN = "Code;Danger;Gravité constatée;Vraisemblance actuelle;Avis du comité\nX1;Vol;3;2;Oui\nX2;Feu;4;1;Non\n"
SAID = {"Code": "reference", "Danger": "title", "Gravité constatée": "current_severity", "Avis du comité": ""}


def upload(cast: Cast, text: str = FOREIGN, **options: Any) -> RegisterImport:
    """Stage a file as the officer, and let the jobs run."""
    file = SimpleUploadedFile("etranger.csv", text.encode())
    staged = stage_register(actor=cast.officer, perimeter=cast.hosting, file=file, **options)
    run_queued()
    return fresh(staged)


def fresh(staged: RegisterImport) -> RegisterImport:
    """As it stands now."""
    found: RegisterImport = RegisterImport.objects.get(pk=staged.pk)
    return found


def test_foreign_columns_are_asked_on_a_page_once_and_remembered(annexed: Cast) -> None:
    staged, client = upload(annexed), as_user(annexed.officer)
    assert (staged.status, staged.heading_row) == ("columns", 1)
    page = client.get(reverse("risks:register_import", args=[staged.pk])).content.decode()
    for heading in ("Code", "Danger", "Gravité constatée", "Avis du comité"):
        assert heading in page
    url = reverse("risks:register_map", args=[staged.pk])
    form = client.get(url).content.decode()
    assert "Vol" in form
    assert form.count("Non reconnue") == 4
    assert client.post(url, {"columns-0": "reference", "columns-1": "reference"}).status_code == 422
    assert client.post(url, {"columns-0": "nonsense"}).status_code == 422
    sent = {f"columns-{place}": field for place, field in enumerate(("reference", "title", "current_severity"))}
    assert client.post(url, {**sent, "columns-3": "current_likelihood", "columns-4": ""}).status_code == 303
    run_queued()
    staged = fresh(staged)
    assert (staged.status, staged.counts["created"]) == ("ready", 2)
    assert import_register(actor=annexed.officer, staged=staged).counts["created"] == 2
    assert Risk.objects.get(source_reference="X1").pair("current") == (2, 3)
    again = upload(annexed)  # silently the same
    assert (again.status, again.counts["unchanged"]) == ("ready", 2)
    assert "risks.register.map" in Entry.objects.values_list("act", flat=True)
    assert as_user(annexed.stranger).get(url).status_code in (403, 404)


def test_a_named_source_is_remembered_apart_and_may_be_changed(annexed: Cast) -> None:
    staged = upload(annexed, source="Comité")
    map_columns(actor=annexed.officer, staged=staged, columns=SAID)
    run_queued()
    assert fresh(staged).status == "ready"
    assert upload(annexed).status == "columns"  # another source
    changed = FOREIGN.replace("Danger", "Danger redouté")
    assert upload(annexed, changed, source="Comité").status == "columns"  # a heading that nobody spoke of
    again = upload(annexed, source="Comité")
    assert again.status == "ready"
    map_columns(actor=annexed.officer, staged=again, columns={**SAID, "Avis du comité": "comment"})
    run_queued()
    assert fresh(again).status == "ready"
    assert ColumnMapping.objects.get(source="Comité").columns["avis du comite"] == "comment"
    import_register(actor=annexed.officer, staged=fresh(again))
    assert Risk.objects.get(source_reference="X2").comment == "Non"
    with pytest.raises(ValidationError) as caught:
        map_columns(actor=annexed.officer, staged=fresh(again), columns=SAID)
    assert caught.value.code == "not_ready"


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"Code": "reference"}, "Intitulé"),
        ({**SAID, "Absente": "title"}, "absente"),
        ({**SAID, "Avis du comité": "title"}, "Danger, Avis du comité"),
        ({**SAID, "Danger": "colour"}, "colour"),
    ],
    ids=["missing", "no such heading", "twice", "no such field"],
)
def test_a_wrong_answer_says_what_to_do(annexed: Cast, columns: dict[str, str], words: str) -> None:
    staged = upload(annexed)
    url = reverse("api-risks:register-map", args=[staged.pk])
    answer = as_user(annexed.officer).post(url, {"columns": columns}, content_type="application/json")
    assert answer.status_code in (400, 422)
    assert words in answer.content.decode()
    assert fresh(staged).status == "columns"


def test_the_command_says_remembers_and_names_what_is_left_out(annexed: Cast, tmp_path: Any) -> None:
    path = tmp_path / "etranger.csv"
    path.write_text(FOREIGN, encoding="utf-8")

    def run(*words: str) -> str:
        out = io.StringIO()
        call_command("import_risks", str(path), "--perimeter", annexed.hosting.name, *words, stdout=out, no_color=True)
        return out.getvalue()

    said = [word for heading, field in SAID.items() for word in ("--column", f"{heading}={field}")]
    assert "Avis du comité" in run("--source", "Comité", *said)
    assert Risk.objects.count() == 2
    assert "2 inchangé" in run("--source", "Comité")
