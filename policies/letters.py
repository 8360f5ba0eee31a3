"""What the letters of campaigns say: an invitation or a reminder to read, and what a manager is told."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mail.kinds import Content, ObsoleteError, letter_kind
from policies import reminders
from policies.actions.following import ASKED, LATE_TEAM
from policies.queries import campaign_asking, late_of, open_campaign
from trail import clock


@letter_kind(ASKED, label=gettext_lazy("A document to read"))
def asked(*, letter: Any) -> Content:
    """What is to be read, and by when. Raises ObsoleteError once it was read, or when nobody asks any more."""
    campaign = campaign_asking(key=letter.about, person=letter.person, on=clock.today())
    if campaign is None:
        raise ObsoleteError
    title = campaign.policy_version.document.title
    day = date_format(campaign.due_on, "d/m/Y")
    subjects = {
        reminders.INVITATION: _("To read: %(title)s"),
        reminders.WEEK: _("To read within a week: %(title)s"),
        reminders.EVE: _("Last day to read: %(title)s"),
        reminders.LATE: _("Late: %(title)s is still to be read"),
    }
    subject = subjects.get(letter.occasion, subjects[reminders.INVITATION]) % {"title": title}
    return Content(
        subject=subject,
        paragraphs=[
            _("“%(title)s” is to be read by %(day)s.") % {"title": title, "day": day},
            _("It takes a few minutes, on a telephone too: read it, then press the button at its end."),
            _("Without a password, ask for a one-time link on the page of sign-in."),
        ],
        button=_("Read the text"),
        path=reverse("policies:to_read"),
    )


@letter_kind(LATE_TEAM, label=gettext_lazy("People who have not read"))
def late_team(*, letter: Any) -> Content:
    """Whom a manager may remind. Raises ObsoleteError once everyone has read, or the campaign is closed."""
    campaign = open_campaign(key=letter.about)
    late = late_of(campaign=campaign, manager=letter.person, on=clock.today()) if campaign else []
    if campaign is None or not late:
        raise ObsoleteError
    title = campaign.policy_version.document.title
    said = ngettext(
        "%(count)s person has not read “%(title)s”, which was due on %(day)s:",
        "%(count)s people have not read “%(title)s”, which was due on %(day)s:",
        len(late),
    ) % {"count": len(late), "title": title, "day": date_format(campaign.due_on, "d/m/Y")}
    names = [person.display_name for person in late[:20]]
    return Content(
        subject=_("Late in your team: %(title)s") % {"title": title},
        paragraphs=[said, ", ".join(names) + (" …" if len(late) > len(names) else "")],
        button=_("Open"),
        path=reverse("policies:to_read"),
    )
