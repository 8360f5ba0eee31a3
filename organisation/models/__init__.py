"""Perimeters, people, roles and grants: who may do what, where."""

from organisation.models.access import Grant, RecordGrant
from organisation.models.governed import GovernedFactQuerySet, GovernedQuerySet, GovernedRecord, PerimeterRecord
from organisation.models.links import SignInLink, SignInLinkUse
from organisation.models.people import Person, PersonIdentity, User
from organisation.models.perimeters import Perimeter, PerimeterClosure, ReferenceCounter

__all__ = [
    "GovernedFactQuerySet",
    "GovernedQuerySet",
    "GovernedRecord",
    "Grant",
    "Perimeter",
    "PerimeterClosure",
    "PerimeterRecord",
    "Person",
    "PersonIdentity",
    "RecordGrant",
    "ReferenceCounter",
    "SignInLink",
    "SignInLinkUse",
    "User",
]
