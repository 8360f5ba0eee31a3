"""`manage.py import_risks FILE --perimeter NAME [--dry-run]`: writes a whole risk register, or nothing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from organisation.models import Perimeter
from organisation.queries import perimeters, system_account
from risks.actions.imports import write_register
from risks.queries.planning import PlannedRow, plan_import
from risks.queries.scales import criteria_of, vocabulary_of
from risks.registers.problems import Problem
from risks.registers.reader import Register, read_register


class Command(BaseCommand):
    """Import a risk register from a spreadsheet or a CSV file."""

    help = "Import a risk register (.xlsx or CSV) into a perimeter; everything is written, or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, the perimeter, and whether to write."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--perimeter", required=True, help="name of the perimeter")
        parser.add_argument("--dry-run", action="store_true", help="show what would happen and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, show, and write unless something is refused."""
        with translation.override(settings.LANGUAGE_CODE):
            self._import(options["file"], options["perimeter"], dry_run=options["dry_run"])

    def _import(self, path: Path, name: str, *, dry_run: bool) -> None:
        perimeter = _perimeter(name)
        register = _read(path, perimeter)
        planned = list(plan_import(perimeter=perimeter, rows=register.rows, problems=register.problems))
        numbers = {row.row.number for row in planned}
        remarks = [problem for problem in register.problems if problem.row not in numbers]
        remarks += [problem for row in planned for problem in row.problems]
        self._show(planned, remarks)
        if any(problem.refuses for problem in remarks):
            raise CommandError(translation.gettext("Nothing is written: correct the lines above and try again."))
        if dry_run:
            self.stdout.write(translation.gettext("Nothing is written: this was a trial."))
            return
        try:
            write_register(actor=system_account(), perimeter=perimeter, rows=register.rows)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(self.style.SUCCESS(translation.gettext("Imported.")))

    def _show(self, planned: list[PlannedRow], remarks: list[Problem]) -> None:
        for row in planned:
            for change in row.changes:
                self.stdout.write(f"{row.row.reference} · {change.label} : {change.before or '—'} → {change.after}")
        for problem in remarks:
            place = " · ".join(part for part in (str(problem.row or "—"), problem.column, problem.value) if part)
            line = f"{place} : {problem.message}"
            self.stdout.write(self.style.ERROR(line) if problem.refuses else line)
        outcomes = [row.outcome for row in planned]
        text = translation.gettext(
            "%(created)s to create, %(changed)s to change, %(unchanged)s unchanged, %(refused)s refused."
        )
        kinds = ("created", "changed", "unchanged", "refused")
        self.stdout.write(text % {kind: outcomes.count(kind) for kind in kinds})


def _perimeter(name: str) -> Perimeter:
    found = list(perimeters(system_account()).filter(name=name)[:2])
    if len(found) != 1:
        raise CommandError(translation.gettext("No perimeter is named “%(name)s”, or several are.") % {"name": name})
    return found[0]


def _read(path: Path, perimeter: Perimeter) -> Register:
    try:
        vocabulary = vocabulary_of(scale=criteria_of(perimeter=perimeter).scale)
        with path.open("rb") as stream:
            return read_register(stream=stream, vocabulary=vocabulary)
    except ValidationError as error:
        raise CommandError("\n".join(error.messages)) from error
    except OSError as error:
        raise CommandError(str(error)) from error
