"""Purposes and persons concerned, made through actions."""

from datetime import date
from typing import Any

import pytest

from consent import actions
from consent.models import Consent, Purpose, Subject
from organisation.actions import give_role, register_person
from tests.cast import Cast

NOTICE_FR = "# Information\n\nVos comptes rendus sont partagés avec votre médecin traitant.\n"


def make_purpose(cast: Cast, **changes: Any) -> Purpose:
    """Sharing outside the care team, with its notice."""
    values = {
        "perimeter": cast.root,
        "title": "Partage avec le médecin traitant",
        "description": "Envoi des comptes rendus",
        "controller": "GIP régional",
        "legal_basis": "sharing_consent",
        "data_categories": ["letters", "results"],
        "recipients": "Médecin traitant",
        "retention": "20 ans",
        "storage_locations": "France",
        "withdrawal_method": "Par courriel ou au guichet",
    }
    return actions.create_purpose(actor=cast.dpo, **{**values, **changes})


def give(cast: Cast, subject: Subject, purpose: Purpose, **changes: Any) -> Consent:
    """A consent given orally at the desk."""
    values = {"method": "oral", "collected_by": "Accueil"}
    return actions.give_consent(actor=cast.dpo, subject=subject, purpose=purpose, **{**values, **changes})


@pytest.fixture
def purpose(cast: Cast) -> Purpose:
    """A purpose that rests on consent, with a notice in force."""
    made = make_purpose(cast)
    actions.publish_notice(actor=cast.dpo, purpose=made, body_fr=NOTICE_FR)
    return made


@pytest.fixture
def care(cast: Cast) -> Purpose:
    """A purpose that rests on care."""
    return make_purpose(cast, title="Prise en charge", legal_basis="care")


@pytest.fixture
def subject(cast: Cast) -> Subject:
    """A person concerned, in the hospital."""
    return actions.register_subject(actor=cast.dpo, perimeter=cast.hospital, pseudonym="ps-8f3a91c2")


@pytest.fixture
def machine(cast: Cast) -> Any:
    """A hospital's system, which may ask for decisions in the hospital."""
    person = register_person(
        actor=cast.system, perimeter=cast.hospital, given_name="", family_name="DPI", email="dpi@example.org"
    )
    give_role(actor=cast.system, person=person, role="system", perimeter=cast.hospital, starts_on=date(2025, 1, 1))
    return person.user
