"""Forms of the estimates in euros."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.queries import perimeters_where
from web.forms import ActionForm, DecimalField, RecordChoiceField

DEAREST = 10**12


def times(label: Any, help_text: Any = "") -> DecimalField:
    """A number of times a year."""
    return DecimalField(label=label, min_value=0, max_value=10_000, max_digits=9, decimal_places=4, help_text=help_text)


def euros(label: Any, help_text: Any = "") -> forms.IntegerField:
    """Whole euros."""
    return forms.IntegerField(label=label, min_value=1, max_value=DEAREST, help_text=help_text)


def reason(label: Any, help_text: Any = "") -> forms.CharField:
    """A text that is required."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 3}), help_text=help_text)


class SwitchQuantificationForm(ActionForm):
    """Where, on or off, and why."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("risks.configure"))
    on = forms.BooleanField(
        label=_("Estimate risks in euros here and below"),
        required=False,
        help_text=_("Off by default: levels are enough for most risks. Switch it on where a decision costs much."),
    )
    reason = reason(_("Why"))


class QuantifyRiskForm(ActionForm):
    """Two intervals, and where they come from."""

    times_low = times(_("Times a year, at least"), _("0,1 is once in ten years."))
    times_high = times(_("Times a year, at most"), _("Nine times out of ten, the truth lies between the two."))
    loss_low = euros(_("Loss each time, at least (€)"))
    loss_high = euros(_("Loss each time, at most (€)"))
    rationale = reason(_("Where this comes from"), _("Incidents known, quotes, comparable bodies, who was asked."))


class EstimateEffectForm(ActionForm):
    """What the action takes away."""

    removes = forms.IntegerField(
        label=_("Share of the expected loss taken away (%)"),
        min_value=1,
        max_value=100,
        help_text=_("Of what the risk costs a year on average, once the action is done."),
    )
    rationale = reason(_("Why this much"))


class AskForSimulationForm(ActionForm):
    """Where, how many years, and the seed that makes them the same again."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("risks.assess"))
    years = forms.TypedChoiceField(
        label=_("Years to simulate"),
        coerce=int,
        choices=[(number, f"{number:,}".replace(",", " ")) for number in (10_000, 100_000, 500_000)],
        initial=100_000,
    )
    seed = forms.IntegerField(
        label=_("Seed"),
        min_value=0,
        max_value=2**31 - 1,
        initial=lambda: secrets.randbelow(10**6),
        help_text=_("The same seed with the same estimates gives the same years. It is recorded with the result."),
    )


class ChooseForBudgetForm(ActionForm):
    """Where, and how much."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("risks.treat"))
    budget = forms.IntegerField(label=_("Budget (€)"), min_value=0, max_value=DEAREST)
