"""The local mailbox of the demonstration: letters are kept in a folder (maildir) instead of leaving the machine."""

from __future__ import annotations

import email
import mailbox
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage as Received
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.http import Http404


class LocalMailbox(BaseEmailBackend):
    """Delivers into the folder."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep each message; how many were kept."""
        box = _box()
        for message in email_messages:
            box.add(message.message().as_bytes())
        return len(email_messages)


@dataclass(frozen=True)
class Mail:
    """One message of the mailbox, as a reader sees it."""

    key: str
    to: str
    subject: str
    at: datetime | None
    text: str


def _box() -> mailbox.Maildir:
    folder = Path(settings.MAILBOX_DIR)
    folder.parent.mkdir(parents=True, exist_ok=True)
    return mailbox.Maildir(str(folder), create=True)


def messages(*, limit: int = 100) -> list[Mail]:
    """The newest messages first."""
    box = _box()
    newest = sorted(box.iterkeys(), key=_order, reverse=True)
    return [_read(box, key) for key in newest[:limit]]


def message(*, key: str) -> Mail:
    """One message. Raises Http404."""
    box = _box()
    if key not in box:
        raise Http404
    return _read(box, key)


def _order(key: str) -> tuple[int, str]:
    """A key of a maildir begins with the second of its delivery."""
    second = key.partition(".")[0]
    return (int(second) if second.isdigit() else 0, key)


def _read(box: mailbox.Maildir, key: str) -> Mail:
    parsed: Any = email.message_from_bytes(box.get_bytes(key), policy=policy.default)
    received = cast("Received", parsed)
    body: Any = received.get_body(("plain",))
    sent = received["Date"]
    return Mail(
        key=key,
        to=str(received["To"]),
        subject=str(received["Subject"]),
        at=_aware(parsedate_to_datetime(str(sent))) if sent else None,
        text=body.get_content() if body else "",
    )


def _aware(instant: datetime) -> datetime:
    """A date whose zone is "-0000" is in UTC, and comes without a zone (RFC 5322, 3.3)."""
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
