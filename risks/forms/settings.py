"""Forms of the catalogues and of imports."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.queries import perimeters_where
from risks.forms.columns import ColumnsField
from risks.queries.columns import label_of
from risks.registers.contents import SHAPES, Content
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
    content = forms.ChoiceField(label=_("What the file holds"), choices=Content, initial=Content.RISKS, required=False)
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=100,
        help_text=_(
            "A name for where the file comes from, such as the tool or the service. What its columns hold is "
            "remembered under this name; without one, by its headings."
        ),
    )


class MapColumnsForm(ActionForm):
    """What each column of the file holds."""

    columns = ColumnsField(label=_("Columns of the file"))

    def prepare(self) -> None:
        """The headings of the file, and what a column may hold."""
        field: Any = self.fields["columns"]
        if self.record is None:
            return
        field.widget.lines = [
            (heading["heading"], heading["field"], heading["samples"]) for heading in self.record.headings
        ]
        shape = SHAPES[self.record.content]
        field.widget.choices = [
            (name, f"{label_of(field=name)} *" if name in shape.required else str(label_of(field=name)))
            for name in shape.headings
        ]


class ImportRegisterForm(ActionForm):
    """Nothing to fill in: the preview says what will happen."""
