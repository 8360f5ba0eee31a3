"""Documents, and the requirements that they answer."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from controls.models import Requirement
from organisation.models import Perimeter, Person, User
from policies.models import Document, DocumentRequirement
from trail.acts import action


@action("policies.document.create", permission="policies.edit", scope="perimeter")
def create_document(
    *,
    actor: User,
    perimeter: Perimeter,
    title: str,
    kind: str,
    owner: Person,
    summary: str = "",
    classification: str = Document.Classification.INTERNAL,
    review_every_months: int = 12,
    approvals_needed: int = 1,
    shared: bool = True,
    measures_time: bool = False,
) -> Document:
    """Open a document, with an owner and a rhythm of review (7.5.2, A.5.1); what it says comes with its versions.

    Raises ValidationError when a document of this title stands in the perimeter already.
    """
    document = Document(
        perimeter=perimeter,
        title=title,
        kind=kind,
        owner=owner,
        summary=summary,
        classification=classification,
        review_every_months=review_every_months,
        approvals_needed=approvals_needed,
        shared=shared,
        measures_time=measures_time,
    )
    document.save()
    return document


@action("policies.document.edit", permission="policies.edit", scope="document")
def edit_document(
    *,
    actor: User,
    document: Document,
    title: str,
    kind: str,
    owner: Person,
    summary: str = "",
    classification: str = Document.Classification.INTERNAL,
    review_every_months: int = 12,
    approvals_needed: int = 1,
    shared: bool = True,
    measures_time: bool = False,
) -> Document:
    """Change what describes a document (7.5.3); its published texts are never touched.

    Raises ValidationError when another document of this title stands in the perimeter.
    """
    document.title, document.kind, document.owner, document.summary = title, kind, owner, summary
    document.classification, document.review_every_months = classification, review_every_months
    document.approvals_needed, document.shared = approvals_needed, shared
    document.measures_time = measures_time
    document.save()
    return document


@action("policies.requirement.link", permission="policies.edit", scope="document", record="document")
def link_requirement(*, actor: User, document: Document, requirement: Requirement) -> DocumentRequirement:
    """Say that a document answers a requirement (6.1.3 d, 7.5.1).

    Raises ValidationError when it is said already.
    """
    link = DocumentRequirement(document=document, requirement=requirement)
    link.save()
    return link


@action("policies.requirement.unlink", permission="policies.edit", scope="document")
def unlink_requirement(*, actor: User, document: Document, requirement: Requirement) -> DocumentRequirement:
    """Take back that a document answers a requirement; the link is withdrawn, its history stays.

    Raises ValidationError when the document does not answer it.
    """
    link: DocumentRequirement | None = (
        DocumentRequirement.objects.active().filter(document=document, requirement=requirement).first()
    )
    if link is None:
        raise ValidationError({"requirement": _("This document does not answer this requirement.")})
    link.withdraw()
    return link
