"""Files that the import of a register refuses, through its page and its job: with words, and nothing enters."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jobs.models import Job
from jobs.running import run_queued
from risks.models import Asset, RegisterImport, Risk
from tests.bad_files import BAD_FILES, BadFile
from tests.cast import Cast

HEADING = "Réf.;Scénario;Vraisemblance actuelle;Gravité actuelle\n"


def sent(cast: Cast, client: Client, file: SimpleUploadedFile) -> Any:
    client.force_login(cast.officer)
    answer = client.post(reverse("risks:register_stage"), {"perimeter": str(cast.hosting.pk), "file": file})
    run_queued()
    return answer


@pytest.mark.parametrize("bad", BAD_FILES, ids=str)
def test_a_bad_file_is_refused_with_words(bad: BadFile, loaded: Cast, client: Client) -> None:
    answer = sent(loaded, client, bad.upload())
    if answer.status_code == 422:
        assert any(answer.context["form"].errors.values())
    else:
        staged = RegisterImport.objects.get()
        asked = staged.status == RegisterImport.Status.COLUMNS  # a table, of which somebody may say what it holds
        assert asked or staged.status == RegisterImport.Status.REFUSED
        assert bool(staged.headings) if asked else staged.counts["whole"]
        page = client.get(reverse("risks:register_import", args=[staged.pk]))
        assert page.status_code == 200
        refused = client.post(reverse("risks:register_confirm", args=[staged.pk]))
        assert refused.status_code in {404, 422}
    assert not Job.objects.filter(status=Job.Status.FAILED).exists()
    assert (Risk.objects.count(), Asset.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "lines",
    ["R1;Vol;4;9\n", "R1;Vol;Presque;Grave\n", "R1;Vol;2;2\nR1;Perte;2;2\n", ";Vol;2;2\n"],
    ids=["beyond the scale", "unknown word", "reference twice", "no reference"],
)
def test_a_bad_line_refuses_the_whole_file(lines: str, loaded: Cast, client: Client) -> None:
    sent(loaded, client, SimpleUploadedFile("registre.csv", (HEADING + "R0;Bon;2;2\n" + lines).encode()))
    staged = RegisterImport.objects.get()
    assert staged.status == RegisterImport.Status.REFUSED
    shown = client.get(reverse("risks:register_import", args=[staged.pk])).content.decode()
    assert "R1" in shown or "R0" in shown
    assert Risk.objects.count() == 0
