"""Reference catalogues: each application registers an idempotent loader, `manage.py load_catalogues` runs them all."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from organisation.models import User


class Loader(Protocol):
    """Loads one catalogue as `actor` and answers with one line that says what changed."""

    def __call__(self, *, actor: "User") -> str: ...


_loaders: dict[str, Loader] = {}


def register(name: str, loader: Loader) -> None:
    """Declare the loader of the catalogue `name`; called from an application's `ready()`."""
    if name in _loaders and _loaders[name] is not loader:
        raise ValueError(f"two loaders for the catalogue {name!r}")
    _loaders[name] = loader


def loaders() -> Iterator[tuple[str, Loader]]:
    """Every registered catalogue, in the order of its name."""
    yield from sorted(_loaders.items())
