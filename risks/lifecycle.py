"""The life of a risk: its statuses, what moves it from one to the next, and what sends it back."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(TextChoices):
    """Where a risk stands between its identification and its closing."""

    IDENTIFIED = "identified", _("Identified")
    ANALYSED = "analysed", _("Analysed")
    EVALUATED = "evaluated", _("Evaluated")
    TREATMENT_DECIDED = "treatment_decided", _("Treatment decided")
    IN_TREATMENT = "in_treatment", _("In treatment")
    RESIDUAL_ACCEPTED = "residual_accepted", _("Residual risk accepted")
    MONITORED = "monitored", _("Monitored")
    CLOSED = "closed", _("Closed")


class Kind(TextChoices):
    """The three moments at which a risk is assessed."""

    INHERENT = "inherent", _("Inherent")
    CURRENT = "current", _("Current")
    RESIDUAL = "residual", _("Residual")


class Option(TextChoices):
    """The four ways to treat a risk (ISO/IEC 27005)."""

    MODIFY = "modify", pgettext_lazy("treatment of a risk", "Modify")
    AVOID = "avoid", pgettext_lazy("treatment of a risk", "Avoid")
    SHARE = "share", pgettext_lazy("treatment of a risk", "Share")
    RETAIN = "retain", pgettext_lazy("treatment of a risk", "Retain")


class ActionStatus(TextChoices):
    """Where an action of the treatment plan stands; late and cancelled are told apart."""

    PLANNED = "planned", _("Planned")
    IN_PROGRESS = "in_progress", _("In progress")
    DONE = "done", _("Done")
    VERIFIED = "verified", _("Verified")
    CANCELLED = "cancelled", _("Cancelled")


_ORDER = [status.value for status in Status]
_STEPS: dict[str, tuple[str, ...]] = {
    ActionStatus.PLANNED: (ActionStatus.IN_PROGRESS, ActionStatus.DONE, ActionStatus.CANCELLED),
    ActionStatus.IN_PROGRESS: (ActionStatus.DONE, ActionStatus.CANCELLED),
    ActionStatus.DONE: (ActionStatus.VERIFIED, ActionStatus.IN_PROGRESS),
    ActionStatus.VERIFIED: (),
    ActionStatus.CANCELLED: (ActionStatus.PLANNED,),
}
OPEN_ACTIONS = (ActionStatus.PLANNED, ActionStatus.IN_PROGRESS)


def _at_least(status: str, least: Status) -> str:
    return least.value if _ORDER.index(status) < _ORDER.index(least.value) else status


def after_assessment(*, status: str, kind: str, option: str) -> str:
    """Analysed by an inherent assessment, evaluated by a current one; an accepted risk that is assessed reopens."""
    if status in (Status.RESIDUAL_ACCEPTED, Status.MONITORED):
        return Status.TREATMENT_DECIDED.value if option else Status.EVALUATED.value
    return _at_least(status, Status.ANALYSED if kind == Kind.INHERENT else Status.EVALUATED)


def after_decision(*, has_open_actions: bool) -> str:
    """A decision on the treatment, first or new: in treatment when work is already under way."""
    return Status.IN_TREATMENT.value if has_open_actions else Status.TREATMENT_DECIDED.value


def after_work(*, status: str) -> str:
    """Work on the plan begins."""
    return Status.IN_TREATMENT.value if status == Status.TREATMENT_DECIDED else status


def after_change(*, status: str, option: str) -> str:
    """The scenario changed: what was accepted is no longer what stands."""
    return after_assessment(status=status, kind=Kind.CURRENT, option=option) if is_settled(status=status) else status


def is_settled(*, status: str) -> bool:
    """Accepted, and not changed since."""
    return status in (Status.RESIDUAL_ACCEPTED, Status.MONITORED)


def next_steps(*, status: str) -> tuple[str, ...]:
    """Where an action of the plan may go from where it stands."""
    return _STEPS[status]
