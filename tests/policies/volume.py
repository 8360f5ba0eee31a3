"""Thousands of people and their readings, for benchmarks: made in one act, read through the real actions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from organisation.models import Grant, Perimeter, Person, PersonIdentity, User
from organisation.models.governed import next_references
from policies import actions
from policies.models import PolicyText, PolicyVersion
from tests.cast import Cast
from tests.policies.conftest import make_document, make_version, publish, read_through
from trail.acts import action
from trail.bulk import write_many

TEAMS, AT_ONCE = 40, 5000
DUE = date(2030, 1, 31)


@action("tests.policies.hire", permission="organisation.people", scope="perimeter")
def hire_many(*, actor: User, perimeter: Perimeter, start: int, many: int) -> Perimeter:
    """People with an account, a name, a team and the role of staff."""
    accounts = [
        User(username=f"p{number}@example.org", email=f"p{number}@example.org", password="!")
        for number in range(start, start + many)
    ]
    User.objects.bulk_create(accounts, batch_size=1000)
    references = next_references(perimeter=perimeter, prefix="P", how_many=many)
    people, identities = [], []
    for number, (account, reference) in enumerate(zip(accounts, references, strict=True), start):
        person = Person(reference=reference, user=account, perimeter=perimeter, team=f"Équipe {number % TEAMS:02d}")
        identity = PersonIdentity(person=person, given_name="Agent", family_name=f"Nº {number}", email=account.email)
        person.identity_commitment = identity.commitment()
        people.append(person)
        identities.append(identity)
    write_many(Person, people)
    PersonIdentity.objects.bulk_create(identities, batch_size=1000)
    grants = [Grant(person=person, role="staff", perimeter=perimeter, starts_on=date(2025, 1, 1)) for person in people]
    write_many(Grant, grants)
    return perimeter


def hire(cast: Cast, many: int) -> None:
    """So many people in the hospital, some thousands an act."""
    for start in range(0, many, AT_ONCE):
        hire_many(actor=cast.system, perimeter=cast.hospital, start=start, many=min(AT_ONCE, many - start))


def publish_many(cast: Cast, many: int) -> list[PolicyVersion]:
    """So many policies in force, each with its campaign."""
    body = "# Politique\n\n" + "## Article\n\nChacun protège les données confiées.\n\n" * 20
    return [
        publish(cast, make_version(cast, make_document(cast, title=f"Politique {number}"), body=body), read_by=DUE)
        for number in range(many)
    ]


@dataclass(frozen=True)
class Reader:
    """Somebody about to press the button, with the note of what they were shown."""

    account: User
    version: PolicyVersion
    digest: str
    proof: str

    @classmethod
    def of(cls, order: tuple[Any, Any, Any]) -> "Reader":
        """Read the text to its end."""
        account = User.objects.get(pk=order[0])
        version = PolicyVersion.objects.select_related("document__perimeter").get(pk=order[1])
        text = PolicyText.objects.get(pk=order[2])
        return cls(account, version, text.digest, read_through(account, text))


def readers(many: int) -> list[tuple[Any, Any, Any]]:
    """So many people, each with one version to read: (account, version, text)."""
    texts = list(PolicyText.objects.filter(language="fr").values_list("policy_version", "pk").order_by("pk"))
    accounts = list(User.objects.filter(username__regex=r"^p\d+@").order_by("pk").values_list("pk", flat=True)[:many])
    return [(account, *texts[place % len(texts)]) for place, account in enumerate(accounts)]


def press(reader: Reader) -> None:
    """Press the button, as the page does."""
    actions.acknowledge_policy(
        actor=reader.account,
        policy_version=reader.version,
        language="fr",
        digest=reader.digest,
        proof=reader.proof,
    )
