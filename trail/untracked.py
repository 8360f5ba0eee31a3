"""The list of models that are neither Record nor Fact, each with the reason why."""

from django.db.models import Model

_reasons: dict[type[Model], str] = {}


def untracked(model: type[Model], *, reason: str) -> None:
    """Declare that `model` leaves no trace of its own, and why."""
    _reasons[model] = reason


def untracked_models() -> dict[type[Model], str]:
    """Every untracked model with its reason."""
    return dict(_reasons)
