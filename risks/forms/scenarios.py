"""Forms about risks: identify, edit, assess, review, accept, close, withdraw."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.queries import people, perimeters_where
from risks.forms.fields import CriteriaField, StepField
from risks.forms.widgets import PairsField
from risks.lifecycle import Kind
from risks.models import Axis, RiskReview, Scale
from risks.queries.assets import assets_to_choose
from risks.queries.catalogues import feared_events, impact_types, risk_sources, threats, vulnerabilities
from risks.queries.scales import criteria_of
from web.forms import ActionForm, DateField, RecordChoiceField, RecordMultipleChoiceField

SCENARIO = (
    (_("Scenario"), ("perimeter", "title", "description", "feared_event", "criteria", "owner")),
    (_("What it rests on"), ("assets", "threats", "vulnerabilities", "sources")),
    (_("What is there already"), ("existing_controls", "comment")),
)


class ScenarioForm(ActionForm):
    """What a scenario is made of."""

    sections = SCENARIO

    title = forms.CharField(
        label=_("Scenario"), max_length=300, help_text=_("What happens, in one sentence: who or what, how, to what.")
    )
    description = forms.CharField(label=_("Description"), required=False, widget=forms.Textarea)
    feared_event = RecordChoiceField(label=_("Feared event"), records=feared_events, required=False)
    criteria = CriteriaField(label=_("Criteria touched"))
    owner = RecordChoiceField(
        label=_("Risk owner"),
        records=people,
        required=False,
        help_text=_("The person who answers for the risk and accepts what remains of it."),
    )
    assets = RecordMultipleChoiceField(label=_("Assets"), records=assets_to_choose, required=False)
    threats = RecordMultipleChoiceField(label=_("Threats"), records=threats, required=False)
    vulnerabilities = RecordMultipleChoiceField(label=_("Vulnerabilities"), records=vulnerabilities, required=False)
    sources = RecordMultipleChoiceField(label=_("Risk sources"), records=risk_sources, required=False)
    existing_controls = forms.CharField(label=_("Existing controls"), required=False, widget=forms.Textarea)


class IdentifyRiskForm(ScenarioForm):
    """A new risk, and where it lies."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("risks.edit"))


class EditRiskForm(ScenarioForm):
    """The scenario and a comment."""

    comment = forms.CharField(label=_("Comment"), required=False, widget=forms.Textarea)


class AssessRiskForm(ActionForm):
    """Likelihood and severity, on the scale in force where the risk lies."""

    kind = forms.ChoiceField(
        label=_("What is assessed"),
        choices=Kind,
        widget=forms.RadioSelect,
        help_text=_("Inherent: without any control. Current: with those in place. Residual: once treated."),
    )
    likelihood = StepField(label=_("Likelihood"))
    severity = StepField(
        label=_("Severity"),
        required=False,
        empty_value=None,
        help_text=_("Choose it, or grade the impacts below: the worst one is the severity."),
    )
    impacts = PairsField(label=_("Severity of each kind of impact"), required=False)
    rationale = forms.CharField(label=_("Rationale"), widget=forms.Textarea, help_text=_("What makes you say so."))

    def prepare(self) -> None:
        """Offer the steps of the scale with their wording."""
        if self.record is None:
            return
        scale = criteria_of(perimeter=self.record.perimeter).scale
        for name in (Axis.LIKELIHOOD, Axis.SEVERITY):
            field: Any = self.fields[name]
            field.choices = [
                (value, f"{step} – {step.description}" if step.description else str(step))
                for value, step in scale.steps_by_axis[name].items()
            ]
        self._offer_impacts(scale)

    def _offer_impacts(self, scale: Scale) -> None:
        """The kinds of impact that the feared event names come first."""
        field: Any = self.fields["impacts"]
        named = self.record.feared_event.impacts if self.record.feared_event else []
        rows = sorted(impact_types(self.user), key=lambda row: row.ref.removeprefix("IM-") not in named)
        field.widget.blank = True
        field.widget.lines = [(row.ref, row.title) for row in rows]
        field.widget.choices = [(value, str(step)) for value, step in scale.steps_by_axis[Axis.SEVERITY].items()]


class ReviewRiskForm(ActionForm):
    """Whether and why a risk still holds, and when to look again."""

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=RiskReview.Outcome, widget=forms.RadioSelect, initial=RiskReview.Outcome.VALID
    )
    conclusion = forms.CharField(
        label=_("Conclusion"), widget=forms.Textarea, help_text=_("Why this risk and its treatment still hold.")
    )
    next_on = DateField(label=_("Next review"))


class AcceptRiskForm(ActionForm):
    """Why what remains is acceptable, and until when."""

    justification = forms.CharField(label=_("Justification"), widget=forms.Textarea)
    expires_on = DateField(label=_("Valid until"))


class PrepareAcceptanceForm(ActionForm):
    """What whoever decides has to know, and the term proposed."""

    note = forms.CharField(
        label=_("What is to be known before deciding"),
        widget=forms.Textarea,
        help_text=_("What remains, why it is proposed to accept it, what it would cost to reduce it further."),
    )
    proposed_until = DateField(label=_("Proposed term"))


class ReasonForm(ActionForm):
    """A reason."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea)
