"""Every read of the consent application."""

from consent.queries.decisions import break_glasses, care_team_of, decisions, situation
from consent.queries.purposes import (
    categories_of,
    covered,
    notice_in_force,
    notices_of,
    purpose_figures,
    purposes,
    purposes_open,
    totals,
    without_notice,
)
from consent.queries.subjects import (
    consent_on,
    consents,
    consents_of,
    events_of,
    oppositions,
    oppositions_of,
    subjects,
    summary_of,
    unread_break_glasses,
)

__all__ = [
    "break_glasses",
    "care_team_of",
    "categories_of",
    "consent_on",
    "consents",
    "consents_of",
    "covered",
    "decisions",
    "events_of",
    "notice_in_force",
    "notices_of",
    "oppositions",
    "oppositions_of",
    "purpose_figures",
    "purposes",
    "purposes_open",
    "situation",
    "subjects",
    "summary_of",
    "totals",
    "unread_break_glasses",
    "without_notice",
]
