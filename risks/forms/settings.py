"""Forms of the criteria and of imports."""

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.queries import perimeters_where
from risks.queries.scales import scales
from web.forms import ActionForm, FileDropInput, RecordChoiceField


class ChooseCriteriaForm(ActionForm):
    """The scale and the line of a perimeter."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("risks.configure"))
    scale = RecordChoiceField(label=_("Scale"), records=scales)
    acceptance_line = forms.IntegerField(
        label=_("Acceptance line"),
        min_value=1,
        max_value=9,
        help_text=_("Highest level that may be accepted without management."),
    )


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
