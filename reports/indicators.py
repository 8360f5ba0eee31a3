"""What applications declare: each indicator, as a number for a perimeter and a date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

Number = Decimal | int | None


class IndicatorValue(Protocol):
    """The value for a perimeter and below it on a date; None when there is nothing to measure."""

    def __call__(self, *, perimeter: Any, on: date) -> Number: ...


@dataclass(frozen=True)
class Indicator:
    """One indicator: `unit` is "count", "percent", "days" or "level"."""

    key: str
    label: Any
    unit: str
    value: IndicatorValue


UNITS = ("count", "percent", "days", "level")
_indicators: dict[str, Indicator] = {}


def indicator(key: str, *, label: Any, unit: str = "count") -> Callable[[IndicatorValue], IndicatorValue]:
    """Declare an indicator over the function that computes it."""
    if unit not in UNITS:
        raise ValueError(f"{key}: the unit is one of {', '.join(UNITS)}")

    def declare(value: IndicatorValue) -> IndicatorValue:
        if key in _indicators:
            raise ValueError(f"two indicators are named {key}")
        _indicators[key] = Indicator(key=key, label=label, unit=unit, value=value)
        return value

    return declare


def indicators() -> list[Indicator]:
    """Every indicator, in the order of declaration."""
    return list(_indicators.values())


def indicator_of(*, key: str) -> Indicator:
    """The indicator of this name. Raises KeyError."""
    return _indicators[key]
