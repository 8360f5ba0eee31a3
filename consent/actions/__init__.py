"""Every change of purposes, notices, consents, oppositions and care teams, and every decision on access."""

from consent.actions.access import break_glass, decide_access, join_care_team, leave_care_team, review_break_glass
from consent.actions.consents import (
    give_consent,
    invalidate_consent,
    refuse_consent,
    register_subject,
    request_consent,
    withdraw_consent,
)
from consent.actions.oppositions import lift_opposition, oppose
from consent.actions.purposes import close_purpose, create_purpose, edit_purpose, publish_notice

__all__ = [
    "break_glass",
    "close_purpose",
    "create_purpose",
    "decide_access",
    "edit_purpose",
    "give_consent",
    "invalidate_consent",
    "join_care_team",
    "leave_care_team",
    "lift_opposition",
    "oppose",
    "publish_notice",
    "refuse_consent",
    "register_subject",
    "request_consent",
    "review_break_glass",
    "withdraw_consent",
]
