"""`manage.py import_framework FILE [--dry-run]`: writes everything that a file of frameworks holds, or nothing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from controls.actions import explain, write_framework
from controls.imports.reading import read_package
from controls.places import CatalogueError
from controls.queries.imports import plan_of
from organisation.queries import system_account


class Command(BaseCommand):
    help = "Import a CISO Assistant library (YAML) or an OSCAL 1.x catalog or profile (JSON); all of it, or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and whether to write."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="show what would happen and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, show, and write unless something is refused."""
        with translation.override(settings.LANGUAGE_CODE):
            try:
                self._import(options["file"], dry_run=options["dry_run"])
            except ValidationError as error:
                raise CommandError("\n".join(error.messages)) from error
            except CatalogueError as error:
                raise CommandError("\n".join(explain(error).messages)) from error
            except OSError as error:
                raise CommandError(str(error)) from error

    def _import(self, path: Path, *, dry_run: bool) -> None:
        data = path.read_bytes()
        plan = plan_of(package=read_package(content=data, file_name=path.name))
        for line in _told(plan):
            self.stdout.write(line)
        if dry_run:
            self.stdout.write(_("Nothing is written: this was a trial."))
            return
        write_framework(actor=system_account(), data=data, file_name=path.name)
        self.stdout.write(self.style.SUCCESS(_("Imported.")))


def _told(plan: dict[str, Any]) -> list[str]:
    lines = [
        _("%(title)s %(edition)s: %(assessable)s assessable requirements out of %(nodes)s lines")
        % {"title": row["title_fr"], **row}
        + "".join(f" · {kind} {count}" for kind, count in sorted(row["counts"].items()))
        for row in plan["frameworks"]
    ]
    lines += [_("%(source)s → %(target)s: %(rows)s mappings") % row for row in plan["mappings"]]
    if plan["models"]["total"]:
        lines.append(_("%(total)s models of controls, %(new)s of them new") % plan["models"])
    for name, part in plan["parts"].items():
        lines += _told_part(name, part)
    return lines + [_("%(name)s: not read") % {"name": name} for name in plan["unread"]]


def _told_part(name: str, part: dict[str, Any]) -> list[str]:
    """What becomes of the objects that another application may take: nothing is lost without a word."""
    if not part["taken"]:
        return [_("%(name)s: %(count)s, left aside") % {"name": name, "count": part["count"]}]
    aside = _("%(name)s: %(count)s, left aside")
    left = [aside % {"name": f"{name}, {title} ({code})", "count": 1} for title, code in part["left"]]
    return [f"{name}: {part['count'] - len(left)}, {_('taken into the catalogue of risks')}", *left]
