"""What a verification found, in words for the page of its job."""

from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from trail.models import Verification
from trail.verification import Report

DETAILS = 50


def outcome_of(report: Report) -> dict[str, Any]:
    """The result of the job: one sentence, its tone, and the first findings."""
    figures = {
        "entries": number_format(report.entries, use_l10n=True, force_grouping=True),
        "rows": number_format(report.rows, use_l10n=True, force_grouping=True),
        "count": report.count or report.doubts,
    }
    sentence, tone = {
        Verification.Outcome.INTACT: (
            _("The trail is intact: %(entries)s entries and %(rows)s rows computed again."),
            "ok",
        ),
        Verification.Outcome.UNSURE: (_("Nothing is wrong, but %(count)d points cannot be told."), "warn"),
        Verification.Outcome.VIOLATED: (
            _("The trail was altered: %(count)d findings. Keep everything as it is and warn the security officer."),
            "bad",
        ),
    }[report.outcome]
    return {
        "summary": sentence % figures,
        "tone": tone,
        "details": [str(finding) for finding in report.findings[:DETAILS]],
        "outcome": str(report.outcome),
        "size": report.size,
    }
