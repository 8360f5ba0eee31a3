"""Spans of time as people write them (“30 min”, “4 h”, “1 j 12 h”), kept in whole minutes (pure)."""

import re

from django.utils.translation import pgettext

HOUR, DAY = 60, 24 * 60
UNITS = {"min": 1, "mn": 1, "m": 1, "h": HOUR, "j": DAY, "d": DAY}
PIECE = re.compile(r"(\d+)\s*([a-z]+)")


def minutes_of(text: str) -> int:
    """Whole minutes. Raises ValueError on anything that is no span."""
    folded = text.strip().lower()
    pieces = PIECE.findall(folded)
    if not pieces or PIECE.sub("", folded).strip() or any(unit not in UNITS for _number, unit in pieces):
        raise ValueError(text)
    return sum(int(number) * UNITS[unit] for number, unit in pieces)


def written(minutes: int | None) -> str:
    """The shortest wording: 90 → “1 h 30 min”; nothing for None."""
    if minutes is None:
        return ""
    days, rest = divmod(minutes, DAY)
    hours, left = divmod(rest, HOUR)
    parts = [(days, pgettext("unit of days", "d")), (hours, "h"), (left, "min")]
    said = " ".join(f"{number}\u00a0{unit}" for number, unit in parts if number)
    return said or "0\u00a0min"
