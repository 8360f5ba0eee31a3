"""The register as a file that an import reads back: the headings of the template, every value as it is read."""

from collections.abc import Callable, Iterable
from typing import Any

from risks.models import Axis, Risk
from risks.registers.template import COLUMNS
from risks.registers.values import escaped
from risks.text import in_language
from web.tables import Column

OPTIONS = {
    "modify": ("Réduire", "Modify"),
    "avoid": ("Refuser", "Avoid"),
    "share": ("Partager", "Share"),
    "retain": ("Maintenir", "Retain"),
}
EXTRA = (
    ("description", {"fr": "Description", "en": "Description"}),
    ("cost_euros", {"fr": "Coût estimé (€)", "en": "Estimated cost (€)"}),
)


def file_columns() -> tuple[Column, ...]:
    """The columns of the template, in its order, with the description and the cost in euros."""
    named = [(field, headings) for field, headings, _example in COLUMNS if field != "cost_thousands"]
    return tuple(
        Column(field, Heading(headings), value=_reader(field), wide=field in ("title", "assets"))
        for field, headings in [*named, *EXTRA]
    )


class Heading:
    """A text in the reader's language, read when it is shown."""

    def __init__(self, headings: dict[str, str]) -> None:
        self.headings = headings

    def __str__(self) -> str:
        return in_language(french=self.headings["fr"], english=self.headings["en"])


def _reader(field: str) -> Callable[[Risk], Any]:
    if field in READERS:
        return READERS[field]
    for axis in (Axis.LIKELIHOOD, Axis.SEVERITY):
        if field.endswith(axis.value):
            return lambda risk: _step(risk, axis, field)
    return lambda risk: getattr(risk, field)


def _step(risk: Risk, axis: Axis, field: str) -> str:
    step = risk.scale.step(axis, getattr(risk, field)) if risk.scale else None
    return step.title if step else ""


def listed(values: Iterable[str]) -> str:
    """Several values in one cell, one a line."""
    return "\n".join(escaped(value) for value in values if value)


def _controls(risk: Risk, role: str) -> str:
    links = [link for link in risk.control_links.all() if link.role == role]
    return listed([*sorted(_control(link) for link in links), *getattr(risk, f"{role}_controls").splitlines()])


def _control(link: Any) -> str:
    if link.control is not None:
        return str(link.control.reference)
    requirement = link.requirement
    return str(
        requirement.ref if requirement.ref.startswith("A.") else f"{requirement.framework.code} {requirement.ref}"
    )


def _option(risk: Risk) -> str:
    french, english = OPTIONS.get(risk.option, ("", ""))
    return in_language(french=french, english=english)


def _line(risk: Risk, name: str) -> Any:
    """The line of the plan that a register keeps, if there is one."""
    line = next((line for line in risk.actions.all() if line.from_register), None)
    return getattr(line, name, None)


READERS: dict[str, Callable[[Risk], Any]] = {
    "reference": lambda risk: risk.source_reference or risk.reference,
    "feared_event": lambda risk: risk.feared_event_text,
    "owner": lambda risk: risk.owner_text,
    "assets": lambda risk: listed(sorted(link.asset.name for link in risk.asset_links.all())),
    "threats": lambda risk: listed(sorted(str(link) for link in risk.threat_links.all())),
    "vulnerabilities": lambda risk: listed(sorted(str(link) for link in risk.vulnerability_links.all())),
    "criteria": lambda risk: ", ".join(risk.criteria),
    "existing_controls": lambda risk: _controls(risk, "existing"),
    "planned_controls": lambda risk: _controls(risk, "planned"),
    "treatment": _option,
    "due_on": lambda risk: _line(risk, "due_on"),
    "cost_euros": lambda risk: _line(risk, "cost"),
}
