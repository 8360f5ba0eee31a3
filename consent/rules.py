"""May this professional see this data of this person, for this purpose, at this instant: the rules, in order (pure)."""

from collections.abc import Callable
from dataclasses import dataclass

from consent.vocabulary import GIVEN, REFUSED, WITHDRAWN


@dataclass(frozen=True)
class Situation:
    """What was true at the instant asked about."""

    purpose_open: bool
    data_covered: bool
    needs_consent: bool
    opposed: bool
    opposed_in_emergency: bool
    emergency_open: bool
    consent: str
    """The status of the consent, "" when none was ever asked."""
    consent_expired: bool
    in_care_team: bool


@dataclass(frozen=True)
class Verdict:
    """The answer, and the code of the one rule that gave it."""

    allowed: bool
    rule: str


Rule = tuple[str, bool, Callable[[Situation], bool]]

RULES: tuple[Rule, ...] = (
    ("purpose_closed", False, lambda s: not s.purpose_open),
    ("data_outside_purpose", False, lambda s: not s.data_covered),
    ("emergency_opposed", False, lambda s: s.emergency_open and s.opposed_in_emergency),
    ("emergency", True, lambda s: s.emergency_open),
    ("opposed", False, lambda s: s.opposed),
    ("consent_withdrawn", False, lambda s: s.needs_consent and s.consent == WITHDRAWN),
    ("consent_refused", False, lambda s: s.needs_consent and s.consent == REFUSED),
    ("consent_expired", False, lambda s: s.needs_consent and s.consent == GIVEN and s.consent_expired),
    ("consent_given", True, lambda s: s.needs_consent and s.consent == GIVEN),
    ("consent_missing", False, lambda s: s.needs_consent),
    ("care_team", True, lambda s: s.in_care_team),
    ("outside_care_team", False, lambda _s: True),
)


def decide(situation: Situation) -> Verdict:
    """The verdict of the first rule that applies; the last always does, and it refuses."""
    return next(Verdict(allowed, code) for code, allowed, applies in RULES if applies(situation))
