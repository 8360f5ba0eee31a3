"""Assets, the register read from a spreadsheet, treatment, acceptances."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from pulsy_isms.demo.calendar import Storyline
from pulsy_isms.demo.people import World
from risks.actions import acceptance, assets, imports, scales, treatment
from risks.models import Risk, Scale
from risks.queries.scales import criteria_of, vocabulary_of
from risks.registers.reader import read_register

REGISTER = Path(__file__).with_name("files") / "registre-risques.csv"
ASSETS = (
    ("Dossier patient partagé", "business", 4, 4, 4, 4, True),
    ("Plateforme d'imagerie régionale", "business", 4, 4, 4, 3, True),
    ("Messagerie sécurisée de santé", "business", 3, 4, 4, 4, True),
    ("Plateforme de téléconsultation", "business", 3, 3, 4, 3, True),
    ("Service de consentement", "business", 3, 4, 4, 4, True),
    ("Répertoire opérationnel des ressources", "business", 3, 4, 2, 3, False),
    ("Coffre-fort numérique Pulsy", "business", 2, 4, 4, 4, True),
    ("Hébergement HDS – socle virtuel", "supporting", 4, 4, 4, 4, True),
    ("Sauvegardes HDS", "supporting", 4, 4, 4, 3, True),
    ("Annuaire et habilitations", "supporting", 4, 4, 3, 4, False),
    ("Serveur d'identités régional", "supporting", 4, 4, 4, 3, True),
    ("Postes et accès distants", "supporting", 3, 3, 3, 3, False),
)


def describe_assets(world: World) -> Storyline:
    """What is to be protected, with its needs."""
    yield 360
    officer, owner = world.user("officer"), world.people["control_owner"]
    made = {}
    for name, nature, available, intact, confidential, traceable, health in ASSETS:
        made[name] = assets.identify_asset(
            actor=officer,
            perimeter=world.perimeters["hebergement"],
            name=name,
            nature=nature,
            owner=owner,
            availability=available,
            integrity=intact,
            confidentiality=confidential,
            traceability=traceable,
            personal_data=True,
            health_data=health,
        )
    for name, nature, *_needs in ASSETS:
        if nature == "business":
            for support in ("Hébergement HDS – socle virtuel", "Annuaire et habilitations"):
                assets.link_dependency(actor=officer, asset=made[name], relies_on=made[support])


def read_the_register(world: World) -> Storyline:
    """The scale, the acceptance line, and forty-eight scenarios from the working register."""
    yield 340
    where = world.perimeters["hebergement"]
    officer = world.user("officer")
    scale = Scale.objects.active().order_by("pk").first()
    if scale is None:
        raise RuntimeError("Load the reference catalogues before the demonstration.")
    line = criteria_of(perimeter=where).line
    scales.choose_criteria(actor=officer, perimeter=world.root, scale=scale, acceptance_line=line)
    yield 330
    with REGISTER.open("rb") as stream:
        register = read_register(stream=stream, vocabulary=vocabulary_of(scale=scale))
        imports.write_register(actor=world.user("officer"), perimeter=where, rows=register.rows)


def treat(world: World) -> Storyline:
    """Plans, progress and acceptances over the year."""
    today = yield 300
    risks = list(
        Risk.objects.of(world.perimeters["hebergement"]).active().select_related("owner__user").order_by("reference")
    )
    for number, risk in enumerate(risk for risk in risks if risk.option in {"modify", "share"}):
        treatment.plan_action(
            actor=world.user("officer"),
            risk=Risk.objects.get(pk=risk.pk),
            title=PLANNED[number % len(PLANNED)],
            owner=world.people["control_owner"] if number % 2 else world.people["risk_owner"],
            start_on=today,
            due_on=today + timedelta(days=120 + 17 * number),
            cost=Decimal(1500 + 850 * (number % 9)),
        )
    yield 150
    doers = (world.people["control_owner"].pk, world.people["risk_owner"].pk)
    lines = [line for risk in risks for line in risk.actions.all() if line.owner_id in doers]
    for number, line in enumerate(lines):
        if number % 3 == 0:
            treatment.advance_action(actor=line.owner.user, treatment_action=line, status="in_progress")
            treatment.advance_action(actor=line.owner.user, treatment_action=line, status="done", note="Réalisé.")
        elif number % 3 == 1:
            treatment.advance_action(actor=line.owner.user, treatment_action=line, status="in_progress")
    today = yield 140
    accepted = 0
    for risk in (Risk.objects.select_related("owner__user").get(pk=risk.pk) for risk in risks):
        below = risk.final_level is not None and risk.acceptance_line and risk.final_level <= risk.acceptance_line
        others = risk.owner is not None and risk.owner_id != world.people["officer"].pk
        if below and risk.option and others and accepted < ACCEPTED:
            acceptance.accept_risk(
                actor=world.user(_key(world, risk)),
                risk=risk,
                justification="Le risque résiduel est sous le seuil ; les mesures en place sont proportionnées.",
                expires_on=today + timedelta(days=365),
            )
            accepted += 1


ACCEPTED = 10
PLANNED = (
    "Activer l'authentification multifacteur pour tous les accès d'administration",
    "Isoler une copie des sauvegardes hors ligne",
    "Tester la restauration complète chaque trimestre",
    "Revoir les habilitations tous les six mois",
    "Chiffrer les échanges avec les établissements",
    "Former les équipes aux courriels piégés",
    "Contractualiser les clauses HDS avec les sous-traitants",
    "Superviser les journaux d'accès et alerter sur les usages inhabituels",
)


def _key(world: World, risk: Risk) -> str:
    return next(key for key, person in world.people.items() if person.pk == risk.owner_id)
