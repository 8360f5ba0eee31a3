"""The words of an OSCAL control: its statement line by line, and parameters written where they are named."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from controls.imports.texts import plain
from controls.places import CatalogueError, Place

INSERT: Final = re.compile(
    r"\{\{\s*(?:insert:\s*param,\s*)?([A-Za-z_][\w.\-]*)\s*\}\}|<insert\s+[^>]*param-id=[\"']([\w.\-]+)[\"'][^>]*/?>"
)
STATEMENT: Final = frozenset({"statement", "item", "objective", "overview", "requirement"})
NESTED: Final = 8


def parameters_of(place: Place) -> dict[str, Any]:
    """The parameters that a place defines, by identifier."""
    listed = place.values.get("params") or []
    if not isinstance(listed, list):
        raise CatalogueError(path=f"{place.path}.params", code="not_list")
    found = {}
    for index, param in enumerate(listed):
        if not isinstance(param, Mapping) or not param.get("id"):
            raise CatalogueError(path=f"{place.path}.params[{index}].id", code="missing")
        kept = ("label", "values", "select", "constraints")
        found[str(param["id"])] = {key: plain(param[key]) for key in kept if param.get(key)}
    return found


def written(text: str, parameters: Mapping[str, Any], nested: int = NESTED) -> str:
    """A text with its parameters written in; one that is not set reads as what is to be chosen, in brackets."""

    def replace(match: "re.Match[str]") -> str:
        key = match.group(1) or match.group(2)
        if key not in parameters or not nested:
            return f"[{key}]"
        return written(said(parameters[key]) or f"[{key}]", parameters, nested - 1)

    return INSERT.sub(replace, text)


def said(parameter: Mapping[str, Any]) -> str:
    """One parameter in words: its value, else its choices, else its label."""
    values = [str(value) for value in parameter.get("values") or []]
    if values:
        return ", ".join(values)
    select = parameter.get("select") or {}
    choices = [str(choice) for choice in select.get("choice") or []] if isinstance(select, Mapping) else []
    if choices:
        return f"[{' | '.join(choices)}]"
    constraints = [str(row.get("description", "")) for row in parameter.get("constraints") or []]
    text = "; ".join(filter(None, constraints)) or str(parameter.get("label") or "")
    return f"[{text}]" if text else ""


def statement_of(place: Place) -> str:
    """What a control or a group states, one line a part, set in by depth; parameters are not written in yet."""
    return "\n".join(_lines(place, 0))


def _lines(place: Place, depth: int) -> Iterator[str]:
    for part in _parts(place):
        if part.values.get("name") in STATEMENT:
            prose = str(part.values.get("prose") or "").strip()
            label = _label(part)
            if prose or label:
                yield f"{'  ' * depth}{label} {prose}".rstrip() if label else f"{'  ' * depth}{prose}"
            yield from _lines(part, depth + bool(prose or label))


def texts_named(place: Place, name: str) -> list[str]:
    """The text of every part of this name."""
    return ["\n".join([str(part.values.get("prose") or "").strip(), *_inner(part)]).strip()
            for part in _parts(place) if part.values.get("name") == name]  # fmt: skip


def _inner(place: Place) -> Iterator[str]:
    for part in _parts(place):
        yield str(part.values.get("prose") or "").strip()
        yield from _inner(part)


def _parts(place: Place) -> list[Place]:
    return place.places("parts") if place.values.get("parts") is not None else []


def _label(place: Place) -> str:
    props = [prop for prop in place.values.get("props") or [] if isinstance(prop, Mapping)]
    return next((str(prop.get("value", "")) for prop in props if prop.get("name") == "label"), "")
