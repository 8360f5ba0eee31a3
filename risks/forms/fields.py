"""Fields of our own: the letters of the criteria touched, and a step of the scale in force."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from risks.spans import minutes_of, written

CRITERIA_CHOICES = [
    ("D", _("Availability")),
    ("I", _("Integrity")),
    ("C", _("Confidentiality")),
    ("T", _("Traceability")),
]


class CriteriaField(forms.MultipleChoiceField):
    """Criteria touched, as letters in the order D I C T."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"choices": CRITERIA_CHOICES, "required": False, **options})

    def prepare_value(self, value: Any) -> Any:
        """“DI” ticks D and I."""
        return list(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """The letters, joined."""
        chosen = super().clean(value)
        return "".join(letter for letter, _label in CRITERIA_CHOICES if letter in chosen)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare letters with letters."""
        return set(initial or "") != set(data or [])


class StepField(forms.TypedChoiceField):
    """A step of one axis of the scale in force; its choices are set once the risk is known."""

    def __init__(self, **options: Any) -> None:
        shown = forms.RadioSelect(attrs={"class": "one-a-line"})
        super().__init__(**{"coerce": int, "choices": [], "widget": shown, **options})


class NeedField(forms.TypedChoiceField):
    """A need from 1 to 4, or nothing yet; the catalogue's wording stands beside each value."""

    def __init__(self, *, choices: Any, **options: Any) -> None:
        offered = [("", _("Not assessed")), *choices]
        shown = {"widget": forms.RadioSelect(attrs={"class": "one-a-line"}), "required": False, "empty_value": None}
        super().__init__(**{"coerce": int, "choices": offered, **shown, **options})

    def word(self, descriptions: dict[int, str]) -> None:
        """Put the wording of the catalogue beside each value."""
        offered: Any = self.choices
        self.choices = [(value, descriptions.get(value, label) if value else label) for value, label in offered]


class SpanField(forms.CharField):
    """A span of time such as “4 h” or “1 d 12 h”, kept in whole minutes."""

    def __init__(self, **options: Any) -> None:
        help_text = options.pop("help_text", "")
        said = _("Such as 30 min, 4 h, 2 d.")
        super().__init__(**{"required": False, "max_length": 40, "help_text": help_text or said, **options})

    def prepare_value(self, value: Any) -> Any:
        """240 is shown as “4 h”."""
        return written(value).replace("\u00a0", " ") if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        """Whole minutes, or nothing."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return minutes_of(text)
        except ValueError as error:
            raise ValidationError(_("Write a number and its unit: 30 min, 4 h, 2 d."), code="span") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is shown."""
        return str(self.prepare_value(initial) or "") != str(data or "")
