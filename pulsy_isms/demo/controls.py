"""Controls, their tests and evidence, the HDS activities held, and a statement approved and frozen."""

import io
from datetime import timedelta
from decimal import Decimal

from controls import actions
from controls.models import Control, Requirement
from controls.queries import StatementLine, lines_of
from pulsy_isms.demo.calendar import Storyline
from pulsy_isms.demo.measures import MORE
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
    ("Ligne directe avec les établissements en cas de crise", "organisational", (), "implemented", False),
    *MORE,
)  # fmt: skip
EXCLUDED = {"A.7.6": "Aucune zone de travail n'est sécurisée au sens de cette mesure : les salles sont sans présence."}


def implement(world: World) -> Storyline:
    """The controls, each with an owner and the requirements that it answers."""
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
            due_on=today + timedelta(days=60 + 20 * (number % 16)),
            one_off_cost=Decimal(1000 * (number + 1)),
            yearly_cost=Decimal(200 * (number + 2)),
            maturity=2 + number % 3,
            shared=number % 2 == 0,
            requirements=list(Requirement.objects.filter(framework__in_statement=True, ref__in=refs)),
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
                valid_until=today + timedelta(days=150 + 40 * (number % 16)),
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
    """Decide every line by what asks for it, submit, have management approve; then a second version, six months on."""
    yield 120
    hosting, officer = world.perimeters["hebergement"], world.user("officer")
    lines = lines_of(perimeter=hosting, on=world.year.day(120))
    alike: dict[tuple[str, ...], list[StatementLine]] = {}
    for line in lines:
        if line.requirement.ref not in EXCLUDED:
            alike.setdefault((line.choices[1], *sorted(line.cited_kinds)), []).append(line)
    for place, ((decision, *kinds), chosen) in enumerate(alike.items()):
        reasons = {f"reason_{kind}": True for kind in kinds} or {"reason_best_practice": True}
        actions.decide_many(
            actor=officer,
            perimeter=hosting,
            requirements=[line.requirement for line in chosen],
            decision=decision,
            justification=_why(kinds),
            owner=world.people[("officer", "control_owner", "risk_owner", "dpo")[place % 4]],
            maturity=2 + place % 3,
            **reasons,
        )
    for ref, reason in EXCLUDED.items():
        excluded = [line.requirement for line in lines if line.requirement.ref == ref]
        actions.decide_many(
            actor=officer, perimeter=hosting, requirements=excluded, decision="not_applicable", justification=reason
        )
    yield 115
    statement = actions.submit_statement(
        actor=world.user("officer"), perimeter=hosting, note="Première version, avant l'audit de certification."
    )
    yield 110
    actions.approve_statement(actor=world.user("management"), statement=statement)
    yield 109
    actions.pin_statement(actor=world.user("officer"), statement=statement)
    yield from _second_version(world)


def _why(kinds: list[str]) -> str:
    """What the officer writes for lines that have the same reasons."""
    said = {
        "risk": "traite des risques de l'hébergement",
        "legal": "répond à la réglementation des données de santé",
        "contract": "figure aux contrats d'hébergement",
    }
    found = [said[kind] for kind in kinds]
    return f"{' ; '.join(found)}.".capitalize() if found else "Bonne pratique retenue par le groupement."


def _second_version(world: World) -> Storyline:
    """A third of a year later: one line gains its written reason, a control is in place, and a version says so."""
    hosting = world.perimeters["hebergement"]
    today = yield 52
    control = Control.objects.get(title="Gestion des vulnérabilités et des correctifs")
    actions.advance_control(
        actor=world.user("control_owner"),
        control=control,
        status="implemented",
        on=today,
        residual_comment="Automate de laboratoire hors du dispositif : dérogation en cours.",
    )
    yield 50
    actions.decide_applicability(
        actor=world.user("officer"),
        perimeter=hosting,
        requirement=Requirement.objects.get(framework__code="iso27001-2022", ref="A.8.30"),
        decision="not_applicable",
        justification="Aucun développement n'est confié à l'extérieur depuis la fin du marché de 2025.",
    )
    yield 48
    statement = actions.submit_statement(
        actor=world.user("officer"), perimeter=hosting, note="Fin du développement externalisé ; correctifs en place."
    )
    yield 44
    actions.approve_statement(
        actor=world.user("management"),
        statement=statement,
        decision_note="À faire inscrire au certificat au prochain audit.",
    )
