"""Lists cost the same number of queries at 10, 1,000 and 10,000 risks; an import of thousands is one act."""

from dataclasses import replace
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from risks.actions.imports import write_register
from risks.models import Assessment, Risk
from risks.registers.rows import Estimate, RegisterRow
from tests.cast import Cast
from tests.risks.test_pages import as_user
from trail.models import Entry

OPTIONS = ("modify", "avoid", "share", "retain")


def light(first: int, last: int) -> list[RegisterRow]:
    """The same with nothing that lists do not show."""
    return [
        replace(row, threats=(), assets=row.assets if row.number % 100 == 1 else (), estimates=row.estimates[1:2])
        for row in rows(first, last)
    ]


def rows(first: int, last: int) -> list[RegisterRow]:
    """Lines of a register, numbered; every scale value, option and owner occurs."""
    return [
        RegisterRow(
            number=number,
            reference=f"X-{number:05d}",
            title=f"Scénario {number}",
            assets=(f"Actif {number % 50}",),
            threats=("Rançongiciel",),
            estimates=(
                Estimate("inherent", 4, 4),
                Estimate("current", 1 + number % 4, 1 + number % 3),
                Estimate("residual", 1, 1 + number % 2),
            ),
            treatment=OPTIONS[number % 4],
            owner=("Julien Weiss", "Nadia Kieffer")[number % 2],
            cost=None,
        )
        for number in range(first, last + 1)
    ]


PAGES = ("risks:risk_list", "risks:matrix", "risks:treatment_plan", "risks:asset_list", "risks:acceptance_list")


def cost(client: Any, url: str) -> int:
    """How many queries a page takes, once what is read once was read."""
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def test_pages_cost_the_same_at_ten_a_thousand_and_ten_thousand(loaded: Cast) -> None:
    urls = [
        *(f"{reverse(name)}" for name in PAGES),
        f"{reverse('risks:risk_list')}?line=above&sort=-current_level",
    ]
    measured = []
    written = 0
    for size in (10, 1_000, 10_000):
        write_register(actor=loaded.officer, perimeter=loaded.hosting, rows=light(written + 1, size))
        written = size
        client = as_user(loaded.officer)
        measured.append([cost(client, url) for url in urls])
    assert Risk.objects.count() == 10_000
    assert measured[0] == measured[1] == measured[2]
    assert max(measured[0]) <= 16


def test_thousands_of_lines_are_one_act_with_history(loaded: Cast) -> None:
    before = Entry.objects.count()
    done = write_register(actor=loaded.officer, perimeter=loaded.hosting, rows=rows(1, 2_000))
    assert done == {"created": 2_000, "changed": 0, "unchanged": 0}
    assert Entry.objects.count() == before + 1
    assert (Risk.history.count(), Assessment.objects.count()) == (2_000, 6_000)
    entry = Entry.objects.latest("seq")
    assert entry.rows >= 2_000 * 7
    again = write_register(actor=loaded.officer, perimeter=loaded.hosting, rows=rows(1, 2_000))
    assert again["unchanged"] == 2_000
