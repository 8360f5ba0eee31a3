"""Documents and the controls that put them into practice, read from both sides."""

from django.db.models import QuerySet

from controls.models import Control, ControlRequirement
from organisation.models import User
from policies.models import Document, DocumentControl, DocumentRequirement
from policies.queries.documents import documents


def applied_by(user: User, document: Document) -> "QuerySet[DocumentControl]":
    """The controls that put a document into practice, among those that the account may see."""
    found: QuerySet[DocumentControl] = DocumentControl.objects.visible_to(user).active().filter(document=document)
    seen = Control.objects.visible_to(user).active().values("pk")
    return found.filter(control__in=seen).select_related("control__perimeter", "control__owner__identity", "document")


def documents_applied(user: User, control: Control) -> "QuerySet[Document]":
    """The documents that a control puts into practice."""
    links = DocumentControl.objects.active().filter(control=control)
    return documents(user).filter(pk__in=links.values("document"))


def documents_sharing(user: User, control: Control) -> "QuerySet[Document]":
    """The documents that answer a requirement which the control answers too, beyond those that it applies."""
    answered = ControlRequirement.objects.active().filter(control=control).values("requirement")
    links = DocumentRequirement.objects.active().filter(requirement__in=answered)
    applied = DocumentControl.objects.active().filter(control=control).values("document")
    return documents(user).filter(pk__in=links.values("document")).exclude(pk__in=applied)
