"""What the wizard proposes (pure): threats of a type of asset, vulnerabilities and sources of a threat."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("proposals.yaml")
Table = Mapping[str, list[str]]


@cache
def _tables() -> Mapping[str, Table]:
    data: Mapping[str, Table] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return data


def threats_for(*, types: Iterable[str]) -> list[str]:
    """References of threats, those that several of the types share first."""
    return _ranked("threats_of_types", types)


def vulnerabilities_for(*, threats: Iterable[str]) -> list[str]:
    """References of vulnerabilities, those that several of the threats share first."""
    return _ranked("vulnerabilities_of_threats", threats)


def sources_for(*, threats: Iterable[str]) -> list[str]:
    """References of risk sources, those that several of the threats share first."""
    return _ranked("sources_of_threats", threats)


def _ranked(name: str, keys: Iterable[str]) -> list[str]:
    table = _tables()[name]
    counted = Counter(ref for key in keys for ref in table.get(key, ()))
    return [ref for ref, _number in counted.most_common()]
