"""What upper rooms declare about people: why somebody who left must stay known for a while."""

from collections.abc import Callable
from datetime import date

from organisation.models import Person

Hold = Callable[[Person, date], str]
_holds: dict[str, Hold] = {}


def hold(name: str, source: Hold) -> None:
    """Declare why a person stays known on a day: the reason in words, or nothing."""
    _holds[name] = source


def reasons_to_keep(*, person: Person, on: date) -> list[str]:
    """Every reason not to erase yet what identifies a person."""
    return [reason for source in _holds.values() if (reason := source(person, on))]
