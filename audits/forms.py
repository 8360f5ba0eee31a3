"""The forms of the actions of audits, and the filters of its lists."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audits import queries
from audits.models import Audit, ChecklistItem, EvidenceRequest
from improvement.models import Nonconformity
from organisation.queries import people, perimeters_where
from web.filters import ChoiceFilter, RecordChoiceFilter, RecordFilter, SearchFilter
from web.forms import ActionForm, DateField, RecordChoiceField


def _text(label: Any, *, required: bool = True, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, required=required, help_text=hint, widget=forms.Textarea(attrs={"rows": "4"}))


class ProgrammeForm(ActionForm):
    """A programme."""

    perimeter = RecordChoiceField(records=perimeters_where("audits.edit"), label=_("Perimeter"))
    title = forms.CharField(label=_("Title"), max_length=200)
    starts_on = DateField(label=_("From"))
    ends_on = DateField(label=_("Until"))
    methods = _text(_("Frequency and methods"), hint=_("The whole scope is covered over the three-year cycle."))


class PlanAuditForm(ActionForm):
    """An audit."""

    perimeter = RecordChoiceField(records=perimeters_where("audits.edit"), label=_("Perimeter"))
    programme = RecordChoiceField(records=queries.programmes, label=_("Programme"), required=False)
    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Audit.Kind)
    criteria = _text(_("Criteria"), hint=_("What it is audited against."))
    scope = _text(_("Scope"), hint=_("What is looked at, and what is not."))
    lead_auditor = RecordChoiceField(
        records=people, label=_("Lead auditor"), help_text=_("Somebody without a stake in what is audited.")
    )
    starts_on = DateField(label=_("From"))
    ends_on = DateField(label=_("Until"))


class JoinTeamForm(ActionForm):
    """One more auditor."""

    person = RecordChoiceField(records=people, label=_("Auditor"))


class PrepareForm(ActionForm):
    """The framework to go through."""

    framework = RecordChoiceField(records=queries.frameworks, label=_("Framework"))


class ConcludeForm(ActionForm):
    """A conclusion."""

    conclusion = forms.ChoiceField(label=_("Conclusion"), choices=ChecklistItem.Conclusion)
    note = _text(_("Note"), required=False)


class RequestForm(ActionForm):
    """A request."""

    asked = _text(_("What do you ask for?"))
    asked_of = RecordChoiceField(records=people, label=_("Asked of"))
    due_on = DateField(label=_("Due date"))


class AnswerRequestForm(ActionForm):
    """An answer."""

    answer = _text(pgettext_lazy("noun", "Answer"))
    evidence = RecordChoiceField(records=queries.evidence, label=_("Evidence"), required=False)


class AcceptAnswerForm(ActionForm):
    """Nothing to fill in."""


class FindingForm(ActionForm):
    """A finding."""

    title = forms.CharField(label=_("Title"), max_length=200)
    grade = forms.ChoiceField(label=_("Grade"), choices=Nonconformity.Grade)
    fact = _text(_("Fact"), hint=_("What was seen, where and when; no opinion."))
    requirement = RecordChoiceField(records=queries.requirements, label=_("Requirement"), required=False)
    criterion = forms.CharField(
        label=_("Criterion"),
        max_length=300,
        required=False,
        help_text=_("What was expected, when it is not a listed requirement."),
    )
    owner = RecordChoiceField(records=people, label=_("Owner"))
    due_on = DateField(label=_("Due date"))


class CloseAuditForm(ActionForm):
    """The conclusion."""

    conclusion = _text(_("Conclusion"))


class AuditFilter(RecordFilter):
    """The list of audits."""

    q = SearchFilter(paths=["reference", "title", "criteria"])
    kind = ChoiceFilter(choices=Audit.Kind.choices, label=_("Kind"))
    status = ChoiceFilter(choices=Audit.Status.choices, label=_("Status"))

    class Meta(RecordFilter.Meta):
        model = Audit
        fields: tuple[str, ...] = ()


class ChecklistFilter(RecordFilter):
    """The checklists."""

    q = SearchFilter(paths=["requirement__ref", "requirement__title_fr", "requirement__title_en", "note"])
    audit = RecordChoiceFilter(records=queries.audits, label=_("Audit"))
    conclusion = ChoiceFilter(choices=ChecklistItem.Conclusion.choices, label=_("Conclusion"))

    class Meta(RecordFilter.Meta):
        model = ChecklistItem
        fields: tuple[str, ...] = ()


class RequestFilter(RecordFilter):
    """Evidence requests."""

    q = SearchFilter(paths=["reference", "asked", "answer"])
    status = ChoiceFilter(choices=EvidenceRequest.Status.choices, label=_("Status"))

    class Meta(RecordFilter.Meta):
        model = EvidenceRequest
        fields: tuple[str, ...] = ()
