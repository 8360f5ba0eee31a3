"""Reads of people, perimeters, rights and context."""

from organisation.queries.context import issues, needs, parties, scope_in_force, scopes, without_climate
from organisation.queries.directory import (
    changed_since,
    erased_in_trail,
    grants,
    is_founded,
    is_staff_on,
    named_again,
    people,
    perimeters,
    perimeters_where,
    person_by_address,
    person_of,
    saved_views,
    sign_in_link,
    system_account,
)

__all__ = [
    "changed_since",
    "erased_in_trail",
    "grants",
    "is_founded",
    "is_staff_on",
    "issues",
    "named_again",
    "needs",
    "parties",
    "people",
    "perimeters",
    "perimeters_where",
    "person_by_address",
    "person_of",
    "saved_views",
    "scope_in_force",
    "scopes",
    "sign_in_link",
    "system_account",
    "without_climate",
]
