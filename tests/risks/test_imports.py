"""Importing registers: what is written, what a second reading changes, and that a refusal writes nothing."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from jobs.running import run_queued
from risks.actions.acceptance import accept_risk
from risks.actions.imports import import_register, stage_register, write_register
from risks.actions.scenarios import close_risk
from risks.lifecycle import Status
from risks.models import (
    Assessment,
    Asset,
    RegisterImport,
    Risk,
    RiskAsset,
    RiskControl,
    RiskThreat,
    RiskVulnerability,
    Treatment,
    TreatmentAction,
)
from risks.queries.imports import rows_of
from risks.queries.planning import plan_import
from risks.queries.scales import criteria_of, vocabulary_of
from risks.registers.reader import Register, read_register
from risks.registers.rows import RegisterRow
from risks.tasks import read_staged_register
from tests.cast import Cast
from tests.risks.conftest import SAMPLES, in_days, make_risk
from trail.acts import Refused
from trail.models import Entry

XLSX, CSV = "registre-risques-pulsy.xlsx", "registre-risques-pulsy.csv"
MODELS = (Asset, Risk, RiskAsset, RiskThreat, RiskVulnerability, RiskControl, Assessment, Treatment, TreatmentAction)


def counts() -> dict[str, int]:
    """How many rows of each kind there are."""
    return {model.__name__: model.objects.count() for model in MODELS}


def command(cast: Cast, name: str, **options: Any) -> str:
    """Run the command on a sample, into the hosting perimeter."""
    out = io.StringIO()
    call_command("import_risks", str(SAMPLES / name), perimeter=cast.hosting.name, stdout=out, no_color=True, **options)
    return out.getvalue()


def read(cast: Cast, name: str) -> Register:
    """Read a sample with the words of the hosting perimeter."""
    with (SAMPLES / name).open("rb") as stream:
        scale = criteria_of(perimeter=cast.hosting).scale
        return read_register(stream=stream, vocabulary=vocabulary_of(scale=scale))


def test_the_french_register_is_written_whole(annexed: Cast) -> None:
    text = command(annexed, XLSX)
    assert "48" in text
    rows = read(annexed, XLSX).rows
    assert counts() == {
        "Asset": len({name for row in rows for name in row.assets}),
        "Risk": 48,
        "RiskAsset": sum(len(row.assets) for row in rows),
        "RiskThreat": 48,
        "RiskVulnerability": 48,
        "RiskControl": sum(len(row.existing_controls) + len(row.planned_controls) for row in rows),
        "Assessment": 144,
        "Treatment": 48,
        "TreatmentAction": 48,
    }
    risk = Risk.objects.get(source_reference="R-001")
    assert (risk.reference, risk.current_level, risk.residual_level, risk.option) == ("R-001", 3, 2, "modify")
    assert risk.feared_event.ref == "ER-01"
    assert [link.threat.ref for link in risk.threat_links.all()] == ["T-59"]
    assert not RiskThreat.objects.filter(threat__isnull=True).exists()
    assert not RiskVulnerability.objects.filter(vulnerability__isnull=True).exists()
    line = risk.actions.get()
    assert (line.due_on, line.cost, line.owner) == (date(2026, 12, 20), Decimal("4000.00"), annexed.people["dpo"])
    assert "A.5.21" in line.title


def test_owners_are_found_by_name_and_the_others_keep_theirs_as_text(annexed: Cast) -> None:
    text = command(annexed, XLSX)
    assert Risk.objects.filter(owner=annexed.people["risk_owner"]).count() == 14
    unknown = Risk.objects.filter(owner__isnull=True)
    assert set(unknown.values_list("owner_name", flat=True)) == {"Claire Hennequin", "Marc Oberlé"}
    assert text.count("Claire Hennequin") == 12


def test_the_same_register_twice_changes_nothing_in_either_format(annexed: Cast) -> None:
    command(annexed, XLSX)
    before, entries = counts(), Risk.history.count()
    for name in (XLSX, CSV):
        text = command(annexed, name)
        assert (counts(), Risk.history.count()) == (before, entries)
        assert "→" not in text


def test_a_trial_writes_nothing(annexed: Cast) -> None:
    entries = Entry.objects.count()
    command(annexed, XLSX, dry_run=True)
    assert (set(counts().values()), Entry.objects.count()) == ({0}, entries)


def test_the_other_samples_are_written(annexed: Cast) -> None:
    command(annexed, "ra-sample.csv")
    command(annexed, "risk_assessment_template.xlsx")
    assert Risk.objects.count() == 7
    first = Risk.objects.get(source_reference="R.1")
    assert first.existing_controls == "ISMS Scope document\nStatement of Applicability document"
    assert (first.status, first.option, first.residual_level) == (Status.EVALUATED, "", 3)
    assert {link.asset.name for link in RiskAsset.objects.all()} == {"erp", "database server", "customer portal"}
    assert Asset.objects.filter(name="erp").count() == 1
    command(annexed, "ra-sample.csv")
    command(annexed, "risk_assessment_template.xlsx")
    assert (Risk.objects.count(), Risk.history.count()) == (7, 7)


def test_a_requirement_that_does_not_exist_refuses_the_whole(annexed: Cast, tmp_path: Any) -> None:
    path = tmp_path / "registre.csv"
    path.write_text("Réf.;Scénario;Mesures prévues\nR1;Un;A.5.1\nR2;Deux;A.9.4\n", encoding="utf-8")
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_risks", str(path), perimeter=annexed.hosting.name, stdout=out, no_color=True)
    assert "3 · Mesures prévues · A.9.4" in out.getvalue()
    assert Risk.objects.count() == 0


def test_an_unknown_perimeter_is_refused(annexed: Cast) -> None:
    with pytest.raises(CommandError):
        call_command("import_risks", str(SAMPLES / CSV), perimeter="Nulle part", stdout=io.StringIO())


def test_a_changed_line_changes_only_what_it_says(annexed: Cast) -> None:
    register = read(annexed, XLSX)
    write_register(actor=annexed.officer, perimeter=annexed.hosting, rows=register.rows)
    row = register.rows[1]
    changed = replace(
        row,
        title="Autre scénario",
        assets=("Sauvegardes HDS", "Robot de sauvegarde"),
        estimates=(replace(row.estimates[1], likelihood=4),),
        planned_controls=("A.8.13",),
        treatment="modify",
        due_on=date(2028, 1, 1),
        owner="",
        comment="",
    )
    (planned,) = plan_import(perimeter=annexed.hosting, rows=[changed])
    assert [change.name for change in planned.changes] == [
        "title",
        "assets_links",
        "planned_controls_links",
        "current",
        "treatment",
        "due_on",
    ]
    before = counts()
    done = write_register(actor=annexed.officer, perimeter=annexed.hosting, rows=[changed])
    assert done == {"created": 0, "changed": 1, "unchanged": 0}
    risk = Risk.objects.get(source_reference=row.reference)
    assert (risk.title, risk.owner, risk.option) == ("Autre scénario", annexed.people["officer"], "modify")
    assert risk.pair("current") == (4, 3)
    live = RiskAsset.objects.active().filter(risk=risk)
    assert {link.asset.name for link in live} == {"Sauvegardes HDS", "Robot de sauvegarde"}
    assert counts()["Assessment"] == before["Assessment"] + 1
    assert counts()["Asset"] == before["Asset"] + 1
    assert counts()["Treatment"] == before["Treatment"]
    assert write_register(actor=annexed.officer, perimeter=annexed.hosting, rows=[changed])["unchanged"] == 1


def test_an_import_reopens_what_was_accepted(annexed: Cast) -> None:
    register = read(annexed, XLSX)
    row = next(row for row in register.rows if row.owner == "Julien Weiss")
    write_register(actor=annexed.officer, perimeter=annexed.hosting, rows=[row])
    risk = Risk.objects.get()
    accept_risk(actor=annexed.risk_owner, risk=risk, justification="Oui", expires_on=in_days(30))
    write_register(actor=annexed.officer, perimeter=annexed.hosting, rows=[replace(row, title="Autre")])
    risk = Risk.objects.get()
    assert (risk.status, risk.accepted_until) == (Status.TREATMENT_DECIDED, None)


def test_a_closed_risk_is_not_changed_by_an_import(annexed: Cast) -> None:
    row = RegisterRow(number=2, reference="R1", title="Un", headings={"reference": "Réf."})
    write_register(actor=annexed.officer, perimeter=annexed.hosting, rows=[row])
    close_risk(actor=annexed.officer, risk=Risk.objects.get(), reason="Arrêté")
    with pytest.raises(ValidationError) as caught:
        write_register(actor=annexed.officer, perimeter=annexed.hosting, rows=[replace(row, title="Deux")])
    assert [error.code for error in caught.value.error_list] == ["refused"]
    assert write_register(actor=annexed.officer, perimeter=annexed.hosting, rows=[row])["unchanged"] == 1


def test_a_risk_identified_here_is_matched_by_its_own_reference(annexed: Cast) -> None:
    own = make_risk(annexed)
    rows = [
        RegisterRow(number=2, reference=own.reference, title="Autre"),
        RegisterRow(number=3, reference="X-9", title="Un"),
    ]
    assert write_register(actor=annexed.officer, perimeter=annexed.hosting, rows=rows)["created"] == 1
    from_register = Risk.objects.get(source_reference="X-9")
    assert Risk.objects.get(pk=own.pk).title == "Autre"
    again = RegisterRow(number=2, reference=from_register.reference, title="Encore")
    (planned,) = plan_import(perimeter=annexed.hosting, rows=[again])
    assert planned.outcome == "created"


# --- through the draft and its job


def upload(cast: Cast, content: bytes, name: str = "registre.csv") -> RegisterImport:
    """Stage a file as the officer, and let the jobs run."""
    staged = stage_register(actor=cast.officer, perimeter=cast.hosting, file=SimpleUploadedFile(name, content))
    run_queued()
    found: RegisterImport = RegisterImport.objects.get(pk=staged.pk)
    return found


def test_a_staged_register_is_read_shown_and_imported_once(annexed: Cast) -> None:
    staged = upload(annexed, (SAMPLES / XLSX).read_bytes(), XLSX)
    assert (staged.status, staged.counts["created"], staged.sheet) == ("ready", 48, "Registre")
    assert staged.file.name == XLSX
    assert Risk.objects.count() == 0
    done = import_register(actor=annexed.officer, staged=staged)
    assert (done.status, done.counts["created"], Risk.objects.count()) == ("applied", 48, 48)
    with pytest.raises(ValidationError) as caught:
        import_register(actor=annexed.officer, staged=staged)
    assert caught.value.code == "not_ready"


def test_a_refused_line_stops_the_whole_import(annexed: Cast) -> None:
    content = "Réf.;Scénario;Gravité actuelle;Vraisemblance actuelle\nR1;Un;Grave;3\nR2;;énorme;3\n"
    staged = upload(annexed, content.encode("cp1252"))
    assert (staged.status, staged.counts["created"], staged.counts["refused"]) == ("refused", 1, 1)
    refused = rows_of(staged=staged).get(outcome="refused")
    assert [problem["code"] for problem in refused.problems] == ["required", "unknown_value"]
    with pytest.raises(ValidationError):
        import_register(actor=annexed.officer, staged=staged)
    assert Risk.objects.count() == 0


def test_a_file_that_cannot_be_read_says_so_in_the_draft(annexed: Cast) -> None:
    staged = upload(annexed, b"a;b;c\n1;2;3\n")
    assert (staged.status, [each["heading"] for each in staged.headings]) == ("columns", ["a", "b", "c"])
    staged = upload(annexed, b"rien\n")
    assert (staged.status, [problem["code"] for problem in staged.counts["whole"]]) == ("refused", ["no_register"])


def test_reading_twice_leaves_one_draft(annexed: Cast) -> None:
    staged = upload(annexed, (SAMPLES / CSV).read_bytes())
    first = list(rows_of(staged=staged).values_list("number", "outcome"))

    class Again:
        params = {"staged": str(staged.pk)}

    read_staged_register(job=Again(), progress=lambda *_args: None)
    assert list(rows_of(staged=staged).values_list("number", "outcome")) == first


@pytest.mark.parametrize(("size", "code"), [(0, "empty_file"), (50 * 1024 * 1024, "too_large")])
def test_size_is_checked_before_anything_is_kept(annexed: Cast, size: int, code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        stage_register(
            actor=annexed.officer, perimeter=annexed.hosting, file=SimpleUploadedFile("registre.csv", b"x" * size)
        )
    assert caught.value.error_dict["file"][0].code == code
    assert not RegisterImport.objects.exists()


def test_only_those_who_may_import_do(annexed: Cast) -> None:
    with pytest.raises(Refused):
        stage_register(actor=annexed.risk_owner, perimeter=annexed.hosting, file=SimpleUploadedFile("r.csv", b"a;b"))
