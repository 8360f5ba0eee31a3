"""An audit from its plan to its conclusion, after 9.2."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from audits import actions
from audits.models import Audit, ChecklistItem, EvidenceRequest
from controls.models import Framework
from tests.cast import Cast
from trail.acts import Refused


def planned(cast: Cast, **changes: Any) -> Audit:
    """An internal audit of the hosting, led by the auditor."""
    values: dict[str, Any] = {
        "perimeter": cast.hosting,
        "title": "Audit interne de l'hébergement",
        "kind": "internal",
        "criteria": "ISO/IEC 27001:2022, HDS v2",
        "scope": "Exploitation et sauvegardes",
        "lead_auditor": cast.people["auditor"],
        "starts_on": date(2026, 11, 1),
        "ends_on": date(2026, 12, 15),
    }
    return actions.plan_audit(actor=cast.officer, **{**values, **changes})


def test_whoever_works_there_may_not_audit_it(cast: Cast) -> None:
    with pytest.raises(ValidationError) as caught:
        planned(cast, lead_auditor=cast.people["control_owner"])
    assert "lead_auditor" in caught.value.message_dict


def test_a_finding_is_followed_by_improvement(cast: Cast) -> None:
    audit = planned(cast)
    finding = actions.raise_finding(
        actor=cast.auditor,
        audit=audit,
        title="Restauration non testée",
        grade="minor",
        fact="Aucun essai depuis dix-huit mois.",
        owner=cast.people["control_owner"],
        due_on=date(2027, 2, 1),
        criterion="Un essai par an",
    )
    assert finding.nonconformity.source == "audit"
    assert finding.nonconformity.raised_by == cast.people["auditor"]
    assert Audit.objects.get(pk=audit.pk).status == "in_progress"


def test_only_whoever_was_asked_answers(cast: Cast) -> None:
    asked = actions.request_evidence(
        actor=cast.auditor,
        audit=planned(cast),
        asked="Le dernier compte rendu de restauration",
        asked_of=cast.people["control_owner"],
        due_on=date(2026, 12, 1),
    )
    with pytest.raises(ValidationError) as caught:
        actions.answer_request(actor=cast.officer, evidence_request=asked, answer="Le voici.")
    assert caught.value.code == "not_asked"
    actions.answer_request(actor=cast.control_owner, evidence_request=asked, answer="Le voici.")
    actions.accept_answer(actor=cast.auditor, evidence_request=asked)
    assert EvidenceRequest.objects.get(pk=asked.pk).status == "accepted"


def test_the_checklist_takes_every_assessable_requirement_once(cast: Cast, iso: Framework) -> None:
    audit = planned(cast)
    for _ in range(2):
        actions.prepare_checklist(actor=cast.auditor, audit=audit, framework=iso)
        audit.refresh_from_db()
    expected = iso.requirements.filter(assessable=True).count()
    assert expected == ChecklistItem.objects.filter(audit=audit).count() > 0


def test_not_conforming_says_what_was_seen(cast: Cast, iso: Framework) -> None:
    audit = actions.prepare_checklist(actor=cast.auditor, audit=planned(cast), framework=iso)
    item = ChecklistItem.objects.filter(audit=audit).first()
    assert item is not None
    with pytest.raises(ValidationError):
        actions.conclude_item(actor=cast.auditor, item=item, conclusion="nonconforming")


def test_a_closed_audit_takes_nothing_more(cast: Cast) -> None:
    audit = planned(cast)
    with pytest.raises(Refused):
        actions.close_audit(actor=cast.staff, audit=audit, conclusion="Rien.")
    actions.close_audit(actor=cast.auditor, audit=audit, conclusion="Maîtrisé, une réserve.")
    with pytest.raises(ValidationError) as caught:
        actions.join_team(actor=cast.officer, audit=audit, person=cast.people["management"])
    assert caught.value.code == "closed"
