"""Every rule decides the case it is for, and the first that applies wins."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

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


@given(
    st.builds(
        Situation,
        *[st.booleans()] * 6,
        st.sampled_from(["", "requested", "given", "refused", "withdrawn", "invalidated"]),
        *[st.booleans()] * 2,
    )
)
def test_nothing_is_allowed_without_a_reason(situation: Situation) -> None:
    if decide(situation).allowed:
        assert situation.purpose_open
        assert situation.data_covered
        reason = situation.emergency_open or (
            not situation.opposed
            and (
                (situation.needs_consent and situation.consent == "given" and not situation.consent_expired)
                or (not situation.needs_consent and situation.in_care_team)
            )
        )
        assert reason
