"""Every change of jobs: asking for one, leasing it to one worker, sweeping up what was left."""

from jobs.actions.asking import cancel_job, enqueue, queue_after_act, retry_job, verify_trail
from jobs.actions.leasing import beat, claim, complete, fail, finish, put_back
from jobs.actions.scheduling import queue_periodic
from jobs.actions.sweeping import sweep, tidy

__all__ = [
    "beat",
    "cancel_job",
    "claim",
    "complete",
    "enqueue",
    "fail",
    "finish",
    "put_back",
    "queue_after_act",
    "queue_periodic",
    "retry_job",
    "sweep",
    "tidy",
    "verify_trail",
]
