"""The file of a risk and the record of an acceptance as spreadsheets: whole, harmless, traced."""

import io
from typing import Any

import openpyxl
from django.urls import reverse

from risks.actions.acceptance import accept_risk
from risks.actions.treatment import plan_action
from tests.cast import Cast
from tests.risks.conftest import in_days, make_treated
from tests.risks.test_pages import as_user
from trail.models import Entry


def book(answer: Any) -> dict[str, list[tuple[Any, ...]]]:
    """The sheets of an answer, each as rows of values."""
    read = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return {sheet.title: list(sheet.values) for sheet in read.worksheets}


def test_the_file_of_a_risk_and_the_record_of_its_acceptance(loaded: Cast) -> None:
    risk = make_treated(loaded, title="=Rançongiciel")
    plan_action(actor=loaded.officer, risk=risk, title="Cloisonner", due_on=in_days(9))
    acceptance = accept_risk(actor=loaded.risk_owner, risk=risk, justification="Oui", expires_on=in_days(30))
    url = reverse("risks:risk_workbook", args=[risk.pk])
    sheets = book(as_user(loaded.auditor).get(url))
    assert dict(sheets["Risque"])["Scénario"] == "'=Rançongiciel"
    assert len(sheets["Évaluations"]) == 4
    assert sheets["Plan de traitement"][1][1] == "Cloisonner"
    assert sheets["Acceptations"][1][-1] == acceptance.digest
    record = reverse("risks:acceptance_workbook", args=[acceptance.pk])
    sheets = book(as_user(loaded.auditor).get(record))
    assert dict(sheets["Acceptation"])["Empreinte"] == acceptance.digest
    assert "Cloisonner" in str(sheets["État accepté"])
    assert Entry.objects.filter(act="organisation.list.export").count() == 2
    assert as_user(loaded.stranger).get(url).status_code in (403, 404)
