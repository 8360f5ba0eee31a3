"""Forms of scales: choosing criteria, defining a scale, passing from one to another."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from organisation.queries import perimeters_where
from risks.conversion import proposed
from risks.forms.widgets import MatrixField, PairsField, StepsField
from risks.models import Axis, Scale
from risks.queries.scales import criteria_of, own_scales, scales
from web.forms import ActionForm, RecordChoiceField

LINE = _("Highest level that may be accepted without management.")
APPETITE = _("Highest level that asks for no treatment.")
WAITING = _("Choose the perimeter and the new scale: their steps then stand face to face here.")


def _level(label: Any, help_text: Any, *, required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=9, help_text=help_text, required=required)


def _months() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Reviewed every (months)"), min_value=1, max_value=60, initial=12, help_text=_("Of each risk.")
    )


class ChooseCriteriaForm(ActionForm):
    """The scale, the line and the appetite of a perimeter."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("risks.configure"))
    scale = RecordChoiceField(label=_("Scale"), records=scales)
    acceptance_line = _level(_("Acceptance line"), LINE)
    appetite = _level(_("Appetite"), APPETITE, required=False)
    review_months = _months()


class DefineScaleForm(ActionForm):
    """The wording, the steps, the matrix."""

    sections = (
        (_("Scale"), ("perimeter", "replaces", "title_fr", "title_en")),
        (_("Likelihood"), ("likelihoods",)),
        (_("Severity"), ("severities",)),
        (_("Levels"), ("levels",)),
        (_("Matrix"), ("matrix", "acceptance_line", "appetite")),
    )

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("risks.configure"))
    replaces = RecordChoiceField(
        label=_("New edition of"), records=own_scales, required=False, empty_label=_("A scale of its own")
    )
    title_fr = forms.CharField(label=_("Title (French)"), max_length=200)
    title_en = forms.CharField(label=_("Title (English)"), max_length=200)
    likelihoods = StepsField(label=_("Steps, from the lowest"))
    severities = StepsField(label=_("Steps, from the lowest"))
    levels = StepsField(
        label=_("Levels, from the lowest"),
        help_text=_("Every colour on offer is legible on its tint, in light, in dark and on paper."),
    )
    matrix = MatrixField(label=_("Level of each pair"))
    acceptance_line = _level(_("Acceptance line"), LINE)
    appetite = _level(_("Appetite"), APPETITE, required=False)

    def prepare(self) -> None:
        """The matrix wears the words and the colours of the steps."""
        french = not (get_language() or "fr").startswith("en")

        def words(name: str) -> list[str]:
            title = "title_fr" if french else "title_en"
            return [f"{step.get('code', '')} {step.get(title) or ''}".strip() for step in self[name].value() or ()]

        widget: Any = self.fields["matrix"].widget
        widget.likelihoods, widget.severities = words("likelihoods"), words("severities")
        tints = [f"c-{step.get('colour', '')}" for step in self["levels"].value() or ()]
        numbers = range(1, len(tints) + 1)
        widget.levels = list(zip(numbers, words("levels"), tints, strict=True))


class ChangeScaleForm(ActionForm):
    """From the scale in force to another, step by step."""

    sections = (
        (_("New criteria"), ("perimeter", "scale", "acceptance_line", "appetite", "review_months")),
        (_("What each former step becomes"), ("likelihoods", "severities")),
        (_("Decision"), ("reason",)),
    )

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("risks.configure"))
    scale = RecordChoiceField(label=_("New scale"), records=scales)
    acceptance_line = _level(_("Acceptance line"), LINE)
    appetite = _level(_("Appetite"), APPETITE, required=False)
    review_months = _months()
    likelihoods = PairsField(label=_("Likelihood"))
    severities = PairsField(label=_("Severity"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea)

    def prepare(self) -> None:
        """Both scales known, each former step is offered the new ones, the nearest first chosen."""
        self.former, self.target = self._scales()
        if self.former is None or self.target is None:
            for name in ("likelihoods", "severities"):
                self.fields[name].help_text = WAITING
            return
        for name, axis in (("likelihoods", Axis.LIKELIHOOD), ("severities", Axis.SEVERITY)):
            old, new = self.former.steps_by_axis[axis], self.target.steps_by_axis[axis]
            field: Any = self.fields[name]
            field.widget.lines = [(str(value), f"{step.code} {step.title}") for value, step in old.items()]
            field.widget.choices = [(value, f"{step.code} {step.title}") for value, step in new.items()]
            self.initial.setdefault(name, proposed(former=len(old), new=len(new)))
        self.initial.setdefault("acceptance_line", self.target.acceptance_line)
        self.initial.setdefault("appetite", self.target.appetite)

    @property
    def ready(self) -> bool:
        """Whether both scales are known: only then can their steps stand face to face."""
        return self.former is not None and self.target is not None

    def _scales(self) -> tuple[Scale | None, Scale | None]:
        found = []
        for name in ("perimeter", "scale"):
            key = self.data.get(name) or self.initial.get(name)
            field: Any = self.fields[name]
            try:
                found.append(field.clean(getattr(key, "pk", key)) if key else None)
            except forms.ValidationError:
                found.append(None)
        where, target = found
        return (criteria_of(perimeter=where).scale if where else None), target
