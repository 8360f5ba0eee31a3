"""Pseudonymous subjects, purposes, notices, consents, oppositions, care teams, decisions, break-glass."""

from consent.models.access import AccessDecision, BreakGlass, BreakGlassReview, CareTeamMembership
from consent.models.consents import Consent, ConsentEvent, Opposition, Subject
from consent.models.purposes import DataCategory, Notice, Purpose, PurposeData

__all__ = [
    "AccessDecision",
    "BreakGlass",
    "BreakGlassReview",
    "CareTeamMembership",
    "Consent",
    "ConsentEvent",
    "DataCategory",
    "Notice",
    "Opposition",
    "Purpose",
    "PurposeData",
    "Subject",
]
