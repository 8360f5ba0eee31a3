"""Writing letters inside the act that asks for them: they cannot be lost with the process, nor sent for nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from jobs.actions import enqueue
from mail.actions.delivering import DELIVER
from mail.kinds import kind_of
from mail.models import Delivery, Letter
from organisation.models import Person
from trail.acts import current_act
from trail.bulk import write_many

BATCH = 500


@dataclass(frozen=True)
class Post:
    """A letter to write: to whom, about which record, on which occasion."""

    person: Person
    about: UUID
    occasion: str = ""


def post(*, kind: str, posts: Iterable[Post]) -> list[Letter]:
    """Write letters in the running act and queue their delivery; what was written already is left out.

    The people are read with their accounts and identities (`select_related("user", "identity")`). Those who left or
    whose identity was erased are left out. Raises UnknownLetterError, OutsideActError.
    """
    kind_of(kind)
    act = current_act()
    wanted = {(one.person.pk, one.about, one.occasion): one for one in posts if _reachable(one.person)}
    known = _written(kind, list(wanted.values()))
    letters = [
        Letter(
            person=one.person,
            perimeter_id=one.person.perimeter_id,
            kind=kind,
            language=one.person.user.language,
            about=one.about,
            occasion=one.occasion,
        )
        for key, one in wanted.items()
        if key not in known
    ]
    write_many(Letter, letters)
    Delivery.objects.bulk_create([Delivery(letter=letter) for letter in letters], batch_size=BATCH)
    if letters:
        enqueue(actor=act.actor, kind=DELIVER)
    return letters


def _reachable(person: Person) -> bool:
    gone = person.left_on is not None and person.left_on < current_act().on
    identity = person.known_identity
    return not gone and person.user.is_active and identity is not None and bool(identity.email)


def _written(kind: str, posts: Sequence[Post]) -> set[tuple[UUID, UUID, str]]:
    about = {one.about for one in posts}
    rows = Letter.objects.filter(kind=kind, about__in=about)
    return set(rows.values_list("person_id", "about", "occasion"))
