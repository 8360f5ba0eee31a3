"""The statement of applicability as a report (6.1.3 d; in French it answers HDS EXI-08)."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from controls import queries, wording
from controls.applicability import EXCLUDED, INCLUDED, REASONS, UNDECIDED
from controls.models.frameworks import in_language
from reports.registry import report
from trail.queries import moment_of

FROZEN_STATUS = ("approved", "superseded")


@report("controls.soa", label=gettext_lazy("Statement of applicability"), template="controls/print/soa.html")
def statement_of_applicability(
    *, perimeter: Any, on: date, version: str = "", internal: bool = False
) -> dict[str, Any]:
    """The version asked for, else the one in force, else (or for "working") the statement as it stands, as a draft.

    `internal` prints maturity and effectiveness, which stay inside otherwise.
    """
    found = None if version == "working" else queries.printed_version(perimeter=perimeter, number=version, on=on)
    content = (
        found.frozen.content if found else queries.working_content(perimeter=perimeter, on=on, moment=moment_of(on=on))
    )
    names = queries.names_by_reference(perimeter=perimeter, references=[line["owner"] for line in content["lines"]])
    groups: dict[str, list[dict[str, Any]]] = {}
    for line in content["lines"]:
        groups.setdefault(line["framework"], []).append(_printed(line, names))
    titles = queries.framework_titles()
    return {
        "title": _("Statement of applicability"),
        "subtitle": _subtitle(found),
        "version": found,
        "digest": found.frozen.digest if found else "",
        "frozen": found is not None and found.status in FROZEN_STATUS,
        "draft": found is None,
        "internal": internal,
        "activities": content["activities"],
        "groups": [(titles.get(code, code), lines) for code, lines in groups.items()],
        "clauses": [
            {**row, "title": in_language(row["title_fr"], row["title_en"])} for row in content.get("clauses", [])
        ],
        "additional": [_printed_own(row) for row in content.get("additional", [])],
        "derogations": _derogations(content),
        "cited": _cited(content),
        "figures": _figures(content["lines"]),
        "data": content if internal else _without_internal(content),
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
        "owner_label": names.get(line["owner"], line["owner"]),
        "included": line["decision"] in INCLUDED,
        **_behind(line),
    }


def _printed_own(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **row,
        "decision_label": wording.DECISION_LABELS[row["decision"]],
        "included": row["decision"] in INCLUDED,
        **_behind(row),
    }


def _behind(row: dict[str, Any]) -> dict[str, Any]:
    sources = [_source(source) for source in row["sources"]]
    ticked = set(row.get("reasons", [])) | {kind for kind, _label in sources}
    return {
        "status_label": wording.STATUS_LABELS[row["status"]],
        "effectiveness_label": wording.EFFECTIVENESS_LABELS[row["effectiveness"]],
        "columns": [
            (kind in ticked, [label.partition(" ")[0] for each, label in sources if each == kind]) for kind in REASONS
        ],
        "whole": [label for _kind, label in sources],
        "expired": row["evidence"] - row.get("evidence_valid", row["evidence"]),
    }


def _source(source: Any) -> tuple[str, str]:
    """The column and the words of a source; the first versions froze both in one text."""
    if isinstance(source, dict):
        return source["kind"], source["label"]
    kind, _sep, label = source.partition(": ")
    return kind, label


def _derogations(content: dict[str, Any]) -> list[dict[str, Any]]:
    """Every derogation shown, once, with the lines it touches."""
    found: dict[str, dict[str, Any]] = {}
    for row in (*content["lines"], *content.get("additional", [])):
        for each in row.get("derogations", []):
            shown = found.setdefault(each["reference"], {**each, "refs": []})
            shown["refs"].append(row["ref"])
            shown["until"] = date_format(date.fromisoformat(each["expires_on"]), "d/m/Y")
    return list(found.values())


def _cited(content: dict[str, Any]) -> list[dict[str, Any]]:
    """Every risk, law and contract cited, once, with the lines that cite it."""
    labels = {"risk": _("Risk"), "legal": _("Legal"), "contract": _("Contract"), "best_practice": _("Best practice")}
    found: dict[tuple[str, str], list[str]] = {}
    for row in (*content["lines"], *content.get("additional", [])):
        for source in map(_source, row["sources"]):
            found.setdefault(source, []).append(row["ref"])
    ordered = sorted(found.items(), key=lambda item: (REASONS.index(item[0][0]), item[0][1]))
    return [{"kind_label": labels[kind], "label": label, "refs": refs} for (kind, label), refs in ordered]


def _without_internal(content: dict[str, Any]) -> dict[str, Any]:
    """The data without what stays inside."""
    inside = {"maturity", "effectiveness"}

    def outside(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{name: value for name, value in row.items() if name not in inside} for row in rows]

    return {
        name: outside(value) if name in {"lines", "clauses", "additional"} else value for name, value in content.items()
    }


def _figures(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The figures under the title, equal to those of the page."""
    included = [line for line in lines if line["decision"] in INCLUDED]
    return [
        {"label": _("Lines"), "value": len(lines)},
        {"label": _("Included"), "value": len(included)},
        {"label": _("Left out"), "value": sum(line["decision"] in EXCLUDED for line in lines)},
        {"label": _("Undecided"), "value": sum(line["decision"] == UNDECIDED for line in lines)},
        {"label": _("In place"), "value": sum(line["status"] == "implemented" for line in included)},
    ]
