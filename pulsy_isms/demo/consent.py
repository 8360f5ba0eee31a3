"""Purposes, notices, and the consents of persons known by a pseudonym only."""

from typing import Any

from consent import actions
from consent.models import Consent, Purpose
from pulsy_isms.demo.calendar import Storyline
from pulsy_isms.demo.people import World

NOTICE = (
    "Vos données sont consultées par les professionnels qui vous soignent. Avec votre accord, elles le sont aussi pour "
    "la finalité décrite ici. Vous pouvez changer d'avis à tout moment, sans justification et sans conséquence sur vos "
    "soins, auprès de tout professionnel ou sur le portail."
)
PERSONS = tuple(f"PSD-{number:04d}" for number in range(1, 25))


def collect(world: World) -> Storyline:
    """Two purposes with their notice, and what twenty-four persons decided."""
    yield 290
    where = world.perimeters["consentement"]
    dpo = world.user("dpo")
    shared = actions.create_purpose(
        actor=dpo,
        perimeter=where,
        title="Partage hors de l'équipe de soins",
        description="Partage de documents avec des professionnels extérieurs à l'équipe de soins.",
        controller="Établissement qui soigne",
        legal_basis=Purpose.LegalBasis.SHARING_CONSENT,
        data_categories=["letters", "results", "imaging"],
        recipients="Professionnels désignés par la personne",
        retention="Durée de la prise en charge, puis conservation du dossier",
        storage_locations="France",
        withdrawal_method="Portail, ou tout professionnel",
        validity_months=24,
    )
    actions.publish_notice(actor=dpo, purpose=shared, body_fr=NOTICE)
    yield 280
    dpo, purpose = world.user("dpo"), Purpose.objects.get(pk=shared.pk)
    for number, pseudonym in enumerate(PERSONS):
        subject = actions.register_subject(actor=dpo, perimeter=where, pseudonym=pseudonym)
        said: dict[str, Any] = {
            "subject": subject,
            "purpose": purpose,
            "method": "electronic",
            "collected_by": "Portail",
        }
        if number % 5 == 4:
            actions.refuse_consent(actor=dpo, **said)
        else:
            actions.give_consent(actor=dpo, **said)
    yield 60
    for consent in Consent.objects.active().filter(status="given").order_by("pk")[:3]:
        actions.withdraw_consent(
            actor=world.user("dpo"), consent=consent, method="oral", collected_by="Accueil du centre hospitalier"
        )
