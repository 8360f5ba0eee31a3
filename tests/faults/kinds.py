"""A kind of job for the workers of these tests: slow, and with an effect that can be counted.

Workers import it (`celery worker --include tests.faults.kinds`); the tests themselves do not.
"""

import time
from typing import Any
from uuid import uuid4

from jobs.actions import complete
from jobs.models import Job
from jobs.registry import Progress, job_kind
from organisation.actions import create_perimeter
from organisation.models import Perimeter, User
from trail.acts import action


@action("tests.effect.make", permission="organisation.edit", scope="perimeter")
def make_effect(*, actor: User, perimeter: Perimeter, job: Job) -> Perimeter:
    """Leave one mark for this run; the job is finished by the same act, so that another run cannot leave a second."""
    made = create_perimeter(actor=actor, parent=perimeter, name=str(uuid4()), kind="site", description=str(job.pk))
    time.sleep(float(job.params.get("hold", 0)))
    complete(job=job, result={"made": str(made.pk)})
    return made


@job_kind("tests.effect", label="Effect")
def leave_effect(*, job: Job, progress: Progress) -> dict[str, Any]:
    """Some steps, then the effect."""
    steps = int(job.params.get("steps", 10))
    for step in range(steps):
        progress(step, steps, "Counting")
        time.sleep(0.1)
    assert job.perimeter is not None
    make_effect(actor=job.requested_by, perimeter=job.perimeter, job=job)
    return {}
