"""Forms of documents, versions and their texts."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from controls.queries import answerable_requirements
from organisation.queries import people, perimeters_where
from policies.catalogue import templates
from policies.models import Document, Formality, Language, PolicyVersion
from policies.queries import answers_of
from web.forms import ActionForm, DateField, FileDropInput, RecordChoiceField

LANGUAGES = Language.choices
LONG_TEXT = forms.Textarea(attrs={"rows": "24", "spellcheck": "true"})


class DocumentForm(ActionForm):
    """What describes a document."""

    sections = (
        (_("Document"), ("perimeter", "title", "kind", "summary", "owner")),
        (_("Life cycle"), ("classification", "review_every_months", "approvals_needed", "shared")),
        (_("Reading"), ("measures_time",)),
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
    measures_time = forms.BooleanField(
        label=_("Keep how long it was read"),
        required=False,
        help_text=_("Only where your rules on the monitoring of staff provide for it."),
    )


class CreateDocumentForm(DocumentForm):
    """A new document, and where it applies."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("policies.edit"))


class TemplateForm(ActionForm):
    """Which template, where, and whose."""

    template = forms.ChoiceField(label=_("Template"))
    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("policies.edit"))
    owner = RecordChoiceField(label=_("Owner"), records=people)

    def prepare(self) -> None:
        """The templates, titled in the language of the moment."""
        language = get_language() or "fr"
        field: Any = self.fields["template"]
        field.choices = [(key, template.title(language=language)) for key, template in templates().items()]


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


class UploadTextForm(ActionForm):
    """The text of one language, as a file."""

    language = forms.ChoiceField(
        label=_("Language"), choices=LANGUAGES, widget=forms.RadioSelect, initial=Language.FRENCH
    )
    file = forms.FileField(
        label=_("File"),
        widget=FileDropInput,
        help_text=_("PDF or Word (.docx). It takes the place of what was written in this language."),
    )


class CommentForm(ActionForm):
    """A remark."""

    text = forms.CharField(label=_("Your comment"), max_length=4000, widget=forms.Textarea)


class FormalityForm(ActionForm):
    """A formality of a charter."""

    kind = forms.ChoiceField(label=_("Formality"), choices=Formality.Kind)
    done_on = DateField(label=_("Done on"))
    note = forms.CharField(
        label=_("Reference or note"),
        required=False,
        max_length=300,
        help_text=_("The minutes, the article, the place."),
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
