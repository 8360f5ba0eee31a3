"""The forms of the actions of improvement, and the filters of its lists."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from improvement.models import CorrectiveAction, Idea, Nonconformity, Report
from improvement.queries import requirements
from organisation.queries import people, perimeters_where
from web.filters import ChoiceFilter, RecordChoiceFilter, RecordFilter, SearchFilter
from web.forms import ActionForm, DateField, RecordChoiceField


def _text(label: Any, *, rows: int = 4, required: bool = True, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=required, widget=forms.Textarea(attrs={"rows": str(rows)}), help_text=hint
    )


def _owner(label: Any = _("Owner")) -> RecordChoiceField:
    return RecordChoiceField(records=people, label=label)


class RaiseNonconformityForm(ActionForm):
    """What does not conform."""

    perimeter = RecordChoiceField(records=perimeters_where("improvement.raise"), label=_("Perimeter"))
    title = forms.CharField(label=_("Title"), max_length=200)
    grade = forms.ChoiceField(label=_("Grade"), choices=Nonconformity.Grade)
    source = forms.ChoiceField(label=_("Source"), choices=Nonconformity.Source)
    fact = _text(_("Fact"), hint=_("What was seen, where and when; no opinion."))
    requirement = RecordChoiceField(records=requirements, label=_("Requirement"), required=False)
    criterion = forms.CharField(
        label=_("Criterion"),
        max_length=300,
        required=False,
        help_text=_("What was expected, when it is not a listed requirement."),
    )
    owner = _owner()
    due_on = DateField(label=_("Due date"))


class CorrectionForm(ActionForm):
    """What was done at once."""

    correction = _text(_("Correction"), hint=_("What was done at once to deal with it."))
    similar_cases = _text(_("Similar cases"), hint=_("Where else it was looked for, and what was found."))


class CauseForm(ActionForm):
    """Why it could happen."""

    root_cause = _text(_("Root cause"), hint=_("Ask why until the answer can be acted upon."))


class CorrectiveActionForm(ActionForm):
    """One thing to do."""

    title = forms.CharField(label=_("Title"), max_length=200)
    description = _text(_("Description"), required=False)
    owner = _owner()
    due_on = DateField(label=_("Due date"))


class ApprovePlanForm(ActionForm):
    """Nothing to fill in: the plan is on the page."""


class AdvanceForm(ActionForm):
    """How far an action is."""

    status = forms.ChoiceField(label=_("Status"), choices=CorrectiveAction.Status)
    progress = forms.IntegerField(label=_("Progress (%)"), min_value=0, max_value=100)
    outcome = _text(_("What was done, or why it is cancelled"), required=False)


class JudgeForm(ActionForm):
    """Whether the cause is gone."""

    effective = forms.TypedChoiceField(
        label=_("Is the cause gone?"),
        choices=[("yes", _("Yes: close the nonconformity")), ("no", _("No: reopen it"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    conclusion = _text(_("Conclusion"), hint=_("What was looked at, and what it shows."))


class CloseForm(ActionForm):
    """The answer that closes an observation."""

    answer = _text(pgettext_lazy("noun", "Answer"))


class ReportForm(ActionForm):
    """One field, from anyone."""

    text = _text(
        _("What happened?"),
        rows=6,
        hint=_("In your own words: what, where, when. If there is danger now, telephone first."),
    )


class FollowReportForm(ActionForm):
    """What a report becomes."""

    title = forms.CharField(label=_("Title"), max_length=200)
    grade = forms.ChoiceField(label=_("Grade"), choices=Nonconformity.Grade, initial=Nonconformity.Grade.OBSERVATION)
    criterion = forms.CharField(label=_("Criterion"), max_length=300, help_text=_("What was expected."))
    owner = _owner()
    due_on = DateField(label=_("Due date"))
    answer = _text(_("Answer to the person"))


class DismissReportForm(ActionForm):
    """Why a report is not followed up."""

    answer = _text(_("Answer to the person"))


class IdeaForm(ActionForm):
    """A way to do better."""

    title = forms.CharField(label=_("Your idea"), max_length=200)
    description = _text(_("What it would improve"), required=False)


class AnswerIdeaForm(ActionForm):
    """What becomes of an idea."""

    status = forms.ChoiceField(label=_("Decision"), choices=Idea.Status)
    answer = _text(pgettext_lazy("noun", "Answer"))


class NonconformityFilter(RecordFilter):
    """The list of nonconformities."""

    q = SearchFilter(paths=["reference", "title", "fact", "criterion"])
    grade = ChoiceFilter(choices=Nonconformity.Grade.choices, label=_("Grade"))
    status = ChoiceFilter(choices=Nonconformity.Status.choices, label=_("Status"))
    owner = RecordChoiceFilter(records=people, label=_("Owner"))

    class Meta(RecordFilter.Meta):
        model = Nonconformity
        fields: tuple[str, ...] = ()


class CorrectiveActionFilter(RecordFilter):
    """The action plan."""

    q = SearchFilter(paths=["reference", "title", "description"])
    status = ChoiceFilter(choices=CorrectiveAction.Status.choices, label=_("Status"))
    owner = RecordChoiceFilter(records=people, label=_("Owner"))
    due_on = django_filters.DateFilter(field_name="due_on", lookup_expr="lte", label=_("Due by"))

    class Meta(RecordFilter.Meta):
        model = CorrectiveAction
        fields: tuple[str, ...] = ()


class ReportFilter(RecordFilter):
    """Reports from staff."""

    q = SearchFilter(paths=["reference", "text"])
    status = ChoiceFilter(choices=Report.Status.choices, label=_("Status"))

    class Meta(RecordFilter.Meta):
        model = Report
        fields: tuple[str, ...] = ()


class IdeaFilter(RecordFilter):
    """Ideas."""

    q = SearchFilter(paths=["reference", "title", "description"])
    status = ChoiceFilter(choices=Idea.Status.choices, label=_("Status"))

    class Meta(RecordFilter.Meta):
        model = Idea
        fields: tuple[str, ...] = ()
