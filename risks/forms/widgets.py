"""Inputs made of several: the steps of a scale, its matrix, a correspondence between two scales, graded impacts."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from risks.models import Colour

PARTS = ("code", "title_fr", "title_en", "description_fr", "description_en", "colour")
FEWEST, MOST = 2, 6


def _whole(value: Any, default: int = 0) -> int:
    text = str(value or "").strip()
    return int(text) if text.isdigit() else default


def size_of(data: Mapping[str, Any], name: str, default: int) -> int:
    """How many steps a posted table of steps has."""
    return min(max(_whole(data.get(f"{name}-rows"), default), FEWEST), MOST)


class StepsInput(forms.Widget):
    """One line a step: code, wording in both languages, meaning, colour; the number of lines can be changed."""

    template_name = "risks/widgets/steps.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The lines, with the colours on offer."""
        context: dict[str, Any] = super().get_context(name, None, attrs)
        rows = [{part: step.get(part, "") for part in PARTS} for step in value or ()]
        context["widget"].update({"rows": rows, "colours": Colour.choices, "fewest": FEWEST, "most": MOST})
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, str]] | None:
        """The lines as they were typed, as many as asked for."""
        if f"{name}-rows" not in data and f"{name}-0-code" not in data:
            return None
        rows = range(size_of(data, name, FEWEST))
        return [{part: str(data.get(f"{name}-{row}-{part}", "")).strip() for part in PARTS} for row in rows]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether nothing was sent."""
        return self.value_from_datadict(data, files, name) is None

    def id_for_label(self, id_: str) -> str:
        """A table has no single input."""
        return ""


class MatrixInput(forms.Widget):
    """The matrix itself, a level to choose in each cell; severity rises upwards, likelihood to the right."""

    template_name = "risks/widgets/matrix.html"
    likelihoods: Sequence[str] = ()
    severities: Sequence[str] = ()
    levels: Sequence[tuple[int, str, str]] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The cells by line, the highest severity first."""
        context: dict[str, Any] = super().get_context(name, None, attrs)
        given = [[_whole(cell) for cell in row] for row in value or ()]
        tints = {level: tint for level, _label, tint in self.levels}
        lines = []
        for severity in range(len(self.severities) - 1, -1, -1):
            cells = []
            for likelihood in range(len(self.likelihoods)):
                level = (
                    given[severity][likelihood] if severity < len(given) and likelihood < len(given[severity]) else 0
                )
                cells.append({"name": f"{name}-{severity}-{likelihood}", "level": level, "tint": tints.get(level, "")})
            lines.append({"label": self.severities[severity], "number": severity + 1, "cells": cells})
        context["widget"].update({"lines": lines, "likelihoods": self.likelihoods, "levels": self.levels})
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[list[int]] | None:
        """The levels, from the lowest severity up."""
        height, width = size_of(data, "severities", 0), size_of(data, "likelihoods", 0)
        if f"{name}-0-0" not in data:
            return None
        return [[_whole(data.get(f"{name}-{row}-{column}")) for column in range(width)] for row in range(height)]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether nothing was sent."""
        return f"{name}-0-0" not in data

    def id_for_label(self, id_: str) -> str:
        """A table has no single input."""
        return ""


class PairsInput(forms.Widget):
    """One choice a line: what each former step becomes, or how severe each kind of impact is."""

    template_name = "risks/widgets/pairs.html"
    lines: Sequence[tuple[str, str]] = ()
    choices: Sequence[tuple[Any, str]] = ()
    blank = False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The lines with what is chosen; while no line is known, what was chosen is carried along unseen."""
        context: dict[str, Any] = super().get_context(name, None, attrs)
        chosen = {str(key): str(given) for key, given in (value or {}).items()}
        rows = [
            {"name": f"{name}-{key}", "key": key, "label": label, "chosen": chosen.get(key, "")}
            for key, label in self.lines
        ]
        options = [(str(key), label) for key, label in self.choices]
        kept = [] if self.lines else [(f"{name}-{key}", given) for key, given in chosen.items()]
        context["widget"].update({"rows": rows, "options": options, "blank": self.blank, "kept": kept})
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str] | None:
        """What was chosen, line by line."""
        sent = {key.removeprefix(f"{name}-"): data.get(key) for key in data if key.startswith(f"{name}-")}
        return {key: value for key, value in sent.items() if value}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether nothing was sent."""
        return not any(key.startswith(f"{name}-") for key in data)

    def id_for_label(self, id_: str) -> str:
        """A table has no single input."""
        return ""


class StepsField(forms.Field):
    """The steps of one axis."""

    widget = StepsInput


class MatrixField(forms.Field):
    """The levels, from the lowest severity up."""

    widget = MatrixInput


class PairsField(forms.Field):
    """A whole number for each line; lines left blank are left out."""

    widget = PairsInput

    def to_python(self, value: Any) -> dict[Any, int]:
        """Numbers; anything else was not chosen from what is offered."""
        known = {key for key, _label in self.widget.lines}
        offered = {str(key) for key, _label in self.widget.choices}
        found: dict[Any, int] = {}
        for key, given in (value or {}).items():
            if key not in known or str(given) not in offered:
                raise ValidationError(_("Choose among what is offered."), code="invalid")
            found[int(key) if key.isdigit() else key] = int(given)
        return found

    def validate(self, value: Any) -> None:
        """Every line is chosen where all are asked for."""
        if self.required and len(value) < len(self.widget.lines):
            raise ValidationError(_("Choose something on every line."), code="required")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare numbers with numbers."""
        return {str(key): str(given) for key, given in (initial or {}).items()} != (data or {})
