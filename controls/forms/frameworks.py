"""Forms of frameworks: loading and adopting; the filter of their pages."""

from typing import Any, cast

import django_filters
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from controls import catalogue, queries
from controls.models import Requirement
from organisation.queries import perimeters, perimeters_where
from web.filters import ChoiceFilter, RecordFilter
from web.forms import ActionForm, RecordChoiceField, UserForm


def _offered() -> list[tuple[str, str]]:
    english = (get_language() or "fr").startswith("en")
    return [(code, titles[english]) for code, titles in catalogue.titles().items()]


class LoadFrameworkForm(ActionForm):
    """A framework that comes with the product."""

    code = forms.ChoiceField(label=_("Framework"), choices=_offered)


class LoadMappingsForm(ActionForm):
    """Nothing to fill in."""


class AdoptFrameworkForm(ActionForm):
    """A framework that a perimeter answers to from now on."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("controls.adopt"))
    framework = RecordChoiceField(label=_("Framework"), records=queries.adoptable_frameworks)
    reason = forms.CharField(
        label=_("Why it is followed"),
        widget=forms.Textarea,
        help_text=_("The law, the contract or the decision that makes it binding."),
    )


class RequirementFilter(RecordFilter):
    """What requirements may be narrowed by."""

    framework = django_filters.CharFilter(field_name="framework__code", label=_("Framework"))
    ref = django_filters.CharFilter(label=_("Ref."))
    kind = ChoiceFilter(label=_("Kind"), choices=Requirement.Kind.choices)


class BrowseFilter(UserForm):
    """What the tree of a framework may be narrowed by."""

    q = forms.CharField(label=_("Search"), required=False)
    perimeter = RecordChoiceField(label=_("Coverage of"), records=perimeters, required=False, empty_label=None)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    coverage = forms.ChoiceField(
        label=_("Coverage"),
        required=False,
        choices=[("", _("All")), ("none", _("No control")), ("some", _("With a control")), ("done", _("In place"))],
    )

    @property
    def theme_field(self) -> forms.ChoiceField:
        """The field of themes."""
        return cast("forms.ChoiceField", self.fields["theme"])

    def offer(self, framework: Any, themes: list[str]) -> None:
        """The themes and the attributes of one framework, in its own words."""
        self.theme_field.choices = [
            ("", _("All")),
            *((value, framework.word(family="theme", value=value)) for value in themes),
        ]
        for family in catalogue.BROWSED_FAMILIES:
            words = framework.vocabulary.get(family)
            if words:
                choices = [("", _("All")), *((value, framework.word(family=family, value=value)) for value in words)]
                self.fields[family] = forms.ChoiceField(label=ATTRIBUTE_LABELS[family], required=False, choices=choices)


ATTRIBUTE_LABELS = {
    "control_type": _("Control type"),
    "properties": _("Security property"),
    "concepts": _("Concept"),
    "capabilities": _("Operational capability"),
    "domains": _("Security domain"),
    "implementation_groups": _("Implementation group"),
}
