"""The PDF of a PDCA review: the same figures as its page."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audits.models import Audit
from improvement.models import Nonconformity
from organisation.models import Perimeter
from reports.registry import report
from reviews import queries


@report("reviews.pdca", label=gettext_lazy("PDCA review"), template="reviews/print/pdca.html")
def pdca(*, perimeter: Perimeter, on: date, review: str) -> dict[str, Any]:
    """Everything that the page of a review shows, with its period."""
    found = queries.review_to_print(review=review)
    phases = queries.phases(review=found)
    return {
        "title": _("PDCA review"),
        "subtitle": found.reference,
        "period": f"{found.starts_on:%d/%m/%Y} – {found.ends_on:%d/%m/%Y}",
        "review": found,
        "phases": phases,
        "picture": worded(found.picture),
        "decisions": queries.decisions_to_print(review=found),
        "signatories": [_("Security officer"), _("Top management")],
        "data": {
            "review": found.reference,
            "perimeter": found.perimeter.name,
            "period": [found.starts_on.isoformat(), found.ends_on.isoformat()],
            "figures": {
                figure.key: None if figure.value is None else str(figure.value)
                for phase in phases
                for figure in phase.figures
            },
            "picture": found.picture,
        },
    }


def worded(picture: dict[str, Any]) -> dict[str, Any]:
    """The kept lists, their codes in the reader's words and their dates as dates."""
    grades, kinds, statuses = (
        dict(choices) for choices in (Nonconformity.Grade.choices, Audit.Kind.choices, Audit.Status.choices)
    )
    words = {"grade": grades, "kind": kinds, "status": statuses}

    def line(row: dict[str, Any]) -> dict[str, Any]:
        shown = {key: words[key].get(value, value) if key in words else value for key, value in row.items()}
        if "due" in shown:
            shown["due"] = date.fromisoformat(shown["due"])
        return shown

    return {name: [line(row) for row in rows] for name, rows in picture.items()}
