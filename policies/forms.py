"""One form per action, one filter per list: they parse what was typed, the action decides."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls.queries import answerable_requirements
from organisation.models.access import role_choices
from organisation.queries import people, perimeters, perimeters_where
from policies.models import Campaign, Document, Language, PolicyVersion, Question
from policies.queries import answers_of, titled
from web.filters import ChoiceFilter, RecordChoiceFilter, RecordFilter
from web.forms import ActionForm, DateField, RecordChoiceField

LANGUAGES = Language.choices
LONG_TEXT = forms.Textarea(attrs={"rows": "24", "spellcheck": "true"})


class DocumentForm(ActionForm):
    """What describes a document."""

    sections = (
        (_("Document"), ("perimeter", "title", "kind", "summary", "owner")),
        (_("Life cycle"), ("classification", "review_every_months", "approvals_needed", "shared")),
    )

    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Document.Kind)
    summary = forms.CharField(label=_("What it is for"), required=False, widget=forms.Textarea)
    owner = RecordChoiceField(label=_("Owner"), records=people)
    classification = forms.ChoiceField(
        label=_("Classification"), choices=Document.Classification, initial=Document.Classification.INTERNAL
    )
    review_every_months = forms.IntegerField(label=_("Reviewed every (months)"), min_value=1, max_value=60, initial=12)
    approvals_needed = forms.IntegerField(label=_("Approvals needed"), min_value=1, max_value=9, initial=1)
    shared = forms.BooleanField(
        label=_("Applies to the perimeters below"),
        required=False,
        initial=True,
        help_text=_("The people of every perimeter below read it too."),
    )


class CreateDocumentForm(DocumentForm):
    """A new document, and where it applies."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("policies.edit"))


class LinkRequirementForm(ActionForm):
    """The requirement that the document answers."""

    requirement = RecordChoiceField(label=_("Requirement"), records=answerable_requirements)


class UnlinkRequirementForm(ActionForm):
    """One of the requirements that the document answers."""

    requirement = RecordChoiceField(label=_("Requirement"), records=answerable_requirements)

    def prepare(self) -> None:
        """Offer only those it answers."""
        field: Any = self.fields["requirement"]
        field.queryset = field.queryset.filter(pk__in=answers_of(self.user, self.record).values("requirement"))


class DraftVersionForm(ActionForm):
    """Why a new version, and whether everyone reads it again."""

    reason = forms.CharField(label=_("Reason for the change"), widget=forms.Textarea)
    change = forms.ChoiceField(
        label=_("Kind of change"),
        choices=PolicyVersion.Change,
        initial=PolicyVersion.Change.MATERIAL,
        widget=forms.RadioSelect,
        help_text=_("The first version of a document is always material."),
    )


class TextForm(ActionForm):
    """The text of one language, in Markdown."""

    language = forms.ChoiceField(choices=LANGUAGES, widget=forms.HiddenInput)
    body = forms.CharField(
        label=_("Text"),
        max_length=500_000,
        strip=False,
        widget=LONG_TEXT,
        help_text=_("Markdown: # for a heading, - for a list, **bold**, | for a table."),
    )


class NothingToFillIn(ActionForm):
    """Only the button."""


class ApproveForm(ActionForm):
    """An approval."""

    comment = forms.CharField(label=_("Comment"), required=False, widget=forms.Textarea)


class SendBackForm(ActionForm):
    """What has to change."""

    comment = forms.CharField(label=_("What has to change"), widget=forms.Textarea)


class PublishForm(ActionForm):
    """By when people read it."""

    read_by = DateField(
        label=_("To be read by"),
        required=False,
        help_text=_("Opens a campaign for everyone concerned. Compulsory after a material change."),
    )


class ConfirmReviewForm(ActionForm):
    """When it is reviewed next."""

    review_on = DateField(label=_("Next review"))


class OpenCampaignForm(ActionForm):
    """Whom, and until when."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("policies.publish"))
    due_on = DateField(label=_("To be read by"))
    role = forms.ChoiceField(label=_("Only this role"), required=False)
    team = forms.CharField(label=_("Only this team"), required=False, max_length=120)

    def prepare(self) -> None:
        """The roles, named in the language of the moment."""
        field: Any = self.fields["role"]
        field.choices = [("", _("Everyone")), *role_choices()]


class AcknowledgeForm(ActionForm):
    """The text that was on the screen."""

    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, widget=forms.HiddenInput)
    digest = forms.CharField(label=_("Digest of the text"), max_length=64, widget=forms.HiddenInput)


class AskForm(ActionForm):
    """A question."""

    text = forms.CharField(label=_("Your question"), max_length=2000, widget=forms.Textarea)


class AnswerForm(ActionForm):
    """An answer."""

    answer = forms.CharField(label=_("Answer"), max_length=4000, widget=forms.Textarea)


class TitleFilter(django_filters.CharFilter):
    """Documents whose title or reference contain every word, accents and capitals ignored."""

    def __init__(self, *, path: str = "search_key", **options: Any) -> None:
        self.path = path
        super().__init__(**{"label": _("Search"), **options})

    def filter(self, rows: "QuerySet[Any]", value: str) -> "QuerySet[Any]":
        """Keep the rows that contain every word."""
        return titled(rows, text=value, path=self.path)


class PerimeterFilter(RecordChoiceFilter):
    """A perimeter and everything below it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(records=perimeters, label=_("Perimeter"), **options)

    def filter(self, rows: "QuerySet[Any]", value: Any) -> "QuerySet[Any]":
        """Keep the rows of the subtree."""
        return rows.of(value) if value else rows  # type: ignore[attr-defined]


class DocumentFilter(RecordFilter):
    """The documents, narrowed."""

    text = TitleFilter()
    perimeter = PerimeterFilter()
    kind = ChoiceFilter(label=_("Kind"), choices=Document.Kind.choices)
    owner = RecordChoiceFilter(records=people, label=_("Owner"), field_name="owner")
    status = ChoiceFilter(
        label=_("Status"), choices=PolicyVersion.Status.choices, field_name="status_in_force", distinct=False
    )


class ReadingRoomFilter(RecordFilter):
    """The reading room, narrowed."""

    text = TitleFilter(path="document__search_key")
    kind = ChoiceFilter(label=_("Kind"), choices=Document.Kind.choices, field_name="document__kind")
    read = ChoiceFilter(
        label=_("Acknowledged already"),
        choices=[("yes", pgettext_lazy("answer", "Yes")), ("no", pgettext_lazy("answer", "No"))],
        method="by_reading",
    )

    def by_reading(self, rows: "QuerySet[Any]", _name: str, value: str) -> "QuerySet[Any]":
        """What the reader has acknowledged, or not."""
        return rows.filter(acknowledged_at__isnull=value == "no")


class CampaignFilter(RecordFilter):
    """The campaigns, narrowed."""

    text = TitleFilter(path="policy_version__document__search_key")
    perimeter = PerimeterFilter()
    status = ChoiceFilter(label=_("Status"), choices=Campaign.Status.choices)


class AcknowledgementFilter(RecordFilter):
    """Acknowledgements, narrowed."""

    text = TitleFilter(path="policy_version__document__search_key")
    person = RecordChoiceFilter(records=people, label=_("Person"), field_name="person")


class QuestionFilter(RecordFilter):
    """Questions, narrowed."""

    status = ChoiceFilter(label=_("Status"), choices=Question.Status.choices)
