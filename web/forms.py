"""Forms: one per action, its fields the action's parameters. They parse; they never save."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from web.protocols import Rows

Text = Any
DATE_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
LONGEST = 100_000
"""Characters of any text: some forty pages, more than anything that people type."""
LARGEST = 2**31 - 1
"""Of any number that is not bounded otherwise: what every database holds."""


def narrowed(rows: Rows, user: Any) -> QuerySet[Any]:
    """The rows of a query for one person; the query may take the person by position or by name."""
    keyword = _keyword(rows)
    return rows(**{keyword: user}) if keyword else rows(user)


@lru_cache(maxsize=1024)
def _keyword(rows: Rows) -> str:
    first = next(iter(inspect.signature(rows).parameters.values()), None)
    return first.name if first is not None and first.kind is inspect.Parameter.KEYWORD_ONLY else ""


def _iso(text: str) -> str:
    """The date as a calendar takes it, or nothing when the text is no date."""
    for known in DATE_FORMATS:
        try:
            return datetime.strptime(text, known).date().isoformat()  # noqa: DTZ007 -- a civil date has no zone
        except ValueError:
            continue
    return ""


class DateInput(forms.DateInput):
    """The browser's own calendar, which shows dd/mm/yyyy to a French reader."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What was typed and is no date is shown again as it was typed, which a calendar would drop."""
        context = super().get_context(name, value, attrs)
        typed = context["widget"]["value"]
        if typed and not _iso(typed):
            context["widget"]["type"] = "text"
        return context

    def format_value(self, value: Any) -> str | None:
        """A date typed dd/mm/yyyy goes back into the calendar."""
        text = super().format_value(value)
        return _iso(text) or text if text else text


class DateTimeInput(forms.DateTimeInput):
    """The browser's own calendar and clock, in the time of Paris."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class DateField(forms.DateField):
    """A civil date, typed dd/mm/yyyy or picked."""

    widget = DateInput
    input_formats = DATE_FORMATS

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"input_formats": DATE_FORMATS, **options})


class DecimalField(forms.DecimalField):
    """A number, with a decimal comma or a decimal point."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"localize": True, **options})

    def to_python(self, value: Any) -> Any:
        """Accept 1 234,5 and 1234.5 alike, in either language."""
        if isinstance(value, str):
            value = "".join(value.split()).replace(",", ".")
        return super().to_python(value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Digits first on a telephone."""
        return {**super().widget_attrs(widget), "inputmode": "decimal"}


class RecordChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """A choice among the records that the person may see; empty until the form knows the person."""

    def __init__(self, *, records: Rows, **options: Any) -> None:
        self.records = records
        super().__init__(queryset=None, **{"empty_label": _("Choose…"), **options})

    def narrow(self, user: Any) -> None:
        """Offer what this person may see."""
        self.queryset = narrowed(self.records, user)


class RecordMultipleChoiceField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # the same
    """Several choices among the records that the person may see."""

    def __init__(self, *, records: Rows, **options: Any) -> None:
        self.records = records
        super().__init__(queryset=None, **options)

    def narrow(self, user: Any) -> None:
        """Offer what this person may see."""
        self.queryset = narrowed(self.records, user)


class FileDropInput(forms.FileInput):
    """A place to drop a file, or the usual button."""

    template_name = "web/widgets/file_drop.html"


class FilesInput(FileDropInput):
    """The same for several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each checked as one would be."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files, in the order given; an empty list when there is none."""
        given = data if isinstance(data, list | tuple) else [data]
        cleaned = [super(FilesField, self).clean(each, initial) for each in given if each] if any(given) else []
        if not cleaned and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return cleaned


class UserForm(forms.Form):
    """A form that knows who fills it in, so that its choices are theirs."""

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user
        for field in self.fields.values():
            _adapt(field)
            if hasattr(field, "narrow"):
                field.narrow(user)


def _adapt(field: forms.Field) -> None:
    """Native calendars for plain date fields, four lines for a long text, an end to all that is typed."""
    if isinstance(field, forms.CharField) and field.max_length is None:
        field.max_length = LONGEST
        field.validators.append(MaxLengthValidator(LONGEST))
    if isinstance(field, forms.IntegerField) and not isinstance(field, forms.FloatField) and field.max_value is None:
        field.max_value = LARGEST
        field.validators.append(MaxValueValidator(LARGEST))
    if type(field.widget) is forms.DateInput and isinstance(field, forms.DateField):
        field.widget, field.input_formats = DateInput(field.widget.attrs), DATE_FORMATS
    elif type(field.widget) is forms.DateTimeInput:
        field.widget = DateTimeInput(field.widget.attrs)
    elif isinstance(field.widget, forms.Textarea) and field.widget.attrs.get("rows") == "10":
        field.widget.attrs["rows"] = "4"


class ActionForm(UserForm):
    """The form of one action. `sections` may group its fields under headings: [(heading, [names])]."""

    sections: Sequence[tuple[Text, Sequence[str]]] = ()

    def __init__(self, *args: Any, user: Any, record: Any = None, **options: Any) -> None:
        self.record = record
        super().__init__(*args, user=user, **options)
        self.prepare()

    def prepare(self) -> None:
        """A place for a form to narrow its choices further by its record."""

    def grouped(self) -> Iterator[tuple[Text, list[forms.BoundField]]]:
        """The visible fields under their headings; those that no section names come first, without one."""
        named = {name for _heading, names in self.sections for name in names}
        loose = [field for field in self.visible_fields() if field.name not in named]
        if loose:
            yield "", loose
        for heading, names in self.sections:
            yield heading, [self[name] for name in names if name in self.fields]

    def take_errors(self, error: ValidationError) -> None:
        """Show what the action refused beside the fields it speaks of, and the rest above the form."""
        for name, problems in errors_by_field(error).items():
            self.add_error(name if name in self.fields else None, problems)


def errors_by_field(error: ValidationError) -> dict[str, list[ValidationError]]:
    """The problems of an error by field name, NON_FIELD_ERRORS for those of the whole."""
    if hasattr(error, "error_dict"):
        return dict(error.error_dict)
    return {NON_FIELD_ERRORS: list(error.error_list)}
