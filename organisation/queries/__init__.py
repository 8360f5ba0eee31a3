"""Reads of people, perimeters, rights and context."""

from organisation.queries.context import issues, needs, parties, scope_in_force, scopes, without_climate
from organisation.queries.directory import (
    grants,
    is_founded,
    is_staff_on,
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
    "grants",
    "is_founded",
    "is_staff_on",
    "issues",
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
