"""The forms of the actions of reviews, and the filters of its lists."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.queries import people, perimeters, perimeters_where
from reports.indicators import indicators
from reviews.models import Objective, Review
from web.filters import ChoiceFilter, RecordChoiceFilter, RecordFilter, SearchFilter
from web.forms import ActionForm, DateField, DecimalField, RecordChoiceField


def _indicators() -> list[tuple[str, Any]]:
    return [("", _("None")), *((known.key, known.label) for known in indicators())]


def _text(label: Any, *, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, widget=forms.Textarea(attrs={"rows": "4"}))


def _perimeter(permission: str) -> RecordChoiceField:
    return RecordChoiceField(records=perimeters_where(permission), label=_("Perimeter"))


class ObjectiveForm(ActionForm):
    """An objective."""

    perimeter = _perimeter("reviews.edit")
    title = forms.CharField(label=_("Objective"), max_length=300)
    means = _text(_("Actions and means"))
    evaluation = _text(_("How it is evaluated"))
    indicator = forms.ChoiceField(label=_("Indicator"), choices=_indicators, required=False)
    target = DecimalField(label=_("Target"), required=False, max_digits=14, decimal_places=2)
    owner = RecordChoiceField(records=people, label=_("Owner"))
    due_on = DateField(label=_("Due date"))


class JudgeObjectiveForm(ActionForm):
    """Whether it was met."""

    status = forms.ChoiceField(label=_("Status"), choices=Objective.Status)
    outcome = _text(_("Result"), hint=_("On what ground."))


class RhythmForm(ActionForm):
    """How often, and when next."""

    perimeter = _perimeter("reviews.edit")
    every_months = forms.IntegerField(label=_("Every (months)"), min_value=1, max_value=12, initial=3)
    next_on = DateField(label=_("Next review"))


class OpenReviewForm(ActionForm):
    """A perimeter and a period."""

    perimeter = _perimeter("reviews.edit")
    starts_on = DateField(label=_("From"))
    ends_on = DateField(label=_("Until"), help_text=_("Figures are those of today; the period says what is looked at."))


class NothingForm(ActionForm):
    """Nothing to fill in."""


class DecisionForm(ActionForm):
    """A decision."""

    text = _text(_("Decision"))
    owner = RecordChoiceField(records=people, label=_("Owner"))
    due_on = DateField(label=_("Due date"))


class CarryOutForm(ActionForm):
    """What was done."""

    outcome = _text(_("What was done"))


class ApproveReviewForm(ActionForm):
    """The conclusion."""

    conclusion = _text(_("Conclusion of management"), hint=_("Is the system suitable, adequate and effective (9.3.1)?"))


class ReviewFilter(RecordFilter):
    """The list of reviews."""

    q = SearchFilter(paths=["reference", "perimeter__name", "conclusion"])
    perimeter = RecordChoiceFilter(records=perimeters, label=_("Perimeter"))
    status = ChoiceFilter(choices=Review.Status.choices, label=_("Status"))

    class Meta(RecordFilter.Meta):
        model = Review
        fields: tuple[str, ...] = ()


class ObjectiveFilter(RecordFilter):
    """The list of objectives."""

    q = SearchFilter(paths=["reference", "title"])
    status = ChoiceFilter(choices=Objective.Status.choices, label=_("Status"))

    class Meta(RecordFilter.Meta):
        model = Objective
        fields: tuple[str, ...] = ()
