"""Perimeters, people, roles and grants: who may do what, where; and the context in which they work."""

from organisation.models.access import Grant, RecordGrant
from organisation.models.context import ContextIssue, InterestedParty, PartyNeed, ScopeExclusion, ScopeStatement
from organisation.models.governed import GovernedFactQuerySet, GovernedQuerySet, GovernedRecord, PerimeterRecord
from organisation.models.links import SignInLink, SignInLinkUse
from organisation.models.people import Person, PersonIdentity, User
from organisation.models.perimeters import Perimeter, PerimeterClosure, ReferenceCounter
from organisation.models.views import SavedView

__all__ = [
    "ContextIssue",
    "GovernedFactQuerySet",
    "GovernedQuerySet",
    "GovernedRecord",
    "Grant",
    "InterestedParty",
    "PartyNeed",
    "Perimeter",
    "PerimeterClosure",
    "PerimeterRecord",
    "Person",
    "PersonIdentity",
    "RecordGrant",
    "ReferenceCounter",
    "SavedView",
    "ScopeExclusion",
    "ScopeStatement",
    "SignInLink",
    "SignInLinkUse",
    "User",
]
