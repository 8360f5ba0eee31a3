"""Forms about the treatment of risks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from controls.queries.evidence_sheet import evidence
from organisation.queries import people
from risks.lifecycle import ActionStatus, Option, next_steps
from risks.models import RiskControl
from risks.queries.links import controls_to_choose, requirements_to_choose
from web.forms import ActionForm, DateField, DecimalField, RecordChoiceField


class DecideTreatmentForm(ActionForm):
    """The option, and why."""

    option = forms.ChoiceField(
        label=_("Treatment"),
        choices=Option,
        widget=forms.RadioSelect,
        help_text=_(
            "Modify: reduce it by controls. Avoid: give up what causes it. Share: with an insurer or a supplier. "
            "Retain: keep it as it is, and say why."
        ),
    )
    justification = forms.CharField(label=_("Justification"), required=False, widget=forms.Textarea)
    planned_controls = forms.CharField(label=_("Planned controls"), required=False, widget=forms.Textarea)


class PlanActionForm(ActionForm):
    """One line of the treatment plan."""

    title = forms.CharField(label=_("Action"), max_length=300)
    owner = RecordChoiceField(label=_("In charge"), records=people, required=False)
    control = RecordChoiceField(label=_("Control it puts in place"), records=controls_to_choose, required=False)
    start_on = DateField(label=_("Start"), required=False)
    due_on = DateField(label=_("Due date"), required=False)
    cost = DecimalField(label=_("Cost (€)"), required=False, min_value=0, max_digits=14, decimal_places=2)
    effort_days = DecimalField(label=_("Effort (days)"), required=False, min_value=0, max_digits=7, decimal_places=1)


class AmendActionForm(PlanActionForm):
    """The same, and why a date is put off."""

    reason = forms.CharField(
        label=_("Why the date is put off"), required=False, widget=forms.Textarea, help_text=_("Only if it is.")
    )


class ReportProgressForm(ActionForm):
    """How far it has come."""

    progress = forms.IntegerField(label=_("Progress (%)"), min_value=0, max_value=100)
    note = forms.CharField(label=_("What was done"), required=False, widget=forms.Textarea)


class AdvanceActionForm(ActionForm):
    """The next step of an action, and what is to be said about it."""

    status = forms.ChoiceField(label=_("Next step"), choices=ActionStatus, widget=forms.RadioSelect)
    note = forms.CharField(label=_("What was done, or why it is cancelled"), required=False, widget=forms.Textarea)

    def prepare(self) -> None:
        """Offer only the steps that follow."""
        if self.record is not None:
            steps = next_steps(status=self.record.status)
            self.fields["status"].choices = [  # type: ignore[attr-defined]
                (value, label) for value, label in ActionStatus.choices if value in steps
            ]


class LinkControlForm(ActionForm):
    """A control or a requirement, one of the two."""

    control = RecordChoiceField(label=_("Control"), records=controls_to_choose, required=False)
    requirement = RecordChoiceField(
        label=_("Requirement"), records=requirements_to_choose, required=False, help_text=_("Such as A.8.13.")
    )
    role = forms.ChoiceField(label=_("Role"), choices=RiskControl.Role, widget=forms.RadioSelect)


class LinkEvidenceForm(ActionForm):
    """A piece of evidence, and what it proves."""

    evidence = RecordChoiceField(label=_("Evidence"), records=evidence)
    comment = forms.CharField(label=_("What it proves"), required=False, max_length=300)


class UnlinkControlForm(ActionForm):
    """Nothing to fill in."""
