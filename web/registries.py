"""What applications declare so that shared pages can show it without knowing any domain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, Protocol, TypeVar

from web.navigation import Navigation

Text = Any  # a string, or one still to be translated


@dataclass(frozen=True, kw_only=True)
class DueItem:
    """Something a person has to do by a date."""

    label: Text
    url: str
    due_on: date | None
    kind: Text
    record_label: str = ""


@dataclass(frozen=True, kw_only=True)
class Inconsistency:
    """Two records that contradict each other, and where to repair it."""

    text: Text
    url: str
    repair_label: Text


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One answer of the search."""

    label: str
    url: str
    kind: Text
    context: str = ""


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One section at the side of a record: a title, and a template with what it needs."""

    title: Text
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    count: int | None = None
    open: bool = True


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One figure of the home page; the number is a link to what it counts."""

    label: Text
    value: Any
    url: str = ""
    hint: Text = ""
    tone: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the set-up: why, how long, whether it is done and whether it can wait."""

    title: Text
    why: Text
    minutes: int
    url: str
    done: bool
    can_wait: bool = False


class StepSource(Protocol):
    """The steps that a person may take."""

    def __call__(self, user: Any, /) -> list[Step]:
        """The steps, in their order."""


class DueSource(Protocol):
    """What falls due for a person on a day."""

    def __call__(self, user: Any, on: date, /) -> list[DueItem]:
        """The items, in any order."""


class CheckSource(Protocol):
    """What contradicts itself at an instant, among what a person may see."""

    def __call__(self, user: Any, at: datetime, /) -> list[Inconsistency]:
        """The contradictions, in any order."""


class SearchSource(Protocol):
    """What answers a text, among what a person may see."""

    def __call__(self, user: Any, text: str, /) -> list[Hit]:
        """A few answers, best first."""


class PanelSource(Protocol):
    """A panel for one record and one person; None where there is nothing to show."""

    def __call__(self, user: Any, record: Any, /) -> Panel | None:
        """The panel."""


class TileSource(Protocol):
    """Figures of the home page for a person on a day."""

    def __call__(self, user: Any, on: date, /) -> list[Tile]:
        """The figures, in the order of reading."""


class ExportListener(Protocol):
    """Told before a list leaves the product as a file, so that it can be traced or refused."""

    def __call__(self, *, user: Any, name: str, file_format: str, query: str, lines: int) -> None:
        """Raise PermissionDenied to refuse."""


@dataclass(frozen=True, kw_only=True)
class SavedView:
    """A state of a list that a person keeps: its name, the query that shows it, the address that forgets it."""

    name: str
    query: str
    forget_url: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """Something that others did to a record that the person may see."""

    label: str
    url: str
    what: Text
    at: datetime


class ChangeSource(Protocol):
    """What others changed since an instant, among what a person may see."""

    def __call__(self, user: Any, since: datetime, /) -> list[Change]:
        """The newest change of each record, the newest first, at most a screen of them."""


class ViewSource(Protocol):
    """The states of one list that a person keeps."""

    def __call__(self, user: Any, path: str, /) -> list[SavedView]:
        """The views, in the order of their names."""


LandingSource = Callable[[Any], str | None]
Source = TypeVar("Source")


class Registry(Generic[Source]):
    """Named sources, in the order of registration; a name registered twice is an error."""

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}

    def register(self, name: str, source: Source) -> None:
        """Add a source under a name of its own."""
        if name in self._sources and self._sources[name] is not source:
            raise ValueError(f"{name} is registered twice")
        self._sources[name] = source

    def forget(self, name: str) -> None:
        """Take a source away again."""
        self._sources.pop(name, None)

    def items(self) -> list[tuple[str, Source]]:
        """Names and sources."""
        return list(self._sources.items())

    def __iter__(self) -> Iterator[Source]:
        return iter(list(self._sources.values()))


class PanelRegistry:
    """Panels by kind of record ("risks.risk"); the kind "*" means every record."""

    def __init__(self) -> None:
        self._sources: dict[str, list[PanelSource]] = {}

    def register(self, kind: str, source: PanelSource) -> None:
        """Add a panel to every record of this kind."""
        sources = self._sources.setdefault(kind, [])
        if source not in sources:
            sources.append(source)

    def of(self, user: Any, record: Any) -> list[Panel]:
        """The panels to show beside a record."""
        sources = [*self._sources.get(record._meta.label_lower, []), *self._sources.get("*", [])]
        return [panel for source in sources if (panel := source(user, record)) is not None]


class LandingRegistry:
    """Where a person lands after signing in: the first answer in the order of rank."""

    def __init__(self) -> None:
        self._sources: list[tuple[int, LandingSource]] = []

    def register(self, rank: int, source: LandingSource) -> None:
        """Add a source that answers a URL name or None; a lower rank is asked first."""
        self._sources.append((rank, source))
        self._sources.sort(key=lambda pair: pair[0])

    def for_user(self, user: Any) -> str | None:
        """The URL name of the landing page of this person, if any application has one."""
        return next((name for _, source in self._sources if (name := source(user))), None)


due: Registry[DueSource] = Registry()
checks: Registry[CheckSource] = Registry()
search: Registry[SearchSource] = Registry()
tiles: Registry[TileSource] = Registry()
exports: Registry[ExportListener] = Registry()
steps: Registry[StepSource] = Registry()
saved_views: Registry[ViewSource] = Registry()
changes: Registry[ChangeSource] = Registry()
panels = PanelRegistry()
landing = LandingRegistry()
quarters: dict[str, str] = {}  # whose figures speak for which quarter of the wheel; the composition fills it
navigation = Navigation()


def due_for(user: Any, on: date) -> list[DueItem]:
    """Everything that falls due for a person, the oldest date first, undated last."""
    items = [item for source in due for item in source(user, on)]
    return sorted(items, key=lambda item: (item.due_on is None, item.due_on or on, str(item.label)))


def inconsistencies_for(user: Any, at: datetime) -> list[Inconsistency]:
    """Everything that contradicts itself, among what a person may see."""
    return [found for source in checks for found in source(user, at)]


def hits_for(user: Any, text: str) -> list[Hit]:
    """Every answer of every application to a text."""
    return [hit for source in search for hit in source(user, text)]


def tiles_for(user: Any, on: date) -> list[Tile]:
    """Every figure of the home page of a person."""
    return [tile for source in tiles for tile in source(user, on)]


def cycle_for(user: Any, on: date) -> dict[str, str]:
    """What the wheel says in each quarter: the first figure of the applications that speak for it."""
    told: dict[str, str] = {}
    sources = dict(tiles.items())
    for name, quarter in quarters.items():
        if quarter not in told and name in sources and (found := sources[name](user, on)):
            told[quarter] = f"{found[0].label} – {found[0].value}"
    return told


def changes_for(user: Any, since: datetime) -> list[Change]:
    """What others changed since then, the newest first."""
    return sorted(
        (found for source in changes for found in source(user, since)), key=lambda item: item.at, reverse=True
    )


def steps_for(user: Any) -> list[Step]:
    """Every step of the set-up that a person may take."""
    return [step for source in steps for step in source(user)]
