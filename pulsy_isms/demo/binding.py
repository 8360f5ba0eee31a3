"""What binds the demonstration body: laws, contracts, the table of guarantees, and a few derogations."""

from datetime import date, timedelta
from typing import Any

from controls import actions
from controls.models import Control, Obligation, Requirement
from pulsy_isms.demo.calendar import Storyline
from pulsy_isms.demo.people import World

HDS = tuple(f"EXI-{number:02d}" for number in range(1, 32))
CLAUSES = tuple(f"EXI-{number:02d}" for number in range(17, 28))
OBLIGATIONS = (
    ("Hébergement de données de santé", "law", "Code de la santé publique, L.1111-8 ; R.1111-8-8 à R.1111-11",
     "Ministère chargé de la santé, ANS", "officer", date(2018, 4, 1), 60,
     (*HDS, "A.5.31", "A.5.33", "A.8.13", "A.8.10"),
     "Certificat HDS et contrat pour tout hébergement confié ; stockage dans l'EEE (R.1111-9-1)."),
    ("Règlement général sur la protection des données", "regulation",
     "Règlement (UE) 2016/679, articles 5, 24, 28, 32 à 36",
     "CNIL, personnes concernées", "dpo", date(2018, 5, 25), 150,
     ("A.5.34", "A.5.12", "A.5.13", "A.5.14", "A.8.11", "A.8.12", "A.8.24", "A.8.33", "A.5.24", "A.5.26"),
     "Sécurité proportionnée aux risques, sous-traitance encadrée, violations notifiées sous 72 heures."),
    ("Secret et partage des données des personnes prises en charge", "law",
     "Code de la santé publique, L.1110-4 et L.1110-12",
     "Personnes prises en charge", "dpo", date(2016, 1, 28), 150,
     ("A.5.15", "A.5.18", "A.8.2", "A.8.3", "A.6.6", "A.8.15"),
     "Accès réservé à ceux qui participent à la prise en charge ; opposition possible à tout moment."),
    ("Identification électronique des professionnels", "regulation", "Arrêté du 28 mars 2022",
     "ANS", "officer", date(2022, 4, 1), 90, ("A.5.16", "A.5.17", "A.8.5"),
     "Pro Santé Connect et moyens d'identification de niveau suffisant pour les services sensibles."),
    ("Déclaration des incidents de sécurité", "law", "Code de la santé publique, L.1111-8-2 ; décret 2022-715",
     "CERT Santé", "officer", date(2022, 4, 29), 120, ("A.5.5", "A.5.25", "A.5.27", "A.5.28", "A.6.8"),
     "Incidents graves déclarés sans délai au portail du ministère."),
    ("Transposition de la directive NIS 2", "law", "Projet de loi « résilience » (directive (UE) 2022/2555)",
     "ANSSI", "officer", None, 45, ("A.5.4", "A.5.7", "A.8.8", "A.5.21"),
     "Non promulguée en France : suivie, sans effet sur la déclaration."),
    ("Contrat d'hébergement – Centre hospitalier de Lorraine-Sud", "contract", "Marché 2025-HDS-014",
     "Centre hospitalier de Lorraine-Sud", "control_owner", date(2025, 6, 1), 75,
     (*CLAUSES, "A.5.20", "A.5.23", "A.5.29", "A.5.30", "A.8.14", "A.8.6", "A.8.32", "A.5.37"),
     "Disponibilité 99,9 %, réversibilité sous trois mois, accord préalable aux évolutions dégradantes."),
    ("Contrat d'hébergement – Centre hospitalier de la Meuse", "contract", "Convention 2025-HDS-021",
     "Centre hospitalier de la Meuse", "control_owner", date(2025, 9, 15), -6, (*CLAUSES, "A.5.20", "A.8.14"),
     "Mêmes services, sans l'archivage."),
    ("Engagement d'audit et d'essais d'intrusion annuels", "commitment", "Charte de services, article 7",
     "Établissements membres", "officer", date(2025, 1, 1), 200, ("A.5.35", "A.5.36", "A.8.8", "A.8.29", "A.8.34"),
     "Synthèse d'un audit indépendant de moins de trois ans remise sur demande."),
)  # fmt: skip
ACTORS: tuple[tuple[str, str, str, list[int], str, str, tuple[tuple[str, str, int], ...]], ...] = (
    ("GIP Pulsy (démonstration)", "host", "Administre et exploite les services hébergés", [3, 4, 5, 6], "", "",
     (("hds", "HDS-DEMO-0142", 700), ("iso27001", "27001-DEMO-0142", 700))),
    ("Centre de données de l'Est (exemple)", "subcontractor", "Salles, énergie et baies", [1, 2], "", "",
     (("hds", "HDS-DEMO-0077", 260),)),
    ("Nuage souverain (exemple)", "subcontractor", "Machines virtuelles de débordement", [2, 3], "", "",
     (("hds", "HDS-DEMO-0318", 420), ("secnumcloud", "SNC-DEMO-12", 380))),
    ("Coffre externalisé (exemple)", "subcontractor", "Copie distante des sauvegardes", [6], "", "",
     (("hds", "HDS-DEMO-0205", 52),)),
    ("Éditeur du dossier patient (exemple)", "subcontractor", "Support de niveau 3, sans hébergement", [],
     "Royaume-Uni : décision d'adéquation ; accès sur demande, journalisé et filmé.",
     "Maison mère soumise au droit britannique ; données chiffrées, clés chez nous ; risque résiduel accepté.", ()),
)  # fmt: skip


