"""The pages of mail: the letters, one letter, and the local mailbox of the demonstration."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from mail import actions, forms, mailbox, queries
from mail.kinds import ObsoleteError, UnknownLetterError
from mail.models import Delivery
from mail.writing import content_of
from web.access import PUBLIC
from web.pages import ActionPage, ListPage, Page, RecordPage
from web.tables import Column, RelatedTable

STATUS = Column("delivery.status", _("Status"), badge=True, sort="delivery__status")


class _OnLetter(ActionPage):
    records = staticmethod(queries.letters)
    parameter = "letter"
    parent = "mail:letter_list"


class SendAgain(_OnLetter):
    """Once more."""

    action = actions.send_again
    form_class = forms.SendAgainForm
    label = _("Send again")
    intro = _("The address is read again: correct it first if it was wrong.")
    style = "primary"
    success = _("The letter is on its way again.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """When it did not arrive."""
        return record.delivery.status in queries.STOPPED and super().offered_to(user, record)


class RecordBounce(_OnLetter):
    """It came back."""

    action = actions.record_bounce
    form_class = forms.BounceForm
    label = _("Record a return")
    success = _("The return is recorded.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once it has left."""
        return bool(record.delivery.status == Delivery.Status.SENT) and super().offered_to(user, record)

    def success_url(self, result: Any) -> str:
        """Back to the letter."""
        return str(self.record.get_absolute_url())


class LetterList(ListPage):
    """Everything the product wrote, and what became of it."""

    title = _("Mail")
    intro = _("What the application wrote to whom. Neither addresses nor texts are kept: both are read when it leaves.")
    permission = "mail.view"
    rows = staticmethod(queries.letters)
    filter_class = forms.LetterFilter
    default_sort = "-at"
    columns = (
        Column("label", _("Letter"), link=True, sort="kind"),
        Column("person.display_name", _("Recipient"), sort="person__identity__sort_key"),
        STATUS,
        Column("at", _("Written on")),
        Column("delivery.sent_at", _("Sent on"), sort="delivery__sent_at"),
        Column("delivery.error", _("What the mail server said"), text=True, wide=True, sort=False),
        Column("occasion", _("Occasion"), hidden=True),
        Column("delivery.attempts", _("Attempts"), numeric=True, hidden=True, sort="delivery__attempts"),
        Column("delivery.due_at", _("Next attempt"), hidden=True, sort="delivery__due_at"),
        Column("perimeter.name", _("Perimeter"), hidden=True, sort="perimeter__path"),
    )
    empty_title = _("No letter yet")
    empty_text = _("Reminders and sign-in links that the application sends appear here.")


class LetterPage(RecordPage):
    """One letter: what it says, and how far it is."""

    permission = "mail.view"
    records = staticmethod(queries.letters)
    status = STATUS
    template_name = "mail/letter.html"
    actions = (SendAgain, RecordBounce)
    facts = (
        Column("person.display_name", _("Recipient"), link="person"),
        Column("at", _("Written on")),
        Column("delivery.sent_at", _("Sent on")),
        Column("delivery.attempts", _("Attempts"), numeric=True),
        Column("delivery.due_at", _("Next attempt")),
        Column("delivery.error", _("What the mail server said"), text=True, wide=True),
        Column("message_id", _("Message identifier")),
    )
    tables = (
        RelatedTable(
            _("Returns"),
            queries.bounces,
            (Column("at", _("Recorded on")), Column("reason", _("Reason"), text=True, wide=True)),
            empty=_("This letter never came back."),
        ),
    )

    def context(self) -> dict[str, Any]:
        """What it says today; never the address that opens a session."""
        kind = self.record.declared_kind
        try:
            content = content_of(letter=self.record)
        except (ObsoleteError, UnknownLetterError):
            content = None
        return {"content": content, "secret": kind is None or kind.secret, "base_url": settings.BASE_URL}


class _Demonstration(Page):
    permission = PUBLIC

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Only where letters are kept on this machine."""
        if not settings.MAILBOX_DIR:
            raise Http404
        return super().get(request, **kwargs)


class Mailbox(_Demonstration):
    """What the demonstration sent, newest first: nothing leaves this machine."""

    title = _("Local mailbox")
    intro = _("The demonstration sends nothing outside: its letters arrive here, everyone's in one box.")
    template_name = "mail/mailbox.html"

    def context(self) -> dict[str, Any]:
        """The newest letters."""
        return {"messages_received": mailbox.messages()}


class ReceivedMail(_Demonstration):
    """One letter, as its reader would see it in plain text."""

    parent = "mail:mailbox"
    template_name = "mail/received.html"

    def heading(self) -> str:
        """Its subject."""
        return str(self.context()["received"].subject)

    def context(self) -> dict[str, Any]:
        """The letter."""
        return {"received": mailbox.message(key=self.kwargs["key"])}
