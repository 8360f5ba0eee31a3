"""Which controls put documents into practice."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from controls.models import Control
from organisation.models import User
from policies.models import Document, DocumentControl
from trail.acts import action


@action("policies.control.link", permission="policies.edit", scope="document", record="document")
def link_control(*, actor: User, document: Document, control: Control) -> DocumentControl:
    """Say that a control puts a document into practice (5.2, 8.1).

    Raises ValidationError when it is said already.
    """
    link = DocumentControl(document=document, control=control)
    link.save()
    return link


@action("policies.control.unlink", permission="policies.edit", scope="document")
def unlink_control(*, actor: User, document: Document, control: Control) -> DocumentControl:
    """Take back that a control puts a document into practice; the link is withdrawn, its history stays.

    Raises ValidationError when the control does not apply it.
    """
    link: DocumentControl | None = DocumentControl.objects.active().filter(document=document, control=control).first()
    if link is None:
        raise ValidationError({"control": _("This control does not apply this document.")})
    link.withdraw()
    return link