def bind(world: World) -> Storyline:
    """The register of obligations, reviewed as the year goes; the clauses of two contracts read one by one."""
    yield 330
    officer = world.user("officer")
    for title, kind, source, party, key, since, review, refs, summary in OBLIGATIONS:
        actions.create_obligation(
            actor=officer,
            perimeter=world.root,
            title=title,
            kind=kind,
            source=source,
            party=party,
            summary=summary,
            owner=world.people[key],
            in_force_on=since,
            review_on=world.year.day(-review),
            shared=True,
            hosting_contract=kind == "contract",
            requirements=list(Requirement.objects.active().filter(framework__in_statement=True, ref__in=refs)),
        )
    yield 150
    whole, partial = Obligation.objects.filter(hosting_contract=True).order_by("reference")
    for place, ref in enumerate(CLAUSES, start=1):
        clause = [Requirement.objects.get(framework__code="hds-v2", ref=ref)]
        actions.check_clauses(actor=officer, obligation=whole, requirements=clause, reading="present",
                              place=f"Annexe HDS, article {place}")  # fmt: skip
        if place not in {8, 11}:
            actions.check_clauses(actor=officer, obligation=partial, requirements=clause, reading="present",
                                  place=f"Article {12 + place}")  # fmt: skip
    lacking = list(Requirement.objects.filter(framework__code="hds-v2", ref__in=("EXI-27",)))
    actions.check_clauses(actor=officer, obligation=partial, requirements=lacking, reading="partial",
                          comment="Destruction des copies prévue ; calcul des coûts : avenant demandé.")  # fmt: skip
    yield 61
    law = Obligation.objects.get(source__startswith="Code de la santé publique, L.1111-8 ;")
    actions.review_obligation(
        actor=officer,
        obligation=law,
        conclusion="R.1111-9-1 : les lieux de stockage sont tous dans l'EEE. Rien à changer.",
        next_on=world.year.day(-120),
    )


def guarantee(world: World) -> Storyline:
    """The table of guarantees and the certificates behind it."""
    yield 300
    officer = world.user("officer")
    for name, relation, role, activities, access, law, held in ACTORS:
        row = actions.add_hosting_actor(
            actor=officer,
            perimeter=world.perimeters["hebergement"],
            name=name,
            relation=relation,
            role=role,
            activities=activities,
            remote_access=access,
            foreign_law=law,
            owner=world.people["officer"],
        )
        for scheme, number, ahead in held:
            ends = world.year.day(-ahead)
            actions.record_certificate(
                actor=officer,
                hosting_actor=row,
                scheme=scheme,
                number=number,
                issued_by="Organisme certificateur (exemple)" if scheme != "secnumcloud" else "ANSSI (exemple)",
                valid_from=ends - timedelta(days=3 * 365),
                valid_until=ends,
            )


def derogate(world: World) -> Storyline:
    """Four derogations: one ended, one in force, one whose time is over, one that awaits its approver."""
    today = yield 210
    annex = {row.ref: row for row in Requirement.objects.active().filter(framework__code="iso27001-2022")}
    measures = {row.title: row for row in Control.objects.all()}
    common: dict[str, Any] = {"perimeter": world.perimeters["hebergement"], "owner": world.people["control_owner"]}
    owner = "control_owner"
    old = actions.request_derogation(
        actor=world.user(owner), **common, title="Sauvegarde hebdomadaire de l'ancien annuaire",
        requirement=annex["A.8.13"], control=measures["Sauvegardes quotidiennes et copie hors ligne"],
        reason="L'ancien annuaire ne sait pas faire de copie à chaud.",
        compensation="Export quotidien des comptes, conservé trente jours.",
        starts_on=today, expires_on=today + timedelta(days=90),
    )  # fmt: skip
    yield 208
    actions.approve_derogation(actor=world.user("management"), derogation=old, decision_note="Jusqu'au retrait prévu.")
    today = yield 130
    actions.end_derogation(actor=world.user(owner), derogation=old, end_note="Annuaire retiré du service.")
    over = actions.request_derogation(
        actor=world.user(owner), **common, title="Correctifs différés sur l'automate de laboratoire",
        requirement=annex["A.8.8"], control=measures["Gestion des vulnérabilités et des correctifs"],
        reason="Le constructeur n'a pas validé les correctifs du système.",
        compensation="Automate isolé, flux limités au serveur de résultats.",
        compensating_control=measures["Cloisonnement du réseau d'hébergement"],
        starts_on=today, expires_on=today + timedelta(days=110),
    )  # fmt: skip
    today = yield 128
    actions.approve_derogation(actor=world.user("management"), derogation=over)
    today = yield 70
    running = actions.request_derogation(
        actor=world.user(owner), **common, title="Compte local sur les consoles d'imagerie",
        requirement=annex["A.8.5"],
        reason="Les consoles ne savent pas utiliser l'annuaire.",
        compensation="Comptes nominatifs locaux, revus chaque trimestre ; journaux centralisés.",
        compensating_control=measures["Journalisation centralisée et alertes"],
        starts_on=today, expires_on=today + timedelta(days=180),
    )  # fmt: skip
    yield 68
    actions.approve_derogation(
        actor=world.user("management"), derogation=running, decision_note="Remplacement au budget."
    )
    today = yield 4
    actions.request_derogation(
        actor=world.user(owner), **common, title="Accès d'un prestataire sans double facteur pendant la migration",
        requirement=annex["A.5.17"], control=measures["Authentification multifacteur des administrateurs"],
        reason="Le prestataire reçoit ses clés dans trois semaines.",
        compensation="Accès ouvert à la demande, surveillé en direct, fermé chaque soir.",
        starts_on=today, expires_on=today + timedelta(days=30),
    )  # fmt: skip
