"""The life of a version: four eyes, one in force, material and minor changes, acknowledgement of the exact text."""

import hashlib
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from organisation.actions import give_role
from policies import actions
from policies.models import Acknowledgement, Campaign, PolicyText, PolicyVersion
from policies.queries import to_read
from tests.cast import Cast
from tests.policies.conftest import BODY, acknowledge, make_document, make_version, publish
from trail.acts import Refused
from trail.models import Entry


def test_the_first_version_goes_from_draft_to_force(cast: Cast, published: PolicyVersion) -> None:
    assert published.status == "published"
    assert published.approver == cast.people["management"]
    assert published.review_on is not None
    campaign = Campaign.objects.get()
    assert (campaign.perimeter, campaign.due_on, campaign.status) == (cast.root, date(2030, 1, 31), "open")
    text = PolicyText.objects.get(policy_version=published)
    assert text.digest == hashlib.sha256(BODY.encode()).hexdigest()
    assert Entry.objects.filter(act="policies.version.publish").exists()


def test_nobody_approves_what_they_wrote(cast: Cast) -> None:
    version = make_version(cast, make_document(cast))
    actions.submit_version(actor=cast.officer, policy_version=version)
    with pytest.raises(Refused):
        actions.approve_version(actor=cast.officer, policy_version=version)
    actions.send_back_version(actor=cast.management, policy_version=version, comment="Article 2 manquant")
    assert version.status == "draft"
    with pytest.raises(ValidationError) as error:
        actions.submit_version(actor=cast.officer, policy_version=version)
        actions.approve_version(actor=cast.system, policy_version=version)
    assert "sign in" in str(error.value) or "personne" in str(error.value)


def test_an_editor_is_no_approver_either(cast: Cast) -> None:
    give_role(
        actor=cast.system,
        person=cast.people["dpo"],
        role="management",
        perimeter=cast.root,
        starts_on=date(2025, 1, 1),
    )
    version = make_version(cast, make_document(cast))
    actions.edit_text(actor=cast.dpo, policy_version=version, language="fr", body="Autre texte")
    actions.edit_text(actor=cast.officer, policy_version=version, language="fr", body="Texte final")
    actions.submit_version(actor=cast.officer, policy_version=version)
    with pytest.raises(ValidationError) as error:
        actions.approve_version(actor=cast.dpo, policy_version=version)
    assert error.value.code == "four_eyes"


def test_the_quorum_is_awaited(cast: Cast) -> None:
    give_role(
        actor=cast.system, person=cast.people["dpo"], role="management", perimeter=cast.root, starts_on=date(2025, 1, 1)
    )
    version = make_version(cast, make_document(cast, approvals_needed=2))
    actions.submit_version(actor=cast.officer, policy_version=version)
    actions.approve_version(actor=cast.management, policy_version=version)
    assert version.status == "in_review"
    with pytest.raises(ValidationError):
        actions.approve_version(actor=cast.management, policy_version=version)
    actions.approve_version(actor=cast.dpo, policy_version=version)
    assert version.status == "approved"


def test_an_approved_text_never_changes_and_a_draft_needs_french(cast: Cast, published: PolicyVersion) -> None:
    with pytest.raises(ValidationError):
        actions.edit_text(actor=cast.officer, policy_version=published, language="fr", body="Autre")
    document = make_document(cast, title="Charte")
    draft = actions.draft_version(actor=cast.officer, document=document, reason="Première")
    actions.edit_text(actor=cast.officer, policy_version=draft, language="en", body="English only")
    with pytest.raises(ValidationError):
        actions.submit_version(actor=cast.officer, policy_version=draft)
    with pytest.raises(ValidationError):
        actions.draft_version(actor=cast.officer, document=document, reason="Une seconde")


def test_a_material_change_is_read_again_and_a_minor_one_is_not(cast: Cast, published: PolicyVersion) -> None:
    reader, today = cast.people["staff"], date(2029, 1, 1)
    assert [item.version for item in to_read(person=reader, on=today)] == [published]
    _acknowledge(cast, published)
    assert to_read(person=reader, on=today) == []

    minor = publish(cast, make_version(cast, published.document, change="minor"), read_by=None)
    published.refresh_from_db()
    assert (published.status, minor.status) == ("superseded", "published")
    assert to_read(person=reader, on=today) == []
    assert Campaign.objects.get().status == "open"
    newcomer = to_read(person=cast.people["dpo"], on=today)
    assert [item.version for item in newcomer] == [minor]

    material = publish(cast, make_version(cast, published.document))
    assert [item.version for item in to_read(person=reader, on=today)] == [material]
    assert sorted(Campaign.objects.values_list("status", flat=True)) == ["closed", "open"]


def test_a_material_policy_says_by_when_it_is_read(cast: Cast) -> None:
    version = make_version(cast, make_document(cast))
    actions.submit_version(actor=cast.officer, policy_version=version)
    actions.approve_version(actor=cast.management, policy_version=version)
    with pytest.raises(ValidationError) as error:
        actions.publish_version(actor=cast.officer, policy_version=version)
    assert "read_by" in error.value.message_dict


def test_an_acknowledgement_is_bound_to_the_exact_text_and_unique(cast: Cast, published: PolicyVersion) -> None:
    with pytest.raises(ValidationError) as other:
        actions.acknowledge_policy(actor=cast.staff, policy_version=published, language="fr", digest="0" * 64)
    assert other.value.code == "other_text"
    made = _acknowledge(cast, published)
    assert made.sentence == "J’ai pris connaissance de ce document."
    assert (made.identification, made.perimeter) == ("password", cast.root)
    with pytest.raises(ValidationError):
        _acknowledge(cast, published)
    assert Acknowledgement.objects.count() == 1


def test_a_stranger_cannot_acknowledge(cast: Cast, published: PolicyVersion) -> None:
    text = PolicyText.objects.get(policy_version=published)
    with pytest.raises(ValidationError):
        actions.acknowledge_policy(actor=cast.stranger, policy_version=published, language="fr", digest=text.digest)


def test_a_question_reaches_the_author_and_comes_back(cast: Cast, published: PolicyVersion) -> None:
    asked = actions.ask_question(actor=cast.staff, policy_version=published, text="Et le télétravail ?")
    actions.answer_question(actor=cast.officer, question=asked, answer="Oui, aussi.")
    assert asked.status == "answered"
    with pytest.raises(ValidationError):
        actions.answer_question(actor=cast.officer, question=asked, answer="Encore")


def test_a_review_is_confirmed_or_the_version_withdrawn(cast: Cast, published: PolicyVersion) -> None:
    actions.mark_review_due(actor=cast.officer, policy_version=published)
    assert to_read(person=cast.people["staff"], on=date(2029, 1, 1))
    with pytest.raises(ValidationError):
        actions.confirm_review(actor=cast.officer, policy_version=published, review_on=date(2020, 1, 1))
    actions.confirm_review(actor=cast.officer, policy_version=published, review_on=date(2031, 1, 1))
    actions.withdraw_version(actor=cast.officer, policy_version=published)
    assert published.status == "withdrawn"
    assert to_read(person=cast.people["staff"], on=date(2029, 1, 1)) == []


def _acknowledge(cast: Cast, version: PolicyVersion) -> Acknowledgement:
    return acknowledge(cast.staff, version)
