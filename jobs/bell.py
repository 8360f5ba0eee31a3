"""The bell: what tells a worker that a job is waiting. It may be lost; the sweeper rings again."""

from collections.abc import Callable
from uuid import UUID

Ringer = Callable[[UUID], None]


def _silence(job_id: UUID) -> None:
    return


_ringer: Ringer = _silence


def hang(ringer: Ringer) -> None:
    """Hang the one bell of this process; called once at start."""
    global _ringer  # noqa: PLW0603 -- one bell a process, set at start
    _ringer = ringer


def ring(job_id: UUID) -> None:
    """Ring for one job."""
    _ringer(job_id)
