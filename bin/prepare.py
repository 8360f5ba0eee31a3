"""Brings an installation up to date: static files, database, catalogues, demonstration; says what it does.

With arguments it goes on as manage.py would with them, in the same process: `bin/prepare.py up`.
Safe to run again: the database is asked what it lacks, files are compared by digest with what was done last.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pulsy_isms.settings")

import django  # noqa: E402 the path to the product comes first
from django.conf import settings  # noqa: E402
from django.core.management import call_command, execute_from_command_line  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402


def say(text: str) -> None:
    """One line of progress, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def files(*patterns: str) -> Iterator[Path]:
    """The files of the product that these patterns name, in a stable order."""
    for pattern in patterns:
        yield from sorted(path for path in ROOT.glob(pattern) if path.is_file())


def digest(*patterns: str) -> str:
    """One digest over names and contents."""
    found = hashlib.sha256()
    for path in files(*patterns):
        found.update(f"{path.relative_to(ROOT)}\0{path.stat().st_size}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


class Steps:
    """What was done last in this data folder, by name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def due(self, name: str, state: str) -> bool:
        """Whether this step was not yet done for this state."""
        path = self.folder / name
        return not path.exists() or path.read_text() != state

    def done(self, name: str, state: str) -> None:
        """Remember it."""
        (self.folder / name).write_text(state)


def main() -> None:
    """Do what is due."""
    django.setup()
    steps = Steps(settings.DATA_DIR / "prepared")
    state = digest("static/**/*", "requirements/base.txt")
    if steps.due("static", state) or not Path(settings.STATIC_ROOT).is_dir():
        say("Collecting static files")
        call_command("collectstatic", interactive=False, verbosity=0)
        steps.done("static", state)
    executor = MigrationExecutor(connection)
    migrating = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if migrating:
        say("Preparing the database")
        call_command("migrate", interactive=False, verbosity=0)
    call_command("replay_erasures", verbosity=0)  # before anything is served: the database may be a restored one
    if settings.DEMO and (migrating or steps.due("demonstration", "seeded")):
        say("Making the demonstration organisation")
        call_command("seed_demo")
        steps.done("demonstration", "seeded")
    state = digest("*/catalogues/**/*", "organisation/roles.yaml")
    if migrating or steps.due("catalogues", state):
        say("Loading the reference catalogues")
        call_command("load_catalogues")
        steps.done("catalogues", state)


if __name__ == "__main__":
    main()
    connections.close_all()
    if sys.argv[1:]:
        execute_from_command_line(sys.argv)
