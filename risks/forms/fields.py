"""Fields of our own: the letters of the criteria touched, and a step of the scale in force."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

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
        super().__init__(**{"coerce": int, "choices": [], **options})


class NeedField(forms.TypedChoiceField):
    """A need from 1 to 4, or nothing yet."""

    def __init__(self, *, choices: Any, **options: Any) -> None:
        offered = [("", _("Not assessed")), *choices]
        super().__init__(**{"coerce": int, "choices": offered, "required": False, "empty_value": None, **options})
