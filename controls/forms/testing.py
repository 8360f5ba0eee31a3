"""Forms of tests: drawing a sample, recording what was found on it; the filter of the list of tests."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from controls import queries
from controls.actions.testing import CONFORM, EXCEPTION, UNAVAILABLE
from controls.models import ControlTest
from organisation.queries import people, perimeters
from web.filters import ChoiceFilter, DateFilter, RecordChoiceFilter, RecordFilter
from web.forms import ActionForm, DateField, RecordChoiceField, RecordMultipleChoiceField

ITEM_LABELS = {
    CONFORM: _("As it should be"),
    EXCEPTION: _("Exception"),
    UNAVAILABLE: _("Could not be examined"),
}


class DrawSampleForm(ActionForm):
    """A population, and how many of its items to draw."""

    sections = ((_("Population"), ("names", "numbered", "size")),)

    subject = forms.CharField(
        label=_("What is tested"),
        widget=forms.Textarea,
        help_text=_("The question asked of each item: “Was the account closed on the day of the departure?”"),
    )
    names = forms.CharField(
        label=_("Names of the items, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Paste the list that the sample is drawn from: accounts, tickets, servers…"),
    )
    numbered = forms.IntegerField(
        label=_("Or how many numbered items"),
        min_value=1,
        required=False,
        help_text=_("When the items are numbered from 1 and have no list."),
    )
    size = forms.IntegerField(label=_("Items to draw"), min_value=1)


class ItemsWidget(forms.Widget):
    """One line for each item drawn: its result, and a word about it."""

    template_name = "controls/widgets/items.html"
    drawn: list[dict[str, Any]] = []

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The items with what was said of each."""
        context = super().get_context(name, value, attrs)
        said = {item.get("number"): item for item in value or []}
        context["widget"]["rows"] = [{**item, **said.get(item["number"], {})} for item in self.drawn]
        context["widget"]["choices"] = list(ITEM_LABELS.items())
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, Any]]:
        """What was said of each item."""
        return [
            {
                "number": item["number"],
                "result": data.get(f"{name}-{item['number']}-result", ""),
                "note": data.get(f"{name}-{item['number']}-note", ""),
            }
            for item in self.drawn
        ]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """The lines come under names of their own."""
        return not any(key.startswith(f"{name}-") for key in data)

    def id_for_label(self, id_: str) -> str:
        """A group of fields has no single one to label."""
        return ""

    use_fieldset = True


class ItemsField(forms.Field):
    """The results of the items of a sample."""

    widget = ItemsWidget

    def draw_from(self, drawn: list[dict[str, Any]]) -> None:
        """The items to ask about."""
        widget: Any = self.widget
        widget.drawn = drawn


class RecordTestForm(ActionForm):
    """What was tested and what was found; with a sample, item by item."""

    sections = ((_("Sample"), ("items", "population", "sample", "exceptions")),)

    draw = RecordChoiceField(label=_("Sample drawn"), records=queries.draws, required=False, widget=forms.HiddenInput)
    subject = forms.CharField(
        label=_("What was tested"), widget=forms.Textarea(attrs={"rows": 2}), help_text=_("The question asked.")
    )
    method = forms.ChoiceField(label=_("Method"), choices=ControlTest.Method.choices)
    tested_on = DateField(label=_("Tested on"), required=False, help_text=_("Today, if left empty."))
    tester = RecordChoiceField(
        label=_("Tester"), records=people, help_text=_("Somebody else than the owner of the control.")
    )
    items = ItemsField(label=_("Result of each item"), required=False)
    population = forms.IntegerField(
        label=_("Population"), min_value=0, required=False, help_text=_("How many items the sample was drawn from.")
    )
    sample = forms.IntegerField(label=_("Items tested"), min_value=0, required=False)
    exceptions = forms.IntegerField(label=_("Exceptions found"), min_value=0, initial=0)
    result = forms.ChoiceField(label=_("Result"), choices=ControlTest.Result.choices)
    conclusion = forms.CharField(label=_("What was found"), widget=forms.Textarea)
    evidence = RecordMultipleChoiceField(label=_("Evidence"), records=queries.evidence, required=False)

    def prepare(self) -> None:
        """With a sample its own lines are asked for, and what follows from them is not; without one, the reverse."""
        drawn = queries.draw_named(self.user, self._named_draw(), control=self.record)
        if drawn is None:
            del self.fields["items"]
            return
        for name in ("population", "sample", "exceptions"):
            del self.fields[name]
        items = self.fields["items"]
        if isinstance(items, ItemsField):
            items.required = True
            items.draw_from(list(drawn.drawn))

    def _named_draw(self) -> str:
        given: Mapping[str, Any] = self.data if self.is_bound else self.initial
        return str(given.get("draw") or "")

    def clean_evidence(self) -> list[Any]:
        """The chosen evidence."""
        return list(self.cleaned_data["evidence"])


class TestFilter(RecordFilter):
    """What a list of tests may be narrowed by."""

    __test__ = False  # its name is not that of a test class

    perimeter = RecordChoiceFilter(label=_("Perimeter"), records=perimeters, method="within")
    result = ChoiceFilter(label=_("Result"), choices=ControlTest.Result.choices)
    method = ChoiceFilter(label=_("Method"), choices=ControlTest.Method.choices)
    tester = RecordChoiceFilter(label=_("Tester"), records=people)
    since = DateFilter(label=_("Tested since"), field_name="tested_on", lookup_expr="gte")

    def within(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """The tests of a perimeter and below it."""
        narrowed: QuerySet[Any] = rows.of(value)  # type: ignore[attr-defined]
        return narrowed
