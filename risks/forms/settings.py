"""Forms of the catalogues and of imports."""

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.queries import perimeters_where
from web.forms import ActionForm, FileDropInput, RecordChoiceField


class LoadCataloguesForm(ActionForm):
    """Nothing to fill in."""


class StageRegisterForm(ActionForm):
    """The file of a register, and where it goes."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("risks.import"))
    file = forms.FileField(
        label=_("File"),
        widget=FileDropInput(attrs={"accept": ".xlsx,.xlsm,.csv,.txt"}),
        allow_empty_file=True,
        help_text=_("A spreadsheet (.xlsx) or a CSV file, 20 MB at most."),
    )


class ImportRegisterForm(ActionForm):
    """Nothing to fill in: the preview says what will happen."""
