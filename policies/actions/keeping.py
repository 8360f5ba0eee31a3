"""Disposal by rule of what is past its keeping period."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jobs.actions import enqueue
from jobs.models import Job
from organisation.actions import erase_identity
from organisation.models import Perimeter, Person, User
from policies import keeping
from policies.queries import has_acknowledged
from trail.acts import action, current_act

DISPOSE = "policies.dispose"


@action("policies.disposal.request", permission="organisation.people", scope="perimeter")
def request_disposal(*, actor: User, perimeter: Perimeter) -> Job:
    """Ask for the disposal of what is past its keeping period, in a perimeter and below (7.5.3 f, A.5.33): by a job."""
    return enqueue(actor=actor, kind=DISPOSE, params={"perimeter": str(perimeter.pk)}, perimeter=perimeter)


@action("policies.acknowledgements.dispose", permission="organisation.people", scope="person")
def dispose_of(*, actor: User, person: Person) -> Person:
    """Dispose of the acknowledgements of somebody who left, once their period is past (7.5.3 f, A.5.33, GDPR 5.1 e).

    They become anonymous: whoever acknowledged is erased, the certificates are given out no more, and every proof
    still verifies, under the reference. Raises ValidationError before the end of the period.
    """
    until = keeping.last_day(person.left_on)
    if until is None or until >= current_act().on:
        raise ValidationError(_("These acknowledgements are still within their keeping period."), code="kept")
    return erase_identity(actor=actor, person=person)


def reason_to_keep(person: Person, on: date) -> str:
    """Why somebody who left stays known: what they acknowledged is to be provable until the end of the period."""
    until = keeping.last_day(person.left_on)
    if until is None or until < on or not has_acknowledged(person=person):
        return ""
    return _("What this person acknowledged has to stay provable until %(day)s.") % {"day": date_format(until, "d/m/Y")}
