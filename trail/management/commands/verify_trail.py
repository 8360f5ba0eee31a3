"""Verify the trail: exit 0 when it is intact, 1 when it is violated, 2 when that cannot be told."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from trail.models import Verification
from trail.verification import Report, verify

EXIT = {Verification.Outcome.INTACT: 0, Verification.Outcome.VIOLATED: 1, Verification.Outcome.UNSURE: 2}


class Command(BaseCommand):
    """manage.py verify_trail."""

    help = "Verifies the trail. Exit 0: intact, 1: violated (table, row and field are named), 2: cannot tell."
    requires_system_checks: list[str] = []  # a spoilt database must not keep it from looking

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since-last", action="store_true", help="only what came since the last one found intact")

    def handle(self, *_args: Any, since_last: bool, **_options: Any) -> None:
        report = verify(since_last=since_last)
        self._tell(report)
        if code := EXIT[report.outcome]:
            sys.exit(code)

    def _tell(self, report: Report) -> None:
        for finding in report.findings:
            style = self.style.ERROR if finding.grave else self.style.WARNING
            self.stdout.write(style(str(finding)))
        hidden = report.count + report.doubts - len(report.findings)
        if hidden:
            self.stdout.write(_("… and %s more") % hidden)
        self.stdout.write(
            _("%(entries)s entries and %(rows)s rows verified, checkpoint at %(size)s: %(outcome)s")
            % {
                "entries": report.entries,
                "rows": report.rows,
                "size": report.size,
                "outcome": report.outcome.label,
            }
        )
        if report.unfinished:
            told = _("%s numbers were in flight when a process ended: nothing was committed under them")
            self.stdout.write(told % report.unfinished)
