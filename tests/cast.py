"""The people and places that most tests are about, made through actions."""

from dataclasses import dataclass, field
from datetime import date

from organisation import actions
from organisation.models import Perimeter, Person, User
from organisation.queries import system_account

PEOPLE = {
    "admin": ("Alice", "Muller", "administrator"),
    "officer": ("Nadia", "Kieffer", "security_officer"),
    "dpo": ("Sofia", "Benali", "dpo"),
    "management": ("Hélène", "Œstreicher", "management"),
    "risk_owner": ("Julien", "Weiss", "risk_owner"),
    "control_owner": ("Thomas", "Klein", "control_owner"),
    "auditor": ("Claire", "Vautrin", "auditor"),
    "staff": ("Paul", "Schmitt", "staff"),
    "stranger": ("Zoé", "Autre", "security_officer"),
}
PASSWORD = "une-phrase-assez-longue"


@dataclass
class Cast:
    """Accounts by role, and the perimeters; the stranger belongs to another organisation altogether."""

    root: Perimeter
    hq: Perimeter
    hosting: Perimeter
    hospital: Perimeter
    elsewhere: Perimeter
    system: User
    users: dict[str, User] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def __getattr__(self, name: str) -> User:
        try:
            account = self.__dict__["users"][name]
        except KeyError as error:
            raise AttributeError(name) from error
        return User.objects.get(pk=account.pk)  # fresh: rights are read once an instance


def make_cast() -> Cast:
    """Two organisations, five perimeters, nine people with a role each."""
    system = system_account()
    make = actions.create_perimeter
    root = make(actor=system, parent=None, name="GIP régional", kind="headquarters")
    elsewhere = make(actor=system, parent=None, name="Autre organisme", kind="headquarters")
    cast = Cast(
        root=root,
        hq=make(actor=system, parent=root, name="Siège", kind="headquarters"),
        hosting=make(actor=system, parent=root, name="Hébergement HDS", kind="hosting"),
        hospital=make(actor=system, parent=root, name="Centre hospitalier", kind="hospital"),
        elsewhere=elsewhere,
        system=system,
    )
    for key, (given, family, role) in PEOPLE.items():
        where = elsewhere if key == "stranger" else root
        person = actions.register_person(
            actor=system, perimeter=where, given_name=given, family_name=family, email=f"{key}@example.org"
        )
        actions.set_password(actor=system, person=person, password=PASSWORD)
        actions.give_role(actor=system, person=person, role=role, perimeter=where, starts_on=date(2025, 1, 1))
        cast.users[key], cast.people[key] = person.user, person
    return cast
