"""The columns of a file: one line a heading, with a few of its values, and what it holds."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class ColumnsInput(forms.Widget):
    """A table: the heading, the first values below it, and the choice of what the column holds."""

    template_name = "risks/widgets/columns.html"
    lines: Sequence[tuple[str, str, Sequence[str]]] = ()
    choices: Sequence[tuple[str, str]] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The lines with what is chosen; a column that nothing is known of is shown as such."""
        context: dict[str, Any] = super().get_context(name, None, attrs)
        chosen = value if isinstance(value, dict) else {}
        rows = [
            {
                "name": f"{name}-{number}",
                "heading": heading,
                "samples": samples,
                "chosen": chosen.get(heading, field),
                "known": bool(field),
            }
            for number, (heading, field, samples) in enumerate(self.lines)
        ]
        context["widget"].update({"rows": rows, "options": self.choices})
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str] | None:
        """What was chosen for each heading; those without an answer are left as they are."""
        sent = {
            heading: data[key]
            for number, (heading, _field, _samples) in enumerate(self.lines)
            if (key := f"{name}-{number}") in data
        }
        return sent or None

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether nothing was sent."""
        return self.value_from_datadict(data, files, name) is None

    def id_for_label(self, id_: str) -> str:
        """A table has no single input."""
        return ""


class ColumnsField(forms.Field):
    """Heading → what the column holds, nothing for a column that is left out."""

    widget = ColumnsInput

    def to_python(self, value: Any) -> dict[str, str]:
        """Only what is offered."""
        offered = {"", *(name for name, _label in self.widget.choices)}
        found: dict[str, str] = value or {}
        if set(found.values()) - offered:
            raise ValidationError(_("Choose among what is offered."), code="invalid")
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Sending it is choosing."""
        return bool(data)
