"""The endpoints of jobs: a system polls what it asked for."""

from jobs import actions, queries
from jobs.forms import JobFilter
from jobs.serializers import JobOutput, NothingInput
from web.access import SIGNED_IN
from web.endpoints import ActionEndpoint, RecordEndpoint


class JobEndpoint(RecordEndpoint):
    """Jobs."""

    permission = SIGNED_IN
    records = staticmethod(queries.visible_jobs)
    filter_class = JobFilter
    serializer_class = JobOutput


class _OnJob(ActionEndpoint):
    records = staticmethod(queries.visible_jobs)
    parameter = "job"
    serializer_class = NothingInput
    output = JobOutput


class CancelJobEndpoint(_OnJob):
    """Stop a job."""

    action = actions.cancel_job


class RetryJobEndpoint(_OnJob):
    """Start a stopped job again."""

    action = actions.retry_job


class VerifyTrailEndpoint(ActionEndpoint):
    """Verify the whole trail."""

    action = actions.verify_trail
    serializer_class = NothingInput
    output = JobOutput
