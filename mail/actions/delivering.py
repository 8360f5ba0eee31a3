"""Delivering: claim a few letters, hand them to the mail server, write what became of each."""

import logging
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from uuid_utils.compat import uuid7

from jobs.actions import enqueue
from jobs.models import Job
from mail.kinds import ObsoleteError, UnknownLetterError
from mail.models import Delivery
from mail.queries import anything_due, is_due
from mail.writing import NoAddressError, message_for
from organisation.queries import system_account

logger = logging.getLogger(__name__)

DELIVER = "mail.deliver"
BATCH = 25
PAUSES = (1, 5, 20, 60, 240, 720, 1440, 2880)  # minutes before each new attempt; then it is given up
PERMANENT = 500  # SMTP replies from here on say that trying again is useless (RFC 5321, 4.2.1)
Connection = Any


def queue_delivery() -> Job | None:
    """Queue a round of deliveries when a letter is due and no round waits; the clock calls this."""
    if not settings.MAIL_READY or not anything_due():
        return None
    waiting: Job | None = Job.objects.filter(kind=DELIVER, status=Job.Status.QUEUED).first()
    return waiting or enqueue(actor=system_account(), kind=DELIVER)


def deliver_batch() -> int:
    """Deliver a few of the letters that are due; how many were tried, 0 when none is left or no server is set.

    A letter may leave twice when the process dies between the server's answer and ours: it keeps its Message-ID.
    """
    if not settings.MAIL_READY:
        return 0
    claim = uuid7()
    batch = _claimed(claim)
    if not batch:
        return 0
    with _open_connection() as (connection, trouble):
        for delivery in batch:
            outcome = {**_LATER, "error": trouble} if trouble else _attempt(delivery, connection)
            _write(delivery, claim, outcome)
    return len(batch)


def _claimed(claim: UUID) -> list[Delivery]:
    """Take the next letters for this run alone: whoever else looks finds them leaving."""
    with transaction.atomic():
        free = Delivery.objects.filter(is_due()).select_for_update(skip_locked=True, of=("self",))
        keys = list(free.order_by("due_at", "pk").values_list("pk", flat=True)[:BATCH])
        Delivery.objects.filter(pk__in=keys).update(status=Delivery.Status.SENDING, claim=claim, claimed_at=Now())
    mine = Delivery.objects.filter(claim=claim, status=Delivery.Status.SENDING)
    return list(mine.select_related("letter__person__identity", "letter__person__user").order_by("pk"))


_LATER: dict[str, Any] = {"status": Delivery.Status.QUEUED}
_SENT: dict[str, Any] = {"status": Delivery.Status.SENT, "error": ""}


@contextmanager
def _open_connection() -> Iterator[tuple[Connection, str]]:
    """One connection for the batch, or the reason why there is none."""
    connection: Any = get_connection()
    trouble = ""
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        trouble = _said(error)
    try:
        yield connection, trouble
    finally:
        connection.close()


def _attempt(delivery: Delivery, connection: Connection) -> dict[str, Any]:
    """Hand one letter to the server; what to write of it."""
    try:
        message = message_for(letter=delivery.letter)
        message.connection = connection
        message.send()
    except ObsoleteError:
        return {"status": Delivery.Status.OBSOLETE, "error": ""}
    except (NoAddressError, UnknownLetterError) as error:
        return {"status": Delivery.Status.FAILED, "error": str(error)}
    except smtplib.SMTPRecipientsRefused as refused:
        code, text = next(iter(refused.recipients.values()))
        return _answered(code, text)
    except smtplib.SMTPResponseException as refused:
        return _answered(refused.smtp_code, refused.smtp_error)
    except (OSError, smtplib.SMTPException) as error:
        return {**_LATER, "error": _said(error)}
    return _SENT


def _answered(code: int, text: bytes | str) -> dict[str, Any]:
    said = text.decode(errors="replace") if isinstance(text, bytes) else text
    status = Delivery.Status.REFUSED if code >= PERMANENT else Delivery.Status.QUEUED
    return {"status": status, "error": f"{code} {said}"[:500]}


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]


def _write(delivery: Delivery, claim: UUID, outcome: dict[str, Any]) -> None:
    """Write what became of a letter, unless another run has it by now."""
    values: dict[str, Any] = {**outcome, "attempts": F("attempts") + 1, "claim": None, "claimed_at": None}
    if outcome["status"] == Delivery.Status.QUEUED:
        if delivery.attempts < len(PAUSES):
            values["due_at"] = Now() + timedelta(minutes=PAUSES[delivery.attempts])
        else:
            values["status"] = Delivery.Status.FAILED
    if outcome["status"] == Delivery.Status.SENT:
        values["sent_at"] = Now()
    if not Delivery.objects.filter(pk=delivery.pk, claim=claim).update(**values):
        logger.warning("Letter %s: another run has it by now.", delivery.pk)
