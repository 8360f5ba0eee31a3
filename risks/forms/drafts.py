"""Forms of the wizard: where, then everything that its steps ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.queries import people, perimeters_where
from risks.forms.fields import CriteriaField
from risks.queries.assets import assets_to_choose
from risks.queries.catalogues import feared_events, risk_sources, threats, vulnerabilities
from risks.queries.links import controls_to_choose, requirements_to_choose
from web.forms import ActionForm, RecordChoiceField, RecordMultipleChoiceField


class StartScenarioForm(ActionForm):
    """Where the scenario lies."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("risks.edit"))


class FillScenarioForm(ActionForm):
    """Everything that the steps ask for; each step shows its own."""

    assets = RecordMultipleChoiceField(label=_("Assets"), records=assets_to_choose, required=False)
    threats = RecordMultipleChoiceField(label=_("Threats"), records=threats, required=False)
    vulnerabilities = RecordMultipleChoiceField(label=_("Vulnerabilities"), records=vulnerabilities, required=False)
    sources = RecordMultipleChoiceField(label=_("Risk sources"), records=risk_sources, required=False)
    requirements = RecordMultipleChoiceField(
        label=_("Controls of Annex A that would help"), records=requirements_to_choose, required=False
    )
    controls = RecordMultipleChoiceField(
        label=_("Controls that act already"), records=controls_to_choose, required=False
    )
    feared_event = RecordChoiceField(label=_("Feared event"), records=feared_events, required=False)
    criteria = CriteriaField(label=_("Criteria touched"))
    title = forms.CharField(
        label=_("Scenario"),
        max_length=300,
        required=False,
        help_text=_("What happens, in one sentence: who or what, how, to what."),
    )
    description = forms.CharField(label=_("Description"), required=False, widget=forms.Textarea)
    existing_controls = forms.CharField(label=_("Existing controls, as written"), required=False, widget=forms.Textarea)
    owner = RecordChoiceField(
        label=_("Risk owner"),
        records=people,
        required=False,
        help_text=_("The person who answers for the risk and accepts what remains of it."),
    )


class FinishScenarioForm(ActionForm):
    """Nothing to fill in: the page says what will enter the register."""
