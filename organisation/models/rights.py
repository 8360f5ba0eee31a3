"""What an account may do where: read once for a request, or afresh for an act."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from organisation.models.perimeters import PerimeterClosure
from organisation.roles import everyone, roles, roles_with
from trail import clock
from trail.prepared import Prepared


class Rights:
    """The grants of one account on one day, with the perimeters below each."""

    def __init__(
        self, *, system: bool, granted: dict[str, set[UUID]], below: dict[str, set[UUID]], open_account: bool = False
    ) -> None:
        self.system = system
        self.open_account = open_account
        self._granted = granted
        self._below = below

    def holds(self, permission: str, scope: Any = None) -> bool:
        """Whether a role that carries `permission` covers the perimeter of `scope` (None: the right anywhere)."""
        if self.system or (self.open_account and permission in everyone()):
            return True
        if scope is None:
            return self.holds_anywhere(permission)
        perimeter = perimeter_id_of(scope)
        return any(perimeter in self._below[role] for role in roles_with(permission) if role in self._below)

    def holds_anywhere(self, permission: str) -> bool:
        """Whether some granted role carries `permission`."""
        return self.system or any(role in self._granted for role in roles_with(permission))

    def perimeters_with(self, permission: str) -> set[UUID]:
        """The perimeters on which a role carrying `permission` was granted (not those below)."""
        held = (self._granted[role] for role in roles_with(permission) if role in self._granted)
        return set().union(*held)

    def covered(self, permission: str) -> set[UUID] | None:
        """Every perimeter on which `permission` counts, those below included; None for all."""
        if self.system:
            return None
        return set().union(*(self._below[role] for role in roles_with(permission) if role in self._below))

    def granted_perimeters(self) -> set[UUID]:
        """The perimeters on which any role was granted."""
        return set().union(*self._granted.values())

    @property
    def role_keys(self) -> list[str]:
        """The granted roles, in the order of the table."""
        return [key for key in roles() if key in self._granted]


def perimeter_id_of(scope: Any) -> UUID | None:
    """The id of the perimeter in which a perimeter or a record lies."""
    perimeter = getattr(scope, "perimeter", None)
    if perimeter is None:
        return None
    key: UUID = perimeter.pk
    return key


def rights_of(user: Any) -> Rights:
    """The rights of an account today, in one query beside the person's; a closed or anonymous account has none."""
    granted: dict[str, set[UUID]] = defaultdict(set)
    below: dict[str, set[UUID]] = defaultdict(set)
    person = getattr(user, "person", None) if user.is_active and not user.is_system else None
    if person is not None and person.withdrawn_at is None:
        for role, perimeter, lower in _held.rows(person=person.pk, day=clock.today()):
            granted[role].add(perimeter)
            below[role].add(lower)
    return Rights(
        system=user.is_active and user.is_system,
        granted=dict(granted),
        below=dict(below),
        open_account=bool(user.is_active),
    )


@Prepared
def _held(person: UUID, day: date) -> "QuerySet[Any, Any]":
    """Each role held on a day with its perimeter and each perimeter below, that one included: before every act."""
    begun = Q(ancestor__grants__starts_on__lte=day)
    lasting = Q(ancestor__grants__ends_on__isnull=True) | Q(ancestor__grants__ends_on__gte=day)
    mine = Q(ancestor__grants__person=person, ancestor__grants__withdrawn_at__isnull=True)
    rows = PerimeterClosure.objects.filter(mine & begun & lasting)
    return rows.values_list("ancestor__grants__role", "ancestor_id", "descendant_id")
