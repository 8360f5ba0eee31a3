"""Threats and matrices as libraries of other tools write them, made into rows of our own (pure)."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Final

from risks.levels import OutOfScale, grid

Row = Mapping[str, Any]
MARK: Final = ":"
"""The references of what comes from a library hold it; those of the shipped catalogue never do."""
FEWEST, MOST = 2, 6
COLOURS: Final = {
    2: ("green", "red"),
    3: ("green", "amber", "red"),
    4: ("green", "amber", "orange", "red"),
    5: ("green", "lime", "amber", "orange", "red"),
    6: ("green", "lime", "amber", "orange", "red", "violet"),
}


class LeftOut(ValueError):
    """A matrix that no scale of ours can hold; its text is a code."""


def threat_of(row: Row) -> dict[str, Any]:
    """The columns of a threat. Its origins and criteria are not said by libraries."""
    french, english = _both(row, "name", row)
    summary = " ".join(" ".join(_both(row, "description", row)).split())[:200]
    fallback = french or english or summary or _tail(row)
    return {
        "ref": _ref(row), "title_fr": (french or fallback)[:200], "title_en": (english or fallback)[:200],
        "category": "library", "category_fr": str(row.get("library", ""))[:120],
        "category_en": str(row.get("library", ""))[:120], "origins": [], "criteria": "",
    }  # fmt: skip


def scale_of(row: Row) -> dict[str, Any]:
    """The columns of a scale and its steps, the most prudent line proposed. Raises LeftOut with the reason's code."""
    likelihoods, severities, levels = (_listed(row, key) for key in ("probability", "impact", "risk"))
    if not all(FEWEST <= len(steps) <= MOST for steps in (likelihoods, severities, levels)):
        raise LeftOut("steps")
    french, english = _both(row, "name", row)
    return {
        "ref": _ref(row), "title_fr": (french or english or _tail(row))[:200],
        "title_en": (english or french or _tail(row))[:200], "matrix": _matrix(row, likelihoods, severities, levels),
        "acceptance_line": 1, "appetite": None, "is_default": False,
        "steps": [
            _step(axis, rank, step, row, COLOURS[len(steps)][rank - 1])
            for axis, steps in (("likelihood", likelihoods), ("severity", severities), ("level", levels))
            for rank, step in enumerate(steps, start=1)
        ],
    }  # fmt: skip


def left_out(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """The matrices that cannot be taken: the name of each, and why."""
    found = []
    for row in rows:
        try:
            scale_of(row)
        except LeftOut as reason:
            found.append((str(row.get("name") or row.get("ref_id") or "–"), str(reason)))
    return found


def _matrix(row: Row, likelihoods: Sequence[Row], severities: Sequence[Row], levels: Sequence[Row]) -> list[list[int]]:
    """The file gives a row a likelihood, a column a severity, and counts levels from nought."""
    cells = row.get("grid")
    wide, high = len(likelihoods), len(severities)
    if not isinstance(cells, list) or len(cells) != wide or any(len(each) != high for each in cells):
        raise LeftOut("grid")
    turned = [[cells[likelihood][severity] for likelihood in range(wide)] for severity in range(high)]
    if any(not isinstance(value, int) or not 0 <= value < len(levels) for line in turned for value in line):
        raise LeftOut("grid")
    try:
        return [list(line) for line in grid(rows=[[value + 1 for value in line] for line in turned]).rows]
    except OutOfScale as error:
        raise LeftOut("falls") from error


def _listed(row: Row, key: str) -> list[Row]:
    found = row.get(key)
    if not isinstance(found, list) or any(not isinstance(step, Mapping) for step in found):
        raise LeftOut("grid")
    return list(found)


def _step(axis: str, rank: int, step: Row, top: Row, colour: str) -> dict[str, Any]:
    french, english = _both(step, "name", top)
    told_fr, told_en = _both(step, "description", top)
    return {
        "axis": axis, "value": rank, "code": str(step.get("abbreviation") or rank)[:8],
        "title_fr": (french or english or str(rank))[:80], "title_en": (english or french or str(rank))[:80],
        "description_fr": told_fr, "description_en": told_en, "colour": colour,
    }  # fmt: skip


def _both(row: Row, key: str, top: Row) -> tuple[str, str]:
    """The French and the English of a text, each standing for the other where there is only one."""
    found = {str(top.get("locale") or "en")[:2].lower(): str(row.get(key) or "").strip()}
    translations = row.get("translations")
    for language, words in (translations if isinstance(translations, Mapping) else {}).items():
        if isinstance(words, Mapping) and isinstance(words.get(key), str):
            found.setdefault(str(language)[:2].lower(), words[key].strip())
    anyone = next((text for text in found.values() if text), "")
    return found.get("fr") or found.get("en") or anyone, found.get("en") or found.get("fr") or anyone


def _tail(row: Row) -> str:
    return str(row.get("urn", "")).rpartition(":")[2] or "–"


def _ref(row: Row) -> str:
    """The reference of the file, and enough of its identifier to tell it from those of other libraries."""
    plain = unicodedata.normalize("NFKD", str(row.get("ref_id") or _tail(row))).encode("ascii", "ignore").decode()
    short = re.sub(r"[^A-Za-z0-9.]+", "-", plain).strip("-")[:30]
    return f"{short}{MARK}{hashlib.sha256(str(row.get('urn', '')).lower().encode()).hexdigest()[:6]}"
