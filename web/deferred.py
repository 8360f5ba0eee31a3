"""Functions of heavy libraries, imported when they are first called: a process that never needs them starts sooner."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.utils.module_loading import import_string


def deferred(path: str) -> Callable[..., Any]:
    """The function or class behind a dotted path, imported at its first call.

    It stands beside the true import, which only type checking and the arrows read:

        if TYPE_CHECKING:
            from heavy import build
        else:
            build = deferred("heavy.build")
    """

    @cache
    def load() -> Callable[..., Any]:
        return import_string(path)  # type: ignore[no-any-return]

    def call(*args: Any, **kwargs: Any) -> Any:
        return load()(*args, **kwargs)

    return call
