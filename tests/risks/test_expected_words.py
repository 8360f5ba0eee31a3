"""The words that a refused value is answered with are words that a file may use, in each language."""

import pytest
from django.utils import translation

from risks.registers.asset_lines import NATURES, NO, YES
from risks.registers.plan_lines import STATUSES
from risks.registers.problems import EXPECTED, Problem
from risks.registers.words import TREATMENTS, fold

READ = {"options": TREATMENTS, "natures": NATURES, "yes_no": YES | NO, "steps": STATUSES}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", EXPECTED)
def test_every_word_offered_is_read(name: str, language: str) -> None:
    with translation.override(language):
        told = str(EXPECTED[name])
        assert told in Problem("unknown_value", params={"expected": name}).message
    assert {fold(word) for word in told.split(", ")} <= set(READ[name])


def test_the_words_of_a_scale_are_said_as_they_are() -> None:
    assert "Grave, Mineure" in Problem("unknown_value", params={"expected": "Grave, Mineure"}).message
