"""Beginning a document from a template."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import Perimeter, Person, User
from policies.actions.documents import create_document, link_requirement
from policies.actions.versions import draft_version, edit_text
from policies.catalogue import templates
from policies.models import Document, Language
from policies.queries import organisation_of, template_requirements
from trail.acts import action


@action("policies.document.start", permission="policies.edit", scope="perimeter")
def start_from_template(*, actor: User, perimeter: Perimeter, template: str, owner: Person) -> Document:
    """Begin a document from a template (5.2, 7.5.2, A.5.1): a draft in French and English, and what it answers.

    What comes of it is one's own text: it is adapted, then approved like any other. Raises ValidationError when there
    is no such template, or when a document of this title stands in the perimeter already.
    """
    chosen = templates().get(template)
    if chosen is None:
        raise ValidationError({"template": _("There is no such template.")})
    document = create_document(actor=actor, perimeter=perimeter, title=chosen.title_fr, kind=chosen.kind, owner=owner)
    version = draft_version(
        actor=actor, document=document, reason=_("First version, from the template of the product.")
    )
    organisation = organisation_of(perimeter=perimeter)
    for language in Language.values:
        body = chosen.text(language=language, organisation=organisation)
        edit_text(actor=actor, policy_version=version, language=language, body=body)
    for requirement in template_requirements(actor, template=chosen):
        link_requirement(actor=actor, document=document, requirement=requirement)
    return document
