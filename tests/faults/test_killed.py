"""A process killed at any point of an import or of a review leaves nothing half-written; running again completes it."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.databases import Clones
from tests.live import ROOT, database_url

CHANCE = random.Random(20261125)  # noqa: S311 -- a schedule of deaths, the same every time
_number = count(1)


class Place:
    """A database and a vault, each a copy of another place's."""

    def __init__(self, database: str, vault: Path) -> None:
        self.database, self.vault = database, vault


class Victims:
    """The process that forks those who die."""

    def __init__(self, *, clones: Clones, folder: Path) -> None:
        self.clones, self.folder = clones, folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PULSY_", "DJANGO_"))}
        self.environment = kept | {
            "DJANGO_SETTINGS_MODULE": "pulsy_isms.settings",
            "DATABASE_URL": database_url(clones.template),
            "PULSY_DATA_DIR": str(folder / "data"),
            "PULSY_DEMO": "1",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.victims"],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def order(self, place: Place, story: str, **how: Any) -> dict[str, Any]:
        """Have a piece of work done there; `kill_at` and `after` say when its process dies."""
        assert self.process.stdin
        assert self.process.stdout
        asked = {"database": place.database, "vault": str(place.vault), "story": story, **how}
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        done: dict[str, Any] = json.loads(self.process.stdout.readline())
        assert "error" not in done, done["error"]
        return done

    def place(self, source: Place | None = None) -> Place:
        """A new place, like that one or empty."""
        vault = self.folder / f"vault-{next(_number)}"
        if source:
            shutil.copytree(source.vault, vault)
        else:
            vault.mkdir()
        return Place(self.clones.copy(source.database if source else None), vault)

    def leave(self, place: Place) -> None:
        """Clear it away."""
        self.clones.drop(place.database)
        shutil.rmtree(place.vault)


@pytest.fixture(scope="module")
def victims(clones: Clones, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Victims]:
    """Started once: each fork costs nothing."""
    made = Victims(clones=clones, folder=tmp_path_factory.mktemp("victims"))
    yield made
    assert made.process.stdin
    made.process.stdin.close()
    made.process.wait(30)


@pytest.fixture(scope="module")
def start(victims: Victims) -> Place:
    """The installation before anything was imported or reviewed."""
    place = victims.place()
    victims.order(place, "prepare")
    return place


@pytest.fixture(scope="module")
def reviewed(victims: Victims, start: Place) -> Place:
    """The installation with its review opened and the PDF still to be written."""
    place = victims.place(start)
    victims.order(place, "carry_on_review")
    return place


def sampled(steps: int, how_many: int) -> list[int]:
    """Steps of the whole range, one by chance in each of as many equal parts, the first and the last among them."""
    part = steps / how_many
    chosen = {1, steps, *(1 + int(part * number + CHANCE.random() * part) for number in range(how_many))}
    return sorted(step for step in chosen if step <= steps)


def killed_everywhere(
    victims: Victims, source: Place, story: str, *, deaths: int, accidents: int, whole: Any
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Kill the work at sampled steps and at random instants; each time look, run again, and look again."""
    undisturbed = victims.place(source)
    before = victims.order(undisturbed, "nothing")["answer"]
    done = victims.order(undisturbed, story)
    expected, steps = done["answer"], done["steps"]
    assert_sound(expected)
    victims.leave(undisturbed)
    moments: list[dict[str, Any]] = [{"kill_at": step} for step in sampled(steps, deaths)]
    moments += [{"after": CHANCE.uniform(0.01, 0.4)} for _ in range(accidents)]
    seen = []
    for moment in moments:
        place = victims.place(source)
        if victims.order(place, story, **moment)["killed"]:
            left = victims.order(place, "nothing")["answer"]
            assert_sound(left)
            whole(before, left, expected)
            seen.append(left)
        finished = victims.order(place, story)["answer"]
        assert_sound(finished)
        for part in ("register", "staged", "lines", "reviews", "measures", "rhythm", "papers", "jobs", "files"):
            assert finished[part] == expected[part], (moment, part)
        victims.leave(place)
    assert len(seen) >= deaths
    return expected, seen


def assert_sound(stands: dict[str, Any]) -> None:
    """The trail holds, and every file that is known can be read."""
    assert stands["trail"] == "intact", stands["findings"]
    assert (stands["unreadable"], stands["keys without bytes"], stands["keys without a file"]) == ([], [], 0)


def test_an_import_of_a_register(victims: Victims, start: Place) -> None:
    def whole(before: dict[str, Any], left: dict[str, Any], expected: dict[str, Any]) -> None:
        applied = left["staged"] == ["applied"]
        assert left["register"] == (expected if applied else before)["register"]
        assert left["files"] == len(left["staged"]) + before["files"]

    expected, seen = killed_everywhere(victims, start, "carry_on_import", deaths=12, accidents=2, whole=whole)
    assert expected["register"]["Risk"] == 6
    assert expected["staged"] == ["applied"]
    assert {tuple(left["staged"]) for left in seen} >= {(), ("queued",), ("ready",), ("applied",)}


def test_the_opening_of_a_review(victims: Victims, start: Place) -> None:
    def whole(before: dict[str, Any], left: dict[str, Any], expected: dict[str, Any]) -> None:
        parts = ("reviews", "measures", "rhythm")
        assert [left[part] for part in parts] in ([before[part] for part in parts], [expected[part] for part in parts])
        assert left["jobs"].get("reports.produce queued", 0) == left["reviews"]

    expected, seen = killed_everywhere(victims, start, "carry_on_review", deaths=7, accidents=2, whole=whole)
    assert (expected["reviews"], expected["jobs"]["reports.produce queued"]) == (1, 1)
    assert {left["reviews"] for left in seen} == {0, 1}


def test_the_pdf_of_a_review(victims: Victims, reviewed: Place) -> None:
    def whole(before: dict[str, Any], left: dict[str, Any], expected: dict[str, Any]) -> None:
        kept = left["jobs"].get("reports.produce succeeded", 0)
        assert (left["papers"], left["files"] - before["files"]) == (kept, kept)

    expected, seen = killed_everywhere(victims, reviewed, "carry_on_paper", deaths=3, accidents=1, whole=whole)
    assert (expected["papers"], expected["files"]) == (1, 1)
    assert {left["papers"] for left in seen} == {0, 1}
