"""The pages of jobs: the list, one job with its live progress, and what can be done with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from jobs import actions, queries
from jobs.forms import JobFilter
from jobs.models import Job
from web.access import SIGNED_IN
from web.pages import ActionPage, ListPage, Page, RecordPage
from web.pages.base import find
from web.tables import Column


class _OnJob(ActionPage):
    records = staticmethod(queries.visible_jobs)
    parameter = "job"
    parent = "jobs:job_list"


class CancelJob(_OnJob):
    """Stop it."""

    action = actions.cancel_job
    label = _("Stop")
    title = _("Stop this job")
    intro = _("What it has not written yet will not be written. It can be started again later.")
    style = "danger"
    success = _("The job was stopped.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """While it is not finished."""
        return not record.is_finished and super().offered_to(user, record)


class RetryJob(_OnJob):
    """Try it again."""

    action = actions.retry_job
    label = _("Start again")
    title = _("Start this job again")
    intro = _("It runs as it was asked for, in the name of the person who asked.")
    style = "primary"
    success = _("The job is queued again.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once it has failed or was stopped."""
        stopped = record.status in {Job.Status.FAILED, Job.Status.CANCELLED}
        return stopped and super().offered_to(user, record)


class VerifyTrail(ActionPage):
    """The whole trail, now."""

    action = actions.verify_trail
    label = _("Verify the trail")
    intro = _("Every entry, every row and every file of proof is computed again and compared. You may leave the page.")
    icon = "shield-check"
    success = _("The verification is queued.")
    parent = "jobs:job_list"


class JobList(ListPage):
    """What I asked for, and what I may follow."""

    title = _("Imports and jobs")
    intro = _("Long work that runs without you: you may leave this page and come back.")
    permission = SIGNED_IN
    rows = staticmethod(queries.listed_jobs)
    filter_class = JobFilter
    default_sort = "-created_at"
    actions = (VerifyTrail,)
    columns = (
        Column("label", _("Work"), link=True, sort="kind"),
        Column("status", _("Status"), badge=True),
        Column("percent", _("Progress"), numeric=True, suffix="\u00a0%"),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
        Column("requested_by", _("Asked by"), sort=False),
        Column("created_at", _("Asked on")),
        Column("started_at", _("Started on"), hidden=True),
        Column("finished_at", _("Finished on")),
        Column("error", _("What went wrong"), hidden=True, text=True, wide=True, sort=False),
    )
    empty_title = _("No job yet")
    empty_text = _("Imports, reports and verifications that you ask for appear here with their progress.")


class JobPage(RecordPage):
    """One job: how far it is, what came of it."""

    permission = SIGNED_IN
    records = staticmethod(queries.visible_jobs)
    status = Column("status", _("Status"), badge=True)
    template_name = "jobs/job.html"
    actions = (CancelJob, RetryJob)
    facts = (
        Column("perimeter.name", _("Perimeter"), link="perimeter"),
        Column("requested_by", _("Asked by")),
        Column("created_at", _("Asked on")),
        Column("started_at", _("Started on")),
        Column("finished_at", _("Finished on")),
    )

    def context(self) -> dict[str, Any]:
        """The job under its own name, for the fragment that other pages use too."""
        return {"job": self.record}


class JobProgress(Page):
    """The fragment that a page asks for again and again; when the job is finished the page is asked to reload."""

    permission = SIGNED_IN
    template_name = "jobs/_progress.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The fragment alone; a reader without script gets the page of the job."""
        job = find(queries.visible_jobs, self.user, kwargs["pk"])
        if "HX-Request" not in request.headers:
            return HttpResponseRedirect(job.get_absolute_url())
        answer: HttpResponse = self.answer(job=job)
        if job.is_finished:
            answer["HX-Refresh"] = "true"
        return answer
