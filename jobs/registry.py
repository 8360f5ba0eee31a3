"""The kinds of job: each application declares its own in its tasks.py."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.functional import Promise

VIEW_PERMISSION = "jobs.view"


class Progress(Protocol):
    """Says how far a job is. Raises LeaseLostError or InterruptedJobError when the work must stop here."""

    def __call__(self, done: int, total: int, stage: str = "", /) -> None:
        """`done` of `total` in the stage of this name."""


class Work(Protocol):
    """What a job does: safe to run twice, for a worker may die after its last write."""

    def __call__(self, *, job: Any, progress: Progress) -> dict[str, Any]:
        """The result, as JSON. Raises ValidationError with what the person can do."""


@dataclass(frozen=True)
class JobKind:
    """One kind of job: its label, who else than the requester may see it, and the function that does it."""

    name: str
    label: str | Promise
    work: Work
    permission: str = VIEW_PERMISSION
    internal: bool = False
    """Housekeeping that nobody asked for by hand: kept out of lists unless it fails."""
    max_attempts: int = 3


class UnknownKindError(LookupError):
    """No application declares this kind of job."""


_kinds: dict[str, JobKind] = {}


def job_kind(
    name: str,
    *,
    label: str | Promise,
    permission: str = VIEW_PERMISSION,
    internal: bool = False,
    max_attempts: int = 3,
) -> Callable[[Work], Work]:
    """Declare a kind of job over `run(*, job, progress) -> dict`; a name declared twice is an error."""

    def declare(work: Work) -> Work:
        if name in _kinds and _kinds[name].work is not work:
            raise ValueError(f"Two kinds of job are named {name}.")
        _kinds[name] = JobKind(name, label, work, permission, internal, max_attempts)
        return work

    return declare


def kind_of(name: str) -> JobKind:
    """The kind of this name. Raises UnknownKindError."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKindError(f"No kind of job is named {name}.") from None


def kinds() -> list[JobKind]:
    """Every kind, by name."""
    return [_kinds[name] for name in sorted(_kinds)]


def kinds_by_permission() -> dict[str, list[str]]:
    """The names of the kinds that each permission lets one see."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for kind in _kinds.values():
        grouped[kind.permission].append(kind.name)
    return dict(grouped)
