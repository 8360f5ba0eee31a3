"""The register read from a spreadsheet, treatment, acceptances."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from controls.models import Control
from pulsy_isms.demo.calendar import Storyline
from pulsy_isms.demo.people import World
from risks.actions import acceptance, imports, scales, treatment
from risks.models import Risk, Scale, TreatmentAction
from risks.queries.scales import criteria_of, vocabulary_of
from risks.registers.reader import read_register

REGISTER = Path(__file__).with_name("files") / "registre-risques.csv"


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
            effort_days=Decimal(3 + number % 12),
            control=_control(PLANNED[number % len(PLANNED)]),
        )
    yield 150
    doers = (world.people["control_owner"].pk, world.people["risk_owner"].pk)
    keys = [line.pk for risk in risks for line in risk.actions.all() if line.owner_id in doers]
    for number, key in enumerate(keys):
        line = TreatmentAction.objects.select_related("risk", "owner__user").get(pk=key)
        if number % 3 == 0:
            treatment.advance_action(actor=line.owner.user, treatment_action=line, status="in_progress")
            treatment.advance_action(actor=line.owner.user, treatment_action=line, status="done", note="Réalisé.")
        elif number % 3 == 1:
            treatment.report_progress(
                actor=line.owner.user, treatment_action=line, progress=20 + 10 * (number % 7), note="En cours."
            )
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


CONTROLS = {
    "Activer l'authentification": "Authentification multifacteur des administrateurs",
    "Isoler une copie": "Sauvegardes quotidiennes et copie hors ligne",
    "Tester la restauration": "Essai trimestriel de restauration",
    "Revoir les habilitations": "Revue semestrielle des habilitations",
    "Former les équipes": "Sensibilisation annuelle de tout le personnel",
    "Contractualiser": "Clauses HDS dans les contrats sous-traités",
    "Superviser": "Journalisation centralisée et alertes",
}


def _control(title: str) -> Control | None:
    """The control that an action of the plan puts in place."""
    wanted = next((control for start, control in CONTROLS.items() if title.startswith(start)), "")
    return Control.objects.filter(title=wanted).first()


def _key(world: World, risk: Risk) -> str:
    return next(key for key, person in world.people.items() if person.pk == risk.owner_id)
