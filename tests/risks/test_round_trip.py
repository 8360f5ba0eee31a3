"""What is exported comes back: into the same register it changes nothing, into an empty one it says the same."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organisation.models import Perimeter
from risks.actions.imports import write_register
from risks.models import Risk
from risks.queries.planning import plan_import
from risks.queries.scales import criteria_of, vocabulary_of
from risks.registers.reader import Register, read_register
from risks.registers.rows import Estimate, RegisterRow
from tests.cast import Cast
from tests.risks.test_pages import as_user

LETTERS = st.sampled_from("abcdé ÀçŒ0123=+@'\",;&<>€-–")
TEXT = st.text(LETTERS, min_size=3, max_size=24).map(lambda text: f"x{' '.join(text.split())}y")
RISKY = st.one_of(TEXT, TEXT.map(lambda text: f"={text}"))
LISTED = st.lists(TEXT, max_size=2, unique_by=lambda text: text.casefold()).map(tuple)
KINDS = ("inherent", "current", "residual")
PAIR = st.tuples(st.integers(1, 4), st.integers(1, 4))
LINES = st.fixed_dictionaries({
    "title": RISKY,
    "description": st.one_of(st.just(""), TEXT),
    "feared_event": st.one_of(st.just(""), TEXT),
    "comment": st.one_of(st.just(""), RISKY),
    "assets": LISTED,
    "threats": LISTED,
    "vulnerabilities": LISTED,
    "criteria": st.sampled_from(["", "D", "IC", "DICT"]),
    "existing_controls": st.sampled_from([(), ("A.5.1", "A.8.13"), ("Charte affichée",)]),
    "planned_controls": st.sampled_from([(), ("A.8.22",), ("Pare-feu ; filtrage", "A.5.7")]),
    "pairs": st.tuples(*(st.one_of(st.none(), PAIR) for _kind in KINDS)),
    "treatment": st.sampled_from(["", "modify", "avoid", "share", "retain"]),
    "owner": st.sampled_from(["", "Julien Weiss", "Une inconnue"]),
    "due_on": st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2029, 1, 1))),
    "cost": st.one_of(st.none(), st.integers(0, 10**8).map(lambda cents: Decimal(cents) / 100)),
})  # fmt: skip


def as_row(number: int, values: dict[str, Any]) -> RegisterRow:
    """One line from drawn values."""
    pairs = zip(KINDS, values["pairs"], strict=True)
    estimates = tuple(Estimate(kind, *pair) for kind, pair in pairs if pair is not None)
    kept = {name: value for name, value in values.items() if name != "pairs"}
    return RegisterRow(number=number, reference=f"X-{number:03d}", estimates=estimates, headings={}, **kept)


def file_of(cast: Cast, perimeter: Perimeter, file_format: str) -> Register:
    """The export of a perimeter, read as an import reads it."""
    url = reverse("risks:register_file")
    answer = as_user(cast.officer).get(url, {"export": file_format, "perimeter": str(perimeter.pk)})
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    vocabulary = vocabulary_of(scale=criteria_of(perimeter=perimeter).scale)
    return read_register(stream=io.BytesIO(content), vocabulary=vocabulary)


def said(register: Register) -> list[dict[str, Any]]:
    """What the lines say, without where they stood."""
    return [{**row.as_data(), "number": 0, "headings": {}} for row in register.rows]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, min_size=1, max_size=4), st.sampled_from(["xlsx", "csv"]))
def test_an_export_comes_back_without_loss(annexed: Cast, drawn: list[dict[str, Any]], file_format: str) -> None:
    here, there = (Perimeter.objects.get(pk=key) for key in (annexed.hosting.pk, annexed.hospital.pk))
    offset = Risk.objects.count()
    rows = [as_row(offset + number, values) for number, values in enumerate(drawn, start=1)]
    write_register(actor=annexed.officer, perimeter=here, rows=rows)
    register = file_of(annexed, here, file_format)
    assert not [problem for problem in register.problems if problem.refuses]
    again = list(plan_import(perimeter=here, rows=register.rows, problems=register.problems))
    assert {row.outcome for row in again} == {"unchanged"}, [row.changes for row in again if row.changes]
    write_register(actor=annexed.officer, perimeter=there, rows=register.rows)
    copied = file_of(annexed, there, file_format)
    assert said(copied) == said(register)
