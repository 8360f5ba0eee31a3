"""What changed between two frozen statements (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

COMPARED = (
    "decision", "reasons", "sources", "justification", "owner", "maturity", "status", "effectiveness", "controls",
    "evidence", "derogations",
)  # fmt: skip


@dataclass(frozen=True)
class LineChange:
    """One requirement whose line differs: added, removed, or changed in the named fields (before, after)."""

    framework: str
    ref: str
    title_fr: str
    title_en: str
    kind: str
    fields: Sequence[tuple[str, Any, Any]]

    @property
    def key(self) -> tuple[str, str]:
        """What tells the line."""
        return self.framework, self.ref


def compare(*, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[LineChange]:
    """The lines that differ, in the order of the later statement, then those that are gone."""
    old, new = _by_key(before), _by_key(after)
    found = []
    for key, line in {**new, **{gone: old[gone] for gone in old if gone not in new}}.items():
        if key not in old or key not in new:
            found.append(_change(line, "removed" if key in old else "added", []))
            continue
        fields = [
            (name, old[key].get(name), line.get(name))
            for name in COMPARED
            if (old[key].get(name) or None) != (line.get(name) or None)
        ]
        if fields:
            found.append(_change(line, "changed", fields))
    return found


def _by_key(content: Mapping[str, Any]) -> dict[tuple[str, str], Mapping[str, Any]]:
    return {(line["framework"], line["ref"]): line for line in content["lines"]}


def _change(line: Mapping[str, Any], kind: str, fields: Sequence[tuple[str, Any, Any]]) -> LineChange:
    return LineChange(line["framework"], line["ref"], line["title_fr"], line["title_en"], kind, fields)
