"""Certificates: asking for one, recording the sealed paper, reading it."""

import io

from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from jobs.actions import complete, enqueue
from jobs.models import Job
from organisation.models import User
from policies.codes import code_from
from policies.models import Acknowledgement, Certificate
from policies.queries import certificate_of
from trail.acts import action, current_act
from vault.actions import REASON, keep
from vault.queries import Content, content

JOB_KIND = "policies.certificate"


def code_of(acknowledgement: Acknowledgement) -> str:
    """The code that stands on the certificate of an acknowledgement: nobody guesses it, and it is always the same."""
    return code_from(salted_hmac("policies.certificate", str(acknowledgement.pk), algorithm="sha256").digest())


@action("policies.certificate.request", permission="policies.acknowledge", scope=None, record="acknowledgement")
def request_certificate(*, actor: User, acknowledgement: Acknowledgement, language: str = "") -> Job:
    """Ask for the certificate of an acknowledgement (7.2 d): a job writes it, seals it and keeps it.

    Raises ValidationError when it was issued already, or when somebody else acknowledged.
    """
    if acknowledgement.person.user_id != actor.pk:
        raise ValidationError(_("Only the person who acknowledged asks for this certificate."), code="not_yours")
    if certificate_of(acknowledgement=acknowledgement) is not None:
        raise ValidationError(_("This certificate was issued already."), code="done")
    act = current_act()
    asked = {
        "acknowledgement": str(acknowledgement.pk),
        "on": act.on.isoformat(),
        "at": act.at.isoformat(),
        "language": language or acknowledgement.language,
    }
    return enqueue(
        actor=actor,
        kind=JOB_KIND,
        params=asked,
        perimeter=acknowledgement.perimeter,
        dedupe_key=f"{JOB_KIND}:{acknowledgement.pk}:{act.on}",
    )


@action("policies.certificate.record", permission="policies.acknowledge", scope=None, record="acknowledgement")
def record_certificate(
    *, actor: User, acknowledgement: Acknowledgement, job: Job, code: str, name: str, pdf: bytes, url: str
) -> Certificate:
    """Keep the sealed paper that a job made (7.2 d, 7.5.3); the job is finished in the same transaction.

    Raises LeaseLostError when another worker has the job.
    """
    certificate = Certificate(acknowledgement=acknowledgement, code=code)
    certificate.file = keep(
        perimeter=acknowledgement.perimeter, name=name, stream=io.BytesIO(pdf), media_type="application/pdf"
    )
    certificate.digest = certificate.file.digest
    certificate.save()
    complete(job=job, result={"certificate": str(certificate.pk), "url": url})
    return certificate


@action("policies.certificate.open", permission="policies.acknowledge", scope=None, record="certificate", reads=True)
def open_certificate(*, actor: User, certificate: Certificate, reason: str) -> Content:
    """Read a certificate (7.5.3, A.8.15); `reason` is a code that the trail keeps, such as "download".

    Raises ValidationError when its keeping period is past, or when the stored file is missing or damaged.
    """
    if certificate.acknowledgement.person.known_identity is None:
        raise ValidationError(_("This certificate is past its keeping period: it is given out no more."), code="gone")
    if not REASON.fullmatch(reason):
        raise ValidationError({"reason": _("The reason is a short code, such as “download”.")})
    current_act().why = f"reason:{reason}"
    return content(file=certificate.file)
