"""Forms of the statement: one line, many lines, submission, approval, hosting activities; the filter of its page."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls import applicability, queries
from controls.models import AdditionalControl, Applicability, Control, StatementVersion
from organisation.queries import people, perimeters
from web.filters import ChoiceFilter, RecordChoiceFilter, RecordFilter
from web.forms import ActionForm, DateField, RecordChoiceField, RecordMultipleChoiceField, UserForm

REASON_LABELS = {
    "risk": _("Risk"),
    "legal": _("Legal"),
    "contract": _("Contract"),
    "best_practice": _("Best practice"),
}
ACTIVITIES = [
    (1, _("1. Physical sites housing the hardware")),
    (2, _("2. Hardware infrastructure")),
    (3, _("3. Virtual infrastructure")),
    (4, _("4. Application hosting platform")),
    (5, _("5. Administration and operation of the information system")),
    (6, _("6. Backup of health data")),
]


class DecisionFields(ActionForm):
    """A decision and the reasons for it."""

    sections = (
        (_("Why it is included"), tuple(f"reason_{reason}" for reason in applicability.REASONS)),
        (_("Follow-up"), ("justification", "owner", "maturity")),
    )

    decision = forms.ChoiceField(label=_("Decision"), choices=Applicability.Decision.choices)
    reason_risk = forms.BooleanField(label=_("It treats a risk"), required=False)
    reason_legal = forms.BooleanField(label=_("Legal or regulatory obligation"), required=False)
    reason_contract = forms.BooleanField(label=_("Contract"), required=False)
    reason_best_practice = forms.BooleanField(
        label=_("Best practice"), required=False, help_text=_("Alone, it is shown as weak.")
    )
    justification = forms.CharField(
        label=_("Justification"),
        required=False,
        widget=forms.Textarea,
        help_text=_("Compulsory for what is left out; printed in the statement."),
    )
    owner = RecordChoiceField(label=pgettext_lazy("control", "Owner"), records=people, required=False)
    maturity = forms.IntegerField(label=_("Maturity (0 to 5)"), min_value=0, max_value=5, required=False)


class DecideApplicabilityForm(DecisionFields):
    """One line of the statement."""

    requirement = RecordChoiceField(label=_("Requirement"), records=queries.statement_requirements)
    field_order = ("requirement",)

    def offer(self, choices: Sequence[str]) -> None:
        """Only the decisions that exist for the line."""
        field = cast("forms.ChoiceField", self.fields["decision"])
        field.choices = [(value, label) for value, label in Applicability.Decision.choices if value in choices]


class DecideManyForm(DecisionFields):
    """Several lines decided alike."""

    requirements = RecordMultipleChoiceField(
        label=_("Requirements"), records=queries.statement_requirements, widget=forms.MultipleHiddenInput
    )
    field_order = ("requirements",)

    def clean_requirements(self) -> list[Any]:
        """The chosen requirements, in the order of the statement."""
        return list(self.cleaned_data["requirements"])


class DecideAdditionalForm(ActionForm):
    """Whether a control of one's own applies."""

    control = RecordChoiceField(label=_("Control"), records=queries.controls)
    decision = forms.ChoiceField(label=_("Decision"), choices=AdditionalControl.Decision.choices)
    justification = forms.CharField(
        label=_("Justification"), widget=forms.Textarea, help_text=_("Printed in the statement.")
    )


class SubmitStatementForm(ActionForm):
    """What the approver should know."""

    note = forms.CharField(label=_("What changed since the last version"), required=False, widget=forms.Textarea)


class PrintStatementForm(ActionForm):
    """Which statement to print, and how."""

    version = forms.ChoiceField(label=_("Version"), required=False)
    on = DateField(
        label=_("As it stands on"), required=False, help_text=_("For the working statement; today if left empty.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    internal = forms.BooleanField(
        label=_("With maturity and effectiveness"),
        required=False,
        help_text=_("They stay inside: leave this empty for an auditor or a client."),
    )

    def offer(self, versions: Sequence[StatementVersion]) -> None:
        """The version in force, each version, the working statement."""
        field = cast("forms.ChoiceField", self.fields["version"])
        field.choices = [
            ("", _("The version in force")),
            *(
                (
                    str(row.number),
                    _("Version %(number)s – %(status)s") % {"number": row.number, "status": row.get_status_display()},
                )
                for row in versions
            ),
            ("working", _("The working statement, as a draft")),
        ]


class ApproveStatementForm(ActionForm):
    """The approval of a version."""

    decision_note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea)


class ReturnStatementForm(ActionForm):
    """Why a version goes back to its author."""

    decision_note = forms.CharField(label=_("What has to change"), widget=forms.Textarea)


class PinStatementForm(ActionForm):
    """Nothing to fill in."""


class DeclareActivitiesForm(ActionForm):
    """The hosting activities that a perimeter holds."""

    activities = forms.TypedMultipleChoiceField(
        label=_("Activities held"),
        choices=ACTIVITIES,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("As they stand on the HDS certificate. None ticked: HDS requirements are without object here."),
    )
    held_since = DateField(label=_("Held since"))


class StatementFilter(UserForm):
    """What the page of a statement may be narrowed by; filters lines already read."""

    q = forms.CharField(label=_("Search"), required=False)
    group = forms.ChoiceField(label=_("Part"), required=False)
    decision = forms.ChoiceField(
        label=_("Decision"),
        required=False,
        choices=[
            ("", _("All")),
            *Applicability.Decision.choices,
            ("included", _("Included")),
            ("excluded", _("Left out")),
        ],
    )
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[("", _("All")), (queries.NO_CONTROL, _("No control")), *Control.Status.choices],
    )
    attention = forms.ChoiceField(
        label=_("To look at"),
        required=False,
        choices=[
            ("", _("All")),
            ("weak", _("Best practice alone")),
            ("uncited", _("Nothing cited")),
            ("unowned", _("Without owner")),
            ("unanswered", _("Included without control")),
            ("unproven", _("In place without evidence")),
            ("ineffective", _("Ineffective")),
            ("derogated", _("With a derogation")),
            ("answered_out", _("Left out, and yet answered")),
            ("expired", _("Evidence expired")),
        ],
    )

    def offer(self, lines: Sequence[queries.StatementLine]) -> None:
        """The parts of the statement: themes of Annex A, chapters of HDS."""
        parts = {f"{line.requirement.framework.code}/{line.group}": line.group_label for line in lines}
        cast("forms.ChoiceField", self.fields["group"]).choices = [("", _("All")), *parts.items()]

    def narrow(self, lines: list[queries.StatementLine]) -> Iterator[queries.StatementLine]:
        """The lines that answer every filter that is filled in."""
        asked = self.cleaned_data if self.is_valid() else {}
        for line in lines:
            if queries.line_answers(line=line, **{name: str(asked.get(name, "")) for name in self.fields}):
                yield line


class StatementVersionFilter(RecordFilter):
    """What a list of versions may be narrowed by."""

    perimeter = RecordChoiceFilter(label=_("Perimeter"), records=perimeters)
    status = ChoiceFilter(label=_("Status"), choices=StatementVersion.Status.choices)
