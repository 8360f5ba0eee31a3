"""The reference catalogue of risks as its YAML file gives it (pure): rows ready to be loaded, and the file's digest."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from risks.levels import grid, product_grid

FILE = Path(__file__).with_name("risk-catalogues.yaml")
COLOURS = {"#2e7d32": "green", "#9e9d24": "lime", "#f9a825": "amber", "#ef6c00": "orange", "#c62828": "red"}
# The highest level acceptable without management, proposed with each scale.
LINES = {"ebios_rm_4x4": 2, "iso27005_5x5": 2}
APPETITE = 1
Row = dict[str, Any]


@dataclass(frozen=True)
class Catalogue:
    """Every row by kind, each keyed by `ref`; scales apart, with their steps."""

    digest: str
    rows: Mapping[str, list[Row]]
    scales: list[Row]


def read_catalogue(*, path: Path = FILE) -> Catalogue:
    """Read and reshape the file. Raises ValueError when its own counts do not fit."""
    content = path.read_bytes()
    data = yaml.safe_load(content)
    rows = {
        "threat": list(_threats(data)),
        "vulnerability": list(_vulnerabilities(data)),
        "fearedevent": list(_feared_events(data)),
        "impacttype": [_titled(f"IM-{row['key']}", row) for row in data["impact_types"]],
        "risksource": [_titled(row["ref"], row) for row in data["risk_sources"]],
        "targetobjective": [_titled(row["ref"], row) for row in data["target_objectives"]],
        "assettype": list(_asset_types(data)),
        "securityneed": list(_needs(data)),
    }
    _check(data["meta"]["counts"], rows)
    return Catalogue(hashlib.sha256(content).hexdigest(), rows, [_scale(*pair) for pair in data["scales"].items()])


def _titled(ref: str, row: Row, **more: Any) -> Row:
    return {"ref": ref, "title_fr": row["title_fr"], "title_en": row["title_en"], **more}


def _category(key: str, table: list[Row]) -> Row:
    found = next(row for row in table if row["key"] == key)
    return {"category": key, "category_fr": found["title_fr"], "category_en": found["title_en"]}


def letters(criteria: list[str]) -> str:
    """Criteria as letters in the order D I C T."""
    return "".join(letter for letter in "DICT" if letter in criteria)


def _threats(data: Row) -> Iterator[Row]:
    for row in data["threats"]:
        category = _category(row["category"], data["threat_categories"])
        yield _titled(row["ref"], row, origins=row["origin"], criteria=letters(row["criteria"]), **category)


def _vulnerabilities(data: Row) -> Iterator[Row]:
    for row in data["vulnerabilities"]:
        category = _category(row["category"], data["vulnerability_categories"])
        yield _titled(row["ref"], row, annex_a=row["controls"], **category)


def _feared_events(data: Row) -> Iterator[Row]:
    for row in data["feared_events"]:
        more = {"impacts": row["impacts"], "usual_severity": row["default_severity"]}
        yield _titled(row["ref"], row, criteria=letters(row["criteria"]), **more)


def _asset_types(data: Row) -> Iterator[Row]:
    types = data["asset_types"]
    for row in types["business"]:
        yield _titled(row["ref"], row, nature="business", category="", category_fr="", category_en="")
    for row in types["supporting"]:
        yield _titled(row["ref"], row, nature="supporting", **_category(row["family"], types["families"]))


def _needs(data: Row) -> Iterator[Row]:
    for criterion in data["dict_needs"]:
        for row in criterion["levels"]:
            yield {
                "ref": f"{criterion['code']}{row['level']}",
                "title_fr": row["label_fr"],
                "title_en": row["label_en"],
                "criterion": criterion["code"],
                "criterion_fr": criterion["title_fr"],
                "criterion_en": criterion["title_en"],
                "level": row["level"],
                "description_fr": row["description_fr"],
                "description_en": row["description_en"],
                "rto_max": row.get("rto_max", ""),
                "rpo_max": row.get("rpo_max", ""),
            }


def _scale(ref: str, scale: Row) -> Row:
    steps = [_step("likelihood", rank, row) for rank, row in enumerate(scale["likelihood"], start=1)]
    steps += [_step("severity", rank, row) for rank, row in enumerate(scale["severity"], start=1)]
    steps += [_step("level", rank, row) for rank, row in enumerate(scale["risk_levels"], start=1)]
    return {
        "ref": ref,
        "title_fr": scale["title_fr"],
        "title_en": scale["title_en"],
        "matrix": _matrix(scale),
        "acceptance_line": LINES[ref],
        "appetite": APPETITE,
        "is_default": scale["default"],
        "steps": steps,
    }


def _matrix(scale: Row) -> list[list[int]]:
    """Rows from the lowest severity up; the file lists them from the top, or gives bands of a product."""
    if "matrix" in scale:
        return [list(row) for row in grid(rows=reversed(scale["matrix"])).rows]
    bands = [(level["min"], level["max"]) for level in scale["risk_levels"]]
    made = product_grid(likelihoods=len(scale["likelihood"]), severities=len(scale["severity"]), bands=bands)
    return [list(row) for row in made.rows]


def _step(axis: str, rank: int, row: Row) -> Row:
    return {
        "axis": axis,
        "value": rank,
        "code": row["code"],
        "title_fr": row["title_fr"],
        "title_en": row["title_en"],
        "description_fr": row.get("description_fr") or row.get("decision_fr") or "",
        "description_en": row.get("description_en") or row.get("decision_en") or "",
        "colour": COLOURS[row["color"]],
    }


def _check(counts: Mapping[str, int], rows: Mapping[str, list[Row]]) -> None:
    named = {
        "threats": "threat",
        "vulnerabilities": "vulnerability",
        "feared_events": "fearedevent",
        "risk_sources": "risksource",
        "target_objectives": "targetobjective",
    }
    for count, kind in named.items():
        if counts[count] != len(rows[kind]):
            raise ValueError(f"{count}: the file says {counts[count]} and holds {len(rows[kind])}")
