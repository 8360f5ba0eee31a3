"""The jobs of policies: certificates, invitations, reminders."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jobs.models import Job
from jobs.registry import Progress, job_kind
from policies import actions
from policies.actions.campaigns import INVITE
from policies.actions.certificates import JOB_KIND, code_of
from policies.actions.keeping import DISPOSE
from policies.queries import (
    acknowledged,
    asked_ids,
    certificate_of,
    leaver,
    open_campaign,
    open_campaigns,
    to_dispose,
)
from reports.order import Order
from reports.registry import kind_of
from trail import clock
from web.deferred import deferred

if TYPE_CHECKING:  # the printer and the seal come with the first certificate
    from reports.production import produce
else:
    produce = deferred("reports.production.produce")

STEPS = 3
INVITED_AT_ONCE = 2000


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


@job_kind(INVITE, label=gettext_lazy("Invitations to read"), permission="policies.view")
def invite_all(*, job: Job, progress: Progress) -> dict[str, Any]:
    """Write the invitations of a campaign, some people at a time; who has one already gets no other."""
    campaign = open_campaign(key=UUID(job.params["campaign"]))
    if campaign is None:
        return {"written": 0, "summary": _("The campaign is closed: nobody is invited any more.")}
    people = asked_ids(campaign, on=clock.today())
    progress(0, len(people), _("Writing the invitations"))
    written = 0
    for start in range(0, len(people), INVITED_AT_ONCE):
        some = people[start : start + INVITED_AT_ONCE]
        written += actions.invite(actor=job.requested_by, campaign=campaign, people=some)
        progress(start + len(some), len(people), _("Writing the invitations"))
    said = ngettext("%(count)s invitation written.", "%(count)s invitations written.", written) % {"count": written}
    return {"written": written, "summary": said, "url": reverse("policies:campaign", args=[campaign.pk])}


@job_kind(DISPOSE, label=gettext_lazy("Disposal of acknowledgements"), permission="organisation.people")
def dispose_all(*, job: Job, progress: Progress) -> dict[str, Any]:
    """Dispose of the acknowledgements that are past their period, one person an act; safe to run twice."""
    perimeter = job.perimeter
    people = to_dispose(perimeter=perimeter, on=clock.today()) if perimeter else []
    for place, key in enumerate(people):
        progress(place, len(people), _("Disposing of acknowledgements past their period"))
        actions.dispose_of(actor=job.requested_by, person=leaver(key=key))
    said = ngettext("%(count)s person disposed of.", "%(count)s people disposed of.", len(people))
    return {"people": len(people), "summary": said % {"count": len(people)}, "url": reverse("policies:keeping_list")}


@job_kind("policies.remind", label=gettext_lazy("Reminders to read"), permission="policies.view", internal=True)
def remind_all(*, job: Job, progress: Progress) -> dict[str, Any]:
    """Every day: invite newcomers, remind those who have not read, then tell their managers."""
    campaigns = list(open_campaigns())
    written = 0
    for place, campaign in enumerate(campaigns):
        progress(place, len(campaigns), str(campaign))
        written += actions.remind(actor=job.requested_by, campaign=campaign)
    return {"written": written}
