"""The jobs of policies: the paper of a certificate."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobs.models import Job
from jobs.registry import Progress, job_kind
from policies import actions
from policies.actions.certificates import JOB_KIND, code_of
from policies.queries import acknowledged, certificate_of
from reports.production import Order, produce
from reports.registry import kind_of

STEPS = 3


@job_kind(JOB_KIND, label=gettext_lazy("Certificate of acknowledgement"), permission="policies.view")
def certify(*, job: Job, progress: Progress) -> dict[str, Any]:
    """Write the certificate, seal it, keep it; one that was kept already is not made again."""
    acknowledgement = acknowledged(job.requested_by).get(pk=job.params["acknowledgement"])
    url = reverse("policies:my_acknowledgement", args=[acknowledgement.pk])
    known = certificate_of(acknowledgement=acknowledgement)
    if known is None:
        progress(0, STEPS, _("Writing the certificate"))
        code = code_of(acknowledgement)
        order = Order(
            kind=kind_of(key="policies.certificate"),
            perimeter=acknowledgement.perimeter,
            on=date.fromisoformat(job.params["on"]),
            at=datetime.fromisoformat(job.params["at"]),
            language=job.params["language"],
            params={"acknowledgement": job.params["acknowledgement"]},
            job=job.pk,
        )
        paper = produce(order=order)
        progress(STEPS - 1, STEPS, _("Keeping it in the vault"))
        known = actions.record_certificate(
            actor=job.requested_by,
            acknowledgement=acknowledgement,
            job=job,
            code=code,
            name=f"{slugify(paper.title)[:80]}-{code}.pdf",
            pdf=paper.content,
            url=url,
        )
    return {"certificate": str(known.pk), "url": url}
