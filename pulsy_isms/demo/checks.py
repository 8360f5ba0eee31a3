"""Audits and their findings, reports from staff and ideas, corrective actions, reviews and objectives."""

from datetime import timedelta
from decimal import Decimal

from audits import actions as audits
from audits.models import Audit
from controls.models import Framework, Requirement
from improvement import actions as improvement
from improvement.models import CorrectiveAction, Nonconformity
from pulsy_isms.demo.calendar import Storyline
from pulsy_isms.demo.people import World
from reviews import actions as reviews
from reviews.models import Review


def plan_the_year(world: World) -> Storyline:
    """The audit programme, the objectives, the rhythm of the reviews."""
    today = yield 335
    officer = world.user("officer")
    audits.set_programme(
        actor=officer,
        perimeter=world.root,
        title="Programme d'audit du cycle de certification",
        starts_on=today,
        ends_on=today + timedelta(days=3 * 365),
        methods="Un audit interne par semestre ; chaque domaine est couvert une fois sur le cycle ; audit des "
        "traces d'accès chaque année (HDS EXI-16).",
    )
    for title, key, indicator, target in (
        ("Aucun risque au-dessus du seuil sans plan de traitement", "risk_owner", "risks.above_line", Decimal(0)),
        ("Toutes les actions correctives tenues à l'échéance", "control_owner", "improvement.late_actions", Decimal(0)),
    ):
        reviews.set_objective(
            actor=officer,
            perimeter=world.root,
            title=title,
            means="Suivi mensuel par le comité de sécurité ; deux jours par mois de chaque responsable.",
            evaluation="Indicateur relevé à chaque revue.",
            owner=world.people[key],
            due_on=today + timedelta(days=400),
            indicator=indicator,
            target=target,
        )
    reviews.set_rhythm(actor=officer, perimeter=world.root, every_months=3, next_on=world.year.day(-21))


def first_audit(world: World) -> Storyline:
    """An internal audit of the hosting, with three findings, concluded."""
    today = yield 185
    hosting = world.perimeters["hebergement"]
    audit = audits.plan_audit(
        actor=world.user("officer"),
        perimeter=hosting,
        title="Audit interne de l'hébergement HDS",
        kind="internal",
        criteria="ISO/IEC 27001:2022, référentiel HDS v2, procédures internes",
        scope="Exploitation, sauvegardes, habilitations. Hors développement.",
        lead_auditor=world.people["auditor"],
        starts_on=today + timedelta(days=5),
        ends_on=today + timedelta(days=15),
    )
    yield 180
    audits.prepare_checklist(actor=world.user("auditor"), audit=audit, framework=Framework.objects.get(code="hds-v2"))
    today = yield 175
    auditor = world.user("auditor")
    for title, grade, ref, fact, key in FINDINGS:
        audits.raise_finding(
            actor=auditor,
            audit=Audit.objects.get(pk=audit.pk),
            title=title,
            grade=grade,
            fact=fact,
            owner=world.people[key],
            due_on=today + timedelta(days=120),
            requirement=Requirement.objects.get(framework__code="iso27001-2022", ref=ref),
        )
    asked = audits.request_evidence(
        actor=auditor,
        audit=Audit.objects.get(pk=audit.pk),
        asked="Le compte rendu du dernier essai de restauration complète",
        asked_of=world.people["control_owner"],
        due_on=today + timedelta(days=5),
    )
    yield 172
    audits.answer_request(
        actor=world.user("control_owner"), evidence_request=asked, answer="Le compte rendu date de quatorze mois."
    )
    yield 170
    audits.close_audit(
        actor=world.user("auditor"),
        audit=Audit.objects.get(pk=audit.pk),
        conclusion="Exploitation maîtrisée. Les restaurations et la revue des droits sont à reprendre.",
    )


FINDINGS = (
    ("Restauration complète non essayée depuis quatorze mois", "minor", "A.8.13",
     "Le dernier compte rendu d'essai date de quatorze mois ; la procédure demande un essai chaque trimestre.",
     "control_owner"),
    ("Comptes de personnes parties encore ouverts", "minor", "A.5.18",
     "Trois comptes sur dix de l'échantillon étaient ouverts plus de trente jours après le départ.", "risk_owner"),
    ("Journaux consultés sans calendrier", "observation", "A.8.15",
     "Les journaux sont relus sur incident ; aucun calendrier de relecture n'est tenu.", "control_owner"),
)  # fmt: skip


