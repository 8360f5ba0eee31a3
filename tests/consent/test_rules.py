"""Every rule decides the case it is for, and the first that applies wins."""

from dataclasses import fields, replace
from itertools import product

from consent.models.access import Rule
from consent.rules import RULES, Situation, decide

PLAIN = Situation(
    purpose_open=True,
    data_covered=True,
    needs_consent=True,
    opposed=False,
    opposed_in_emergency=False,
    emergency_open=False,
    consent="given",
    consent_expired=False,
    in_care_team=False,
)


def test_each_rule_decides_its_case() -> None:
    care = replace(PLAIN, needs_consent=False, consent="")
    cases = {
        "purpose_closed": replace(PLAIN, purpose_open=False, emergency_open=True),
        "data_outside_purpose": replace(PLAIN, data_covered=False),
        "emergency_opposed": replace(PLAIN, emergency_open=True, opposed=True, opposed_in_emergency=True),
        "emergency": replace(PLAIN, emergency_open=True, opposed=True, consent="refused"),
        "opposed": replace(PLAIN, opposed=True),
        "consent_withdrawn": replace(PLAIN, consent="withdrawn", in_care_team=True),
        "consent_refused": replace(PLAIN, consent="refused"),
        "consent_expired": replace(PLAIN, consent_expired=True),
        "consent_given": PLAIN,
        "consent_missing": replace(PLAIN, consent="requested"),
        "care_team": replace(care, in_care_team=True),
        "outside_care_team": care,
    }
    assert {rule for rule, _allowed, _applies in RULES} == set(cases) == set(Rule.values)
    assert {rule: decide(case).rule for rule, case in cases.items()} == {rule: rule for rule in cases}


def test_nothing_is_allowed_without_a_reason() -> None:
    consents = ["", "requested", "given", "refused", "withdrawn", "invalidated"]
    allowed = 0
    names = [field.name for field in fields(Situation) if field.name != "consent"]
    for consent in consents:
        for flags in product((False, True), repeat=len(names)):
            situation = replace(PLAIN, consent=consent, **dict(zip(names, flags, strict=True)))
            if decide(situation).allowed:
                allowed += 1
                assert justified(situation)
    assert allowed > 0


def justified(situation: Situation) -> bool:
    consented = situation.consent == "given" and not situation.consent_expired
    reason = consented if situation.needs_consent else situation.in_care_team
    open_and_covered = situation.purpose_open and situation.data_covered
    return open_and_covered and (situation.emergency_open or (reason and not situation.opposed))
