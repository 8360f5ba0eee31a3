"""Controls, their tests and evidence, the HDS activities held, and a statement approved and frozen."""

import io
from datetime import timedelta
from decimal import Decimal

from controls import actions
from controls.models import Control, Requirement
from pulsy_isms.demo.calendar import Storyline
from pulsy_isms.demo.people import World

MEASURES = (
    ("Authentification multifacteur des administrateurs", "technical", ("A.5.17", "A.8.5"), "implemented", True),
    ("Revue semestrielle des habilitations", "organisational", ("A.5.15", "A.5.18"), "implemented", True),
    ("Sauvegardes quotidiennes et copie hors ligne", "technical", ("A.8.13",), "implemented", True),
    ("Essai trimestriel de restauration", "technical", ("A.5.30", "A.8.14"), "partial", False),
    ("Journalisation centralisée et alertes", "technical", ("A.8.15", "A.8.16"), "implemented", True),
    ("Gestion des vulnérabilités et des correctifs", "technical", ("A.8.8", "A.8.19"), "partial", False),
    ("Cloisonnement du réseau d'hébergement", "technical", ("A.8.20", "A.8.22"), "implemented", True),
    ("Chiffrement des données de santé au repos", "technical", ("A.8.24",), "implemented", True),
    ("Contrôle des accès aux salles", "physical", ("A.7.1", "A.7.2", "A.7.3"), "implemented", True),
    ("Sensibilisation annuelle de tout le personnel", "people", ("A.6.3",), "implemented", True),
    ("Charte informatique et engagement de confidentialité", "people", ("A.6.2", "A.6.6"), "implemented", False),
    ("Gestion des incidents et signalements", "organisational", ("A.5.24", "A.5.26", "A.6.8"), "implemented", True),
    ("Clauses HDS dans les contrats sous-traités", "contractual", ("A.5.19", "A.5.20", "A.5.21"), "partial", False),
    ("Inventaire des actifs", "organisational", ("A.5.9", "A.5.10"), "implemented", False),
    ("Veille sur les menaces", "organisational", ("A.5.7",), "planned", False),
    ("Développement sécurisé et revue de code", "technical", ("A.8.25", "A.8.28"), "planned", False),
)  # fmt: skip
EXCLUDED = {"A.7.6": "Aucune zone de travail n'est sécurisée au sens de cette mesure : les salles sont sans présence."}
BY_LAW = ("A.5.31", "A.5.33", "A.5.34", "A.8.24", "A.5.14", "A.8.15")


def implement(world: World) -> Storyline:
    """Sixteen controls, each with an owner and the requirements that it answers."""
    today = yield 320
    hosting, owner = world.perimeters["hebergement"], world.people["control_owner"]
    officer = world.user("officer")
    actions.declare_activities(actor=officer, perimeter=hosting, activities=[3, 4, 5, 6], held_since=today)
    for number, (title, kind, refs, _status, _tested) in enumerate(MEASURES):
        actions.create_control(
            actor=officer,
            perimeter=hosting,
            title=title,
            kind=kind,
            owner=owner if number % 3 else world.people["risk_owner"],
            start_on=today,
            due_on=today + timedelta(days=60 + 20 * number),
            one_off_cost=Decimal(1000 * (number + 1)),
            yearly_cost=Decimal(200 * (number + 2)),
            maturity=2 + number % 3,
            shared=number % 2 == 0,
            requirements=list(Requirement.objects.filter(framework__code="iso27001-2022", ref__in=refs)),
        )
    today = yield 220
    for title, _kind, _refs, status, _tested in MEASURES:
        control = Control.objects.get(title=title)
        if control.status != status:
            on = today if status == "implemented" else None
            actions.advance_control(actor=world.user("control_owner"), control=control, status=status, on=on)


def prove(world: World) -> Storyline:
    """Evidence in the vault, and tests: most effective, one not, one too old."""
    today = yield 200
    hosting = world.perimeters["hebergement"]
    for number, (title, _kind, _refs, _status, tested) in enumerate(MEASURES):
        if tested:
            actions.deposit_evidence(
                actor=world.user("control_owner"),
                perimeter=hosting,
                title=f"Constat d'exploitation – {title}",
                file=_note(title, today.strftime("%d/%m/%Y")),
                owner=world.people["control_owner"],
                valid_from=today,
                valid_until=today + timedelta(days=150 + 40 * number),
                controls=[Control.objects.get(title=title)],
            )
    today = yield 90
    for number, (title, _kind, _refs, _status, tested) in enumerate(MEASURES):
        if tested:
            actions.record_test(
                actor=world.user("officer"),
                control=Control.objects.get(title=title),
                method="examine" if number % 2 else "test",
                result="ineffective" if title.startswith("Revue") else "effective",
                tester=world.people["officer"],
                conclusion=INEFFECTIVE if title.startswith("Revue") else "Fonctionne comme prévu sur l'échantillon.",
                tested_on=today,
                population=40,
                sample=10,
                exceptions=3 if title.startswith("Revue") else 0,
            )


INEFFECTIVE = "Trois comptes de personnes parties étaient encore ouverts : la revue n'a pas couvert les prestataires."


def _note(title: str, day: str) -> io.BytesIO:
    """A short note of the operations team, as a text file."""
    file = io.BytesIO(
        f"Constat d'exploitation du {day}\n\nMesure : {title}\n".encode()
        + "Vérifié sur la production ; voir le journal d'exploitation.\n".encode()
    )
    file.name = f"constat-{day.replace('/', '-')}.txt"
    return file


def state_applicability(world: World) -> Storyline:
    """Decide every line, submit, and have management approve: the statement of the certificate."""
    yield 120
    hosting = world.perimeters["hebergement"]
    annex = list(Requirement.objects.active().filter(framework__code="iso27001-2022", kind="control"))
    hds = list(Requirement.objects.active().filter(framework__code="hds-v2", kind="requirement"))
    law = [each for each in annex if each.ref in BY_LAW]
    kept = [each for each in annex if each.ref not in EXCLUDED and each not in law]
    officer, owner = world.user("officer"), world.people["officer"]
    decide = actions.decide_many
    decide(actor=officer, perimeter=hosting, requirements=kept, decision="applicable", reason_risk=True,
           justification="Nécessaire au traitement des risques de l'hébergement.", owner=owner)  # fmt: skip
    decide(actor=officer, perimeter=hosting, requirements=law, decision="applicable", reason_legal=True,
           justification="Exigée par la réglementation des données de santé.", owner=owner)  # fmt: skip
    for ref, reason in EXCLUDED.items():
        excluded = [each for each in annex if each.ref == ref]
        decide(actor=officer, perimeter=hosting, requirements=excluded, decision="not_applicable",
               justification=reason)  # fmt: skip
    decide(actor=officer, perimeter=hosting, requirements=hds, decision="due", reason_legal=True,
           justification="Certification HDS v2.", owner=owner)  # fmt: skip
    yield 115
    statement = actions.submit_statement(
        actor=world.user("officer"), perimeter=hosting, note="Première version, avant l'audit de certification."
    )
    yield 110
    actions.approve_statement(actor=world.user("management"), statement=statement)
    yield 109
    actions.pin_statement(actor=world.user("officer"), statement=statement)
