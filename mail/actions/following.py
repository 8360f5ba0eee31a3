"""What people do about letters that did not arrive."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jobs.actions import enqueue
from mail.actions.delivering import DELIVER
from mail.models import Bounce, Delivery, Letter
from mail.queries import STOPPED
from organisation.models import User
from trail.acts import action, current_act


@action("mail.letter.send_again", permission="mail.manage", scope="letter")
def send_again(*, actor: User, letter: Letter) -> Letter:
    """Send a letter again that was refused, returned or given up, once its cause was mended (7.4).

    Raises ValidationError while the letter is still on its way, or has arrived.
    """
    stopped = Delivery.objects.filter(letter=letter, status__in=STOPPED)
    if not stopped.update(status=Delivery.Status.QUEUED, attempts=0, due_at=None, error="", claim=None):
        raise ValidationError(_("Only a letter that was refused, returned or given up can be sent again."))
    current_act().why = f"letter:{letter.pk}"
    enqueue(actor=actor, kind=DELIVER)
    return letter


@action("mail.bounce.record", permission="mail.manage", scope="letter")
def record_bounce(*, actor: User, letter: Letter, reason: str) -> Bounce:
    """Record that a letter came back, with what the returning server said (7.4, RFC 3464).

    Raises ValidationError when the letter has not left.
    """
    left = Delivery.objects.filter(letter=letter, status__in=[Delivery.Status.SENT, Delivery.Status.BOUNCED])
    if not left.update(status=Delivery.Status.BOUNCED, error=reason[:500]):
        raise ValidationError(_("This letter has not left: it cannot have come back."))
    bounce = Bounce(letter=letter, reason=reason)
    bounce.save()
    return bounce
