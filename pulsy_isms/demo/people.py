"""Perimeters, the eight people of the demonstration, and their roles."""

from dataclasses import dataclass, field

from organisation import actions
from organisation.catalogues import loaders
from organisation.models import Perimeter, Person, User
from organisation.queries import system_account
from pulsy_isms.demo.calendar import Storyline, Year

PASSWORD = "demonstration-pulsy"  # noqa: S105 -- printed at start, refused in production
DOMAIN = "demo.pulsy.example"

PERIMETERS = (
    ("siege", "Siège", "headquarters", "Direction, services supports et équipe projets, à Villers-lès-Nancy."),
    ("hebergement", "Hébergement HDS", "hosting", "Infrastructure et exploitation des données de santé hébergées."),
    ("consentement", "Plateforme de consentement", "platform", "Recueil et vérification des consentements."),
    ("chr", "Centre hospitalier de Lorraine-Sud", "hospital", "Établissement membre du groupement."),
    ("chm", "Centre hospitalier de la Meuse", "hospital", "Établissement membre du groupement."),
)
PEOPLE = (
    ("admin", "Alice", "Muller", "Administratrice du système de management", "Sécurité", ("administrator",)),
    ("officer", "Nadia", "Kieffer", "Responsable sécurité (RSSI)", "Sécurité", ("security_officer", "risk_owner")),
    ("dpo", "Sofia", "Benali", "Déléguée à la protection des données", "Juridique", ("dpo", "risk_owner")),
    ("management", "Marc", "Oberlé", "Directeur général", "Direction", ("management",)),
    ("risk_owner", "Julien", "Weiss", "Directeur des services numériques", "Services numériques", ("risk_owner",)),
    ("control_owner", "Claire", "Hennequin", "Responsable de l'exploitation", "Exploitation",
     ("control_owner", "risk_owner")),
    ("auditor", "Émilie", "Vautrin", "Auditrice interne", "Qualité", ("auditor",)),
    ("staff", "Paul", "Schmitt", "Chargé de déploiement", "Déploiement", ("staff",)),
)  # fmt: skip


@dataclass
class World:
    """What the later steps refer to."""

    year: Year
    system: User = field(default_factory=system_account)
    root: Perimeter = field(init=False)
    perimeters: dict[str, Perimeter] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def user(self, key: str) -> User:
        """The account of a person, rights read afresh."""
        return User.objects.get(pk=self.people[key].user_id)


def found(world: World) -> Storyline:
    """The catalogues, then the body, its sites, its people and what each may do."""
    yield 373
    system = world.system
    for _name, load in loaders():
        load(actor=system)
    yield 372
    world.root = actions.create_perimeter(
        actor=system,
        parent=None,
        name="GIP Pulsy (démonstration)",
        kind="headquarters",
        description="Groupement régional d'appui au développement de l'e-santé du Grand Est, hébergeur de données "
        "de santé.",
    )
    for key, name, kind, description in PERIMETERS:
        world.perimeters[key] = actions.create_perimeter(
            actor=system, parent=world.root, name=name, kind=kind, description=description
        )
    today = yield 371
    for key, given, family, job, team, roles in PEOPLE:
        person = actions.register_person(
            actor=system,
            perimeter=world.perimeters["siege"],
            given_name=given,
            family_name=family,
            email=f"{key.replace('_', '.')}@{DOMAIN}",
            job_title=job,
            team=team,
            joined_on=world.year.day(900),
        )
        actions.set_password(actor=system, person=person, password=PASSWORD)
        for role in (*roles, *(("staff",) if "auditor" not in roles and "staff" not in roles else ())):
            actions.give_role(actor=system, person=person, role=role, perimeter=world.root, starts_on=today)
        world.people[key] = person
