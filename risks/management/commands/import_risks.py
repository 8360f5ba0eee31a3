"""`manage.py import_risks FILE --perimeter NAME`: writes a whole file of risks, assets or actions, or nothing.

`--content assets` says what the file holds; `--source NAME` reads its columns as they were last said for that source,
and `--column HEADING=FIELD` says so; `--dry-run` writes nothing.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from organisation.models import Perimeter
from organisation.queries import perimeters, system_account
from risks.actions.columns import checked_columns, keep_columns
from risks.actions.imports import planned_lines, write_register
from risks.queries.columns import remembered
from risks.queries.scales import criteria_of, vocabulary_of
from risks.registers.contents import SHAPES, Content, read_content
from risks.registers.problems import Problem, Unreadable
from risks.registers.reader import Register, Table, find_table
from risks.registers.words import fold
from trail import clock


class Command(BaseCommand):
    """Import a risk register from a spreadsheet or a CSV file."""

    help = "Import a risk register (.xlsx or CSV) into a perimeter; everything is written, or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, the perimeter, and whether to write."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--perimeter", required=True, help="name of the perimeter")
        parser.add_argument(
            "--content", choices=Content.values, default=Content.RISKS.value, help="what the file holds"
        )
        parser.add_argument("--source", default="", help="name under which what the columns hold is remembered")
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="HEADING=FIELD",
            help="what a column holds (nothing after = leaves it out); remembered for the source",
        )
        parser.add_argument("--dry-run", action="store_true", help="show what would happen and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, show, and write unless something is refused."""
        with translation.override(settings.LANGUAGE_CODE):
            self._import(options["file"], options["perimeter"], options)

    def _import(self, path: Path, name: str, options: dict[str, Any]) -> None:
        perimeter, content = _perimeter(name), options["content"]
        register = self._read(path, perimeter, options)
        planned = list(
            planned_lines(perimeter=perimeter, content=content, rows=register.rows, problems=register.problems)
        )
        numbers = {row.row.number for row in planned}
        remarks = [problem for problem in register.problems if problem.row not in numbers]
        remarks += [problem for row in planned for problem in row.problems]
        self._show(planned, remarks)
        if any(problem.refuses for problem in remarks):
            raise CommandError(translation.gettext("Nothing is written: correct the lines above and try again."))
        if options["dry_run"]:
            self.stdout.write(translation.gettext("Nothing is written: this was a trial."))
            return
        try:
            write_register(actor=system_account(), perimeter=perimeter, content=content, rows=register.rows)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(self.style.SUCCESS(translation.gettext("Imported.")))

    def _read(self, path: Path, perimeter: Perimeter, options: dict[str, Any]) -> Register:
        """The file, with what was said of its columns now or before."""
        try:
            with path.open("rb") as stream:
                table = self._table(stream, perimeter, options)
            vocabulary = vocabulary_of(scale=criteria_of(perimeter=perimeter).scale)
            return read_content(content=options["content"], table=table, vocabulary=vocabulary)
        except Unreadable as error:
            return Register("", 0, (), (error.problem,))
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        except OSError as error:
            raise CommandError(str(error)) from error

    def _table(self, stream: IO[bytes], perimeter: Perimeter, options: dict[str, Any]) -> Table:
        content, source = options["content"], options["source"]
        asked = dict(pair.rpartition("=")[::2] for pair in options["column"])
        table = find_table(stream=stream, shape=SHAPES[content], guess=True)
        headings = [heading for heading, _field, _samples in table.headings]
        said = remembered(perimeter=perimeter, content=content, source=source, headings=headings)
        if asked:
            known = {heading: said[fold(heading)] for heading in headings if said and fold(heading) in said}
            said = checked_columns(content=content, headings=headings, columns={**known, **asked})
            if not options["dry_run"]:
                keep_columns(
                    actor=system_account(),
                    perimeter=perimeter,
                    content=content,
                    source=source,
                    headings=headings,
                    columns=said,
                    at=clock.now(),
                )
        if said:
            stream.seek(0)
            table = find_table(stream=stream, shape=SHAPES[content], mapping=said, guess=True)
        for heading, field, _samples in table.headings:
            if not field:
                self.stdout.write(translation.gettext("The column “%(heading)s” is left out.") % {"heading": heading})
        return table

    def _show(self, planned: list[Any], remarks: list[Problem]) -> None:
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
