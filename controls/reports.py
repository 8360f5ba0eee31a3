"""The statement of applicability as a report (6.1.3 d; in French it answers HDS EXI-08)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from controls import queries, wording
from controls.applicability import EXCLUDED, INCLUDED, UNDECIDED
from controls.models.frameworks import in_language
from reports.registry import report


@report("controls.soa", label=gettext_lazy("Statement of applicability"), template="controls/print/soa.html")
def statement_of_applicability(
    *, perimeter: Any, on: date, version: str = "", internal: bool = False
) -> dict[str, Any]:
    """The version asked for, else the one in force, else the working statement, marked as a draft.

    `internal` prints maturity and effectiveness, which stay inside otherwise.
    """
    found = queries.printed_version(perimeter=perimeter, number=version, on=on)
    content = found.frozen.content if found else queries.working_content(perimeter=perimeter, on=on)
    names = queries.names_by_reference(perimeter=perimeter, references=[line["owner"] for line in content["lines"]])
    groups: dict[str, list[dict[str, Any]]] = {}
    for line in content["lines"]:
        groups.setdefault(line["framework"], []).append(_printed(line, names))
    titles = queries.framework_titles()
    return {
        "title": _("Statement of applicability"),
        "subtitle": _subtitle(found),
        "version": found,
        "draft": found is None,
        "internal": internal,
        "activities": content["activities"],
        "groups": [(titles.get(code, code), lines) for code, lines in groups.items()],
        "figures": _figures(content["lines"]),
        "data": content,
    }


def _subtitle(found: Any) -> str:
    if found is None:
        return _("Working document, not approved")
    return _("Version %(number)s – %(status)s") % {"number": found.number, "status": found.get_status_display()}


def _printed(line: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return {
        **line,
        "title": in_language(line["title_fr"], line["title_en"]),
        "decision_label": wording.DECISION_LABELS[line["decision"]],
        "status_label": wording.STATUS_LABELS[line["status"]],
        "effectiveness_label": wording.EFFECTIVENESS_LABELS[line["effectiveness"]],
        "owner_label": names.get(line["owner"], line["owner"]),
        "included": line["decision"] in INCLUDED,
        "ticked": dict.fromkeys(line["reasons"], True),
    }


def _figures(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The figures under the title, equal to those of the page."""
    included = [line for line in lines if line["decision"] in INCLUDED]
    return [
        {"label": _("Lines"), "value": len(lines)},
        {"label": _("Included"), "value": len(included)},
        {
            "label": _("Left out"),
            "value": sum(line["decision"] in EXCLUDED for line in lines),
        },
        {"label": _("Undecided"), "value": sum(line["decision"] == UNDECIDED for line in lines)},
        {"label": _("In place"), "value": sum(line["status"] == "implemented" for line in included)},
    ]