def correct(world: World) -> Storyline:
    """One nonconformity goes to the end, the other is under way."""
    yield 166
    done, under_way = Nonconformity.objects.filter(grade="minor").order_by("reference")
    for before, finding, owner in ((165, done, "control_owner"), (160, under_way, "risk_owner")):
        today = yield before
        actor = world.user(owner)
        improvement.record_correction(
            actor=actor,
            nonconformity=finding,
            correction="L'écart relevé a été traité le jour même.",
            similar_cases="Recherché sur les autres services : un autre cas, traité de même.",
        )
        improvement.find_cause(
            actor=actor, nonconformity=finding, root_cause="La tâche n'avait pas de responsable nommé ni d'échéance."
        )
        improvement.plan_corrective_action(
            actor=actor,
            nonconformity=finding,
            title=f"Nommer un responsable et tenir un calendrier – {finding.reference}",
            owner=world.people[owner],
            due_on=today + timedelta(days=60),
        )
        improvement.approve_plan(actor=world.user("officer"), nonconformity=finding)
    yield 108
    action = CorrectiveAction.objects.get(nonconformity=done)
    improvement.advance_corrective_action(
        actor=world.user("control_owner"), corrective_action=action, status="done", progress=100,
        outcome="Responsable nommé ; calendrier trimestriel au plan de charge.",
    )  # fmt: skip
    yield 70
    improvement.review_effectiveness(
        actor=world.user("officer"),
        nonconformity=Nonconformity.objects.get(pk=done.pk),
        effective=True,
        conclusion="Deux essais tenus à leur date, comptes rendus au coffre.",
    )


def listen(world: World) -> Storyline:
    """What staff reported and proposed."""
    yield 50
    report = improvement.report_event(
        actor=world.user("staff"), text="Une clé USB inconnue est restée branchée sur le poste de l'accueil."
    )
    today = yield 49
    improvement.follow_report(
        actor=world.user("officer"),
        report=report,
        title="Support amovible inconnu à l'accueil",
        grade="observation",
        owner=world.people["control_owner"],
        due_on=today + timedelta(days=30),
        criterion="Supports amovibles fournis par le groupement seulement",
        answer="Merci : la clé a été isolée, elle appartenait à un prestataire. Le poste a été vérifié.",
    )
    yield 20
    improvement.propose_idea(
        actor=world.user("staff"),
        title="Un pense-bête des bons réflexes dans chaque salle de réunion",
        description="Une affiche d'une page, revue avec la charte.",
    )
    yield 3
    improvement.report_event(
        actor=world.user("staff"), text="J'ai reçu un courriel qui imite la messagerie de l'établissement."
    )


def review(world: World) -> Storyline:
    """Two quarterly reviews approved, and the next audit planned."""
    for place, before in enumerate((98, 8)):
        today = yield before
        opened = reviews.open_review(
            actor=world.user("officer"),
            perimeter=world.root,
            starts_on=today - timedelta(days=90),
            ends_on=today - timedelta(days=1),
        )
        today = yield before - 4
        management = world.user("management")
        reviews.take_decision(
            actor=management,
            review=Review.objects.get(pk=opened.pk),
            text=DECISIONS[place],
            owner=world.people["risk_owner"],
            due_on=today + timedelta(days=90),
        )
        if place == 0:
            reviews.approve_review(
                actor=management,
                review=Review.objects.get(pk=opened.pk),
                conclusion="Le système reste adapté et efficace ; l'effort porte sur les restaurations.",
            )
        if place == 0:
            yield from _next_audit(world)


DECISIONS = (
    "Affecter un demi-poste à la supervision des journaux d'accès.",
    "Étendre l'authentification multifacteur aux établissements membres.",
)


def _next_audit(world: World) -> Storyline:
    yield 75
    audits.plan_audit(
        actor=world.user("officer"),
        perimeter=world.root,
        title="Audit de surveillance ISO/IEC 27001 et HDS",
        kind="surveillance",
        criteria="ISO/IEC 27001:2022, référentiel HDS v2",
        scope="Tout le domaine d'application",
        lead_auditor=world.people["auditor"],
        starts_on=world.year.day(-35),
        ends_on=world.year.day(-37),
    )
