"""Documents: the list, one document, and the doors of the actions on it."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from organisation.queries import person_of
from policies import actions, forms
from policies.articles import numbered
from policies.catalogue import templates
from policies.columns import status_column
from policies.models import Document
from policies.queries import answers_of, documents, versions_of
from policies.views.applied import CONTROLS_APPLYING
from policies.views.on_document import OnDocument
from web.markdown import render
from web.pages import ActionPage, ListPage, Page, RecordPage
from web.tables import Column, RelatedTable, url_of


class CreateDocument(ActionPage):
    """A new document."""

    action = actions.create_document
    form_class = forms.CreateDocumentForm
    title = _("Add a document")
    label = _("Add a document")
    style = "primary"
    icon = "plus"
    parent = "policies:document_list"


class StartFromTemplate(ActionPage):
    """A new document from a template, with the text that it begins with."""

    action = actions.start_from_template
    form_class = forms.TemplateForm
    title = _("Begin from a template")
    label = _("Begin from a template")
    intro = _("A draft in French and English, yours to adapt before it is approved.")
    icon = "file-text"
    parent = "policies:document_list"
    template_name = "policies/start.html"

    def chosen(self) -> str:
        """The template asked for."""
        return str(self.request.POST.get("template") or self.request.GET.get("template") or "")

    def initial(self) -> dict[str, Any]:
        """The template chosen in the list; oneself as its owner."""
        return {"template": self.chosen(), "owner": person_of(self.user)}

    def context(self) -> dict[str, Any]:
        """The text, as it will begin."""
        language = get_language() or "fr"
        template = templates().get(self.chosen())
        body = template.text(language=language, organisation=str(_("Our organisation"))) if template else ""
        return {"preview": render(numbered(body)) if body else "", "language": language[:2]}


class TemplateList(Page):
    """The templates that come with the product."""

    title = _("Templates of documents")
    intro = _("Texts ready to be adapted, in French and English, with the requirements that they answer.")
    permission = "policies.edit"
    parent = "policies:document_list"
    template_name = "policies/templates.html"

    def context(self) -> dict[str, Any]:
        """Each template, and whether a document of its title stands already."""
        language = get_language() or "fr"
        known = set(documents(self.user).values_list("title", flat=True))
        name = str(_("Our organisation"))
        return {
            "templates": [
                {
                    "key": key,
                    "title": template.title(language=language),
                    "kind": dict(Document.Kind.choices)[template.kind],
                    "purpose": template.purpose(language=language, organisation=name),
                    "requirements": template.requirements,
                    "used": template.title_fr in known,
                }
                for key, template in templates().items()
            ]
        }


class EditDocument(OnDocument):
    """What describes it."""

    action = actions.edit_document
    form_class = forms.DocumentForm
    title = _("Edit the document")
    label = _("Edit")
    icon = "pencil"


class DraftVersion(OnDocument):
    """The next version."""

    action = actions.draft_version
    form_class = forms.DraftVersionForm
    title = _("Draft a version")
    label = _("Draft a version")
    intro = _("The draft begins with the texts in force, in both languages where there are two.")
    style = "primary"
    icon = "plus"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Only while none is in preparation."""
        return not record.status_preparing and super().offered_to(user, record)

    def success_url(self, result: Any) -> str:
        """On to the version, to write its text."""
        return url_of(result)


class LinkRequirement(OnDocument):
    """A requirement that it answers."""

    action = actions.link_requirement
    form_class = forms.LinkRequirementForm
    title = _("Link a requirement")
    label = _("Link a requirement")
    icon = "link"


class UnlinkRequirement(OnDocument):
    """A requirement that it does not answer any more."""

    action = actions.unlink_requirement
    form_class = forms.UnlinkRequirementForm
    title = _("Remove a requirement")
    label = _("Remove a requirement")
    icon = "x"


class DocumentList(ListPage):
    """Every document of the management system (7.5)."""

    title = _("Documents")
    intro = _("Policies, charters, procedures and guides: who owns them, what is in force, when it is reviewed.")
    permission = "policies.view"
    rows = staticmethod(documents)
    filter_class = forms.DocumentFilter
    actions = (StartFromTemplate, CreateDocument)
    default_sort = "reference"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Title"), link=True, sort="search_key", wide=True),
        Column("kind", _("Kind")),
        Column("owner.display_name", _("Owner"), sort="owner__identity__sort_key"),
        Column("number_in_force", _("Version"), numeric=True),
        status_column("status_in_force", _("In force"), sort="status_in_force"),
        status_column("status_preparing", _("In preparation"), sort="status_preparing"),
        Column("published_at", _("Published on"), date=True, hidden=True),
        Column("review_on", _("Next review"), date=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path", hidden=True),
        Column("classification", _("Classification"), hidden=True),
    )
    empty_title = _("No document yet")
    empty_text = _("Begin with the general security policy: everything else refers to it.")


class DocumentPage(RecordPage):
    """One document."""

    permission = "policies.view"
    records = staticmethod(documents)
    status = status_column("status_in_force", _("In force"))
    facts = (
        Column("kind", _("Kind")),
        Column("owner.display_name", _("Owner")),
        Column("perimeter.name", _("Perimeter")),
        Column("shared", _("Applies to the perimeters below")),
        Column("classification", _("Classification")),
        Column("review_every_months", _("Reviewed every (months)")),
        Column("approvals_needed", _("Approvals needed")),
        Column("review_on", _("Next review"), date=True),
        Column("summary", _("What it is for"), text=True),
    )
    actions = (DraftVersion, EditDocument)
    tables = (
        RelatedTable(
            _("Versions"),
            versions_of,
            (
                Column("number", _("Version"), link=True, numeric=True),
                Column("status", _("Status"), badge=True),
                Column("change", _("Kind of change")),
                Column("reason", _("Reason for the change"), wide=True),
                Column("author.display_name", _("Author")),
                Column("published_at", _("Published on"), date=True),
            ),
            empty=_("No version yet: draft the first one."),
        ),
        RelatedTable(
            _("Requirements answered"),
            answers_of,
            (
                Column("requirement.framework", _("Framework")),
                Column("requirement.ref", _("Ref.")),
                Column("requirement.title", _("Requirement"), wide=True, link="requirement"),
            ),
            empty=_("No requirement is linked yet."),
            actions=(LinkRequirement, UnlinkRequirement),
        ),
        CONTROLS_APPLYING,
    )
