"""What mail tells the shared pages: letters that did not arrive, and letters that cannot leave."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mail import queries
from mail.models import Delivery
from web.badges import register_tones
from web.registries import Inconsistency, checks


def unsent_letters(user: Any, at: datetime) -> list[Inconsistency]:
    """Letters that stopped on their way, and letters that wait for a mail server nobody has set."""
    if not user.has_right("mail.view"):
        return []
    found = []
    address = reverse("mail:letter_list")
    if stopped := queries.stopped(user).count():
        said = ngettext("%(count)d letter did not arrive.", "%(count)d letters did not arrive.", stopped)
        found.append(
            Inconsistency(text=said % {"count": stopped}, url=f"{address}?arrived=no", repair_label=_("Look at them"))
        )
    if not settings.MAIL_READY and (waiting := queries.waiting(user).count()):
        said = ngettext(
            "%(count)d letter waits: no mail server is set.", "%(count)d letters wait: no mail server is set.", waiting
        )
        found.append(Inconsistency(text=said % {"count": waiting}, url=address, repair_label=_("Open")))
    return found


checks.register("mail", unsent_letters)
register_tones(
    {
        Delivery.Status.SENT: "ok",
        Delivery.Status.SENDING: "info",
        Delivery.Status.BOUNCED: "bad",
        Delivery.Status.OBSOLETE: "neutral",
    }
)
