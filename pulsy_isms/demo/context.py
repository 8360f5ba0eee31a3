"""The context of the demonstration: its scope, the issues that bear on it, and who asks what (clause 4)."""

from organisation import actions
from pulsy_isms.demo.calendar import Storyline
from pulsy_isms.demo.people import World

SCOPE = (
    "Conception, hébergement et exploitation des services numériques régionaux en santé du GIP : plateforme de "
    "consentement, imagerie, télémédecine et annuaire, depuis le siège et l'hébergement de données de santé (activités "
    "1 à 6 du référentiel HDS)."
)
INTERFACES = (
    "Établissements membres, qui recueillent les consentements et exploitent leurs postes. Opérateur de "
    "télécommunication des liaisons entre sites. Fournisseurs d'identité nationaux (Pro Santé Connect, INSi)."
)
EXCLUSIONS = (
    ("Systèmes d'information internes des établissements membres",
     "Chaque établissement en répond ; l'interface est couverte par une convention et par la mesure A.5.20."),
    ("Développement des logiciels d'imagerie",
     "Confié à l'éditeur ; le GIP n'exploite que des versions livrées et vérifiées."),
)  # fmt: skip
ISSUES = (
    ("Changement climatique : canicules et inondations sur les sites d'hébergement", "external", "climate", True,
     "Les plans de continuité couvrent la perte de climatisation et l'inondation, comme le choix des sites."),
    ("Certification HDS à renouveler selon le référentiel de 2024", "external", "law", True,
     "Les exigences ajoutées sont suivies dans la déclaration d'applicabilité."),
    ("Rançongiciels visant les établissements de santé", "external", "threat", True,
     "Les scénarios de rançon sont revus chaque trimestre, et la restauration est essayée."),
    ("Transposition de la directive NIS 2", "external", "law", True,
     "Le GIP se prépare au statut d'entité essentielle : délais de notification et responsabilité de la direction."),
    ("Équipe d'exploitation réduite, deux personnes clés", "internal", "people", True,
     "Astreinte partagée, procédures écrites et formation croisée sont des objectifs de l'année."),
    ("Dépendance à un seul fournisseur d'hébergement physique", "internal", "suppliers", True,
     "La réversibilité est contractuelle et doit être éprouvée avant la fin du cycle."),
    ("Convergence des systèmes d'information des groupements hospitaliers", "external", "strategy", True,
     "De nouveaux raccordements arrivent chaque semestre : l'analyse de risques précède chaque ouverture."),
)  # fmt: skip
PARTIES = (
    ("Patients et usagers", "patients", "Leurs données de santé sont hébergées ; leurs choix doivent être respectés.", (
        ("Que leurs consentements et oppositions soient appliqués sans délai", "law", "addressed",
         "Plateforme de consentement, décision tracée à chaque accès."),
        ("Savoir qui a consulté leurs données", "law", "addressed", "Registre des accès, réponse sous un mois."),
    )),
    ("Établissements membres", "members", "Ils confient leurs données et dépendent de la disponibilité des services.", (
        ("Disponibilité de 99,9 % de la plateforme d'imagerie", "contract", "addressed",
         "Engagement de service suivi chaque mois."),
        ("Prise en charge de la sécurité de leurs postes", "expectation", "elsewhere",
         "Portée par chaque établissement ; l'interface est décrite dans la convention."),
    )),
    ("Agence du numérique en santé", "authority", "Elle édicte la PGSSI-S et le référentiel HDS.", (
        ("Respect de la PGSSI-S et des référentiels d'identité", "law", "addressed",
         "Exigences rattachées aux mesures."),
    )),
    ("CNIL", "authority", "Autorité de protection des données.", (
        ("Notification des violations sous 72 heures", "law", "addressed", "Procédure d'incident et délégué désigné."),
    )),
    ("Organisme certificateur", "certifier", "Il audite le système chaque année.", (
        ("Maintien de la certification ISO/IEC 27001 et HDS", "standard", "addressed",
         "Programme d'audit et revues de direction."),
    )),
    ("Personnel et représentants", "staff", "Ils appliquent les règles et leurs traces les concernent.", (
        ("Que la surveillance des accès soit proportionnée et annoncée", "law", "addressed",
         "Charte informatique, information du comité social."),
        ("Accès aux messageries privées depuis les postes d'exploitation", "expectation", "declined",
         "Refusé : le risque sur la plateforme d'hébergement l'emporte."),
    )),
)  # fmt: skip


def describe(world: World) -> Storyline:
    """Issues and parties first, then the scope, which management approves a week later; looked at again since."""
    yield 369
    officer = world.user("officer")
    issues = [
        actions.record_issue(
            actor=officer,
            perimeter=world.root,
            title=title,
            origin=origin,
            theme=theme,
            relevant=relevant,
            effect=effect,
        )
        for title, origin, theme, relevant, effect in ISSUES
    ]
    yield 366
    for name, kind, why, needs in PARTIES:
        party = actions.list_party(actor=officer, perimeter=world.root, name=name, kind=kind, description=why)
        for title, basis, answer, means in needs:
            actions.record_need(actor=officer, party=party, title=title, basis=basis, answer=answer, means=means)
    yield 362
    scope = actions.draft_scope(actor=officer, perimeter=world.root, text=SCOPE, interfaces=INTERFACES)
    for title, reason in EXCLUSIONS:
        actions.exclude_from_scope(actor=officer, statement=scope, title=title, reason=reason)
    yield 355
    scope.refresh_from_db()
    actions.approve_scope(actor=world.user("management"), statement=scope)
    yield 60
    for issue in issues[:5]:
        issue.refresh_from_db()
        actions.review_issue(
            actor=world.user("officer"), issue=issue, title=issue.title, origin=issue.origin, theme=issue.theme,
            relevant=issue.relevant, effect=issue.effect,
        )  # fmt: skip
    yield 20
    actions.draft_scope(
        actor=world.user("officer"),
        perimeter=world.root,
        text=f"{SCOPE} S'y ajoute le coffre-fort de preuves, ouvert cette année.",
        interfaces=INTERFACES,
    )
