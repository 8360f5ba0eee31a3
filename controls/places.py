"""A mapping somewhere inside a data file: reads typed values and knows its own path to speak of errors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


class CatalogueError(ValueError):
    """A file that cannot be loaded: where inside the file, which rule, and the value that broke it."""

    def __init__(self, *, path: str, code: str, value: str = "") -> None:
        super().__init__(f"{path}: {code} {value}".rstrip())
        self.path, self.code, self.value = path, code, value


@dataclass(frozen=True)
class Place:
    """One mapping of a file, with the keys read so far: what nobody read is the rest."""

    path: str
    values: Mapping[str, Any]
    used: set[str] = field(default_factory=set)

    def text(self, key: str, *, required: bool = False) -> str:
        value = self._take(key)
        if value is None and not required:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise CatalogueError(path=f"{self.path}.{key}", code="missing" if value is None else "not_text")
        if required and not str(value).strip():
            raise CatalogueError(path=f"{self.path}.{key}", code="missing")
        return str(value)

    def flag(self, key: str, *, default: bool = False) -> bool:
        value = self._take(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise CatalogueError(path=f"{self.path}.{key}", code="not_flag", value=str(value))
        return value

    def number(self, key: str) -> int | None:
        value = self._take(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise CatalogueError(path=f"{self.path}.{key}", code="not_number", value=str(value))
        return value

    def choice(self, key: str, allowed: Sequence[str]) -> str:
        value = self.text(key, required=True)
        if value not in allowed:
            raise CatalogueError(path=f"{self.path}.{key}", code="unknown_value", value=value)
        return value

    def texts(self, key: str) -> list[str]:
        value = self._take(key)
        if value is None:
            return []
        if not isinstance(value, list) or any(not isinstance(item, str | int) for item in value):
            raise CatalogueError(path=f"{self.path}.{key}", code="not_list")
        return [str(item) for item in value]

    def places(self, key: str) -> "list[Place]":
        value = self._take(key)
        if not isinstance(value, list):
            raise CatalogueError(path=f"{self.path}.{key}", code="not_list")
        return [place_at(f"{self.path}.{key}[{index}]".lstrip("."), item) for index, item in enumerate(value)]

    def rest(self) -> dict[str, Any]:
        return {key: value for key, value in self.values.items() if key not in self.used}

    def _take(self, key: str) -> Any:
        self.used.add(key)
        return self.values.get(key)


def place_at(path: str, value: object) -> Place:
    if not isinstance(value, dict):
        raise CatalogueError(path=path or "/", code="not_mapping")
    return Place(path, value)
