"""Forms of imports of frameworks, and of carrying decisions from one edition to the next."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from controls import queries
from organisation.queries import perimeters_where
from web.forms import ActionForm, FileDropInput, RecordChoiceField, RecordMultipleChoiceField


class StageFrameworkForm(ActionForm):
    """A file of frameworks."""

    file = forms.FileField(
        label=_("File"),
        widget=FileDropInput(attrs={"accept": ".yaml,.yml,.json"}),
        help_text=_("A library of CISO Assistant (.yaml), or an OSCAL 1.x catalog or profile (.json)."),
    )


class ImportFrameworkForm(ActionForm):
    """Nothing to fill in: the preview says what will be written."""


class CarryOverForm(ActionForm):
    """The requirements whose decisions are carried over, in a perimeter and below."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("controls.adopt"))
    requirements = RecordMultipleChoiceField(
        label=_("Requirements"),
        records=queries.requirements,
        error_messages={"required": _("Tick at least one requirement.")},
    )

    def clean_requirements(self) -> list[Any]:
        """The chosen requirements."""
        return list(self.cleaned_data["requirements"])
