"""Oppositions, a thing of their own: they hold even where consent is not the basis."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from consent.models import Opposition, Purpose, Subject
from organisation.models import User
from trail.acts import action, current_act


@action("consent.opposition.record", permission="consent.record", scope="subject", record="subject")
def oppose(
    *,
    actor: User,
    subject: Subject,
    method: str,
    collected_by: str,
    purpose: Purpose | None = None,
    professional: str = "",
    category: str = "",
    even_in_emergency: bool = False,
    reason: str = "",
) -> Opposition:
    """Record that a person opposes, at any time and without having to say why (CSP L.1110-4 IV; GDPR 21).

    What is left empty means all: every purpose, every professional, every category of data.
    Raises ValidationError for what is no pseudonym of a professional.
    """
    opposition = Opposition(
        subject=subject,
        purpose=purpose,
        professional=professional,
        category=category,
        even_in_emergency=even_in_emergency,
        reason=reason,
        method=method,
        collected_by=collected_by,
        made_at=current_act().at,
    )
    opposition.save()
    return opposition


@action("consent.opposition.lift", permission="consent.record", scope="opposition")
def lift_opposition(*, actor: User, opposition: Opposition) -> Opposition:
    """Record that a person does not oppose any more, from now on.

    Raises ValidationError when it was lifted already.
    """
    if opposition.lifted_at is not None:
        raise ValidationError(_("This opposition was lifted already."), code="lifted")
    opposition.lifted_at = current_act().at
    opposition.save()
    return opposition
