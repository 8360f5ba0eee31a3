"""The templates that come with the product: whole in both languages, and a document begins from one."""

import re

import pytest
import yaml
from django.test import Client

from policies import actions
from policies.catalogue import templates
from policies.models import Document, PolicyText, PolicyVersion
from tests.cast import Cast
from tests.house.tree import ROOT

HEADING = re.compile(r"^#+ ", re.MULTILINE)


@pytest.mark.once
@pytest.mark.parametrize("key", templates())
def test_a_template_is_one_or_two_pages_in_both_languages(key: str) -> None:
    template = templates()[key]
    french, english = (template.text(language=language, organisation="GIP régional") for language in ("fr", "en"))
    for text in (french, english):
        assert 250 <= len(text.split()) <= 900
        assert "GIP régional" in text
        assert "{" not in text
    assert len(HEADING.findall(french)) == len(HEADING.findall(english)) >= 6
    assert not re.search(r" [;:!?»]|« ", re.sub(r"\|[-:|\s]+\|", "", french))
    assert template.purpose(language="fr", organisation="GIP régional")


@pytest.mark.once
def test_what_templates_answer_is_in_the_framework() -> None:
    content = yaml.safe_load((ROOT / "controls" / "catalogues" / "iso27001-2022.yaml").read_text(encoding="utf-8"))
    known = {str(node["ref"]) for section in ("clauses", "controls") for node in content[section]}
    named = {ref for template in templates().values() for ref in template.requirements}
    assert named <= known, named - known


def test_a_document_begins_from_a_template(client: Client, cast: Cast) -> None:
    client.force_login(cast.officer)
    assert "Politique de cryptographie" in client.get("/policies/documents/templates/").content.decode()
    start = "/policies/documents/templates/use/"
    assert "1. Objet" in client.get(start, {"template": "backup"}).content.decode()
    values = {"template": "backup", "perimeter": str(cast.root.pk), "owner": str(cast.people["officer"].pk)}
    assert client.post(start, values).status_code == 303
    document = Document.objects.get()
    version = PolicyVersion.objects.get(document=document)
    assert document.title == "Politique de sauvegarde et de restauration"
    assert sorted(PolicyText.objects.values_list("language", flat=True)) == ["en", "fr"]
    assert "GIP régional" in PolicyText.objects.get(language="fr").body
    assert client.post(start, values).status_code == 422  # its title stands here already
    actions.submit_version(actor=cast.officer, policy_version=version)
    client.force_login(cast.staff)
    assert client.get("/policies/documents/templates/").status_code == 403
