"""Recording that somebody was trained."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import Person, User
from policies.models import Training
from trail.acts import action, current_act


@action("policies.training.record", permission="policies.edit", scope="person")
def record_training(
    *, actor: User, person: Person, title: str, kind: str, trained_on: date, minutes: int, provider: str = ""
) -> Training:
    """Record that a person was trained (7.2 d, A.6.3); kept as it was recorded.

    Raises ValidationError for a day to come.
    """
    if trained_on > current_act().on:
        raise ValidationError({"trained_on": _("This day lies in the future: record what has been done.")})
    training = Training(
        person=person,
        perimeter=person.perimeter,
        title=title,
        kind=kind,
        trained_on=trained_on,
        minutes=minutes,
        provider=provider,
    )
    training.save()
    return training
