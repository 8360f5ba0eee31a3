"""How needs travel along dependencies (pure): what relies on an asset hands its need down, and the way is known."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Link = tuple[Key, Key]
"""(asset, what it relies on): the need goes from the first to the second."""


class CycleError(ValueError):
    """Dependencies that come back to where they started; `keys` names the way round, its start twice."""

    def __init__(self, keys: Sequence[Hashable]) -> None:
        super().__init__(" → ".join(map(str, keys)))
        self.keys = tuple(keys)


@dataclass(frozen=True, slots=True)
class Retained(Generic[Key]):
    """One need of one asset: its own value, what it inherits and through whom, and what counts in the end."""

    own: int | None
    inherited: int | None
    path: tuple[Key, ...]
    level: int | None
    waived: bool

    @property
    def falls_short(self) -> bool:
        """The own value lies below what is inherited, with or without a reason."""
        return self.own is not None and self.inherited is not None and self.own < self.inherited

    @property
    def undercut(self) -> bool:
        """The same, and nobody said why."""
        return self.falls_short and not self.waived


def inherit(
    *, own: Mapping[Key, int | None], links: Iterable[Link[Key]], waived: Mapping[Key, int] | None = None
) -> dict[Key, Retained[Key]]:
    """The need that counts for each asset: the highest of its own and of those that rely on it.

    `waived` holds the inherited level up to which a lower own value was justified in writing: it then counts as it is,
    and is what the asset hands down. Links to assets that `own` does not name are left out. Raises CycleError.
    """
    above: dict[Key, list[Key]] = defaultdict(list)
    kept = [(first, second) for first, second in links if first in own and second in own]
    for first, second in kept:
        above[second].append(first)
    found: dict[Key, Retained[Key]] = {}
    for key in in_order(keys=own, links=kept):
        found[key] = _retained(key, own[key], [found[each] for each in above[key]], above[key], (waived or {}).get(key))
    return found


def _retained(
    key: Key, own: int | None, handed: list[Retained[Key]], givers: list[Key], waived: int | None
) -> Retained[Key]:
    best: int | None = None
    path: tuple[Key, ...] = ()
    for giver, need in zip(givers, handed, strict=True):
        if need.level is None:
            continue
        way = (*_way_to(giver, need), key)
        if best is None or need.level > best or (need.level == best and len(way) < len(path)):
            best, path = need.level, way
    if own is None or best is None:
        return Retained(own, best, path, own if best is None else best, waived=False)
    justified = own < best and waived is not None and best <= waived
    return Retained(own, best, path, own if justified else max(own, best), waived=justified)


def _way_to(giver: Key, need: Retained[Key]) -> tuple[Key, ...]:
    """From where the level was stated to the giver: the giver itself where its own value is what counts."""
    return (giver,) if need.own == need.level else need.path


def in_order(*, keys: Iterable[Key], links: Iterable[Link[Key]]) -> list[Key]:
    """Every key after all those that rely on it. Raises CycleError with the way round."""
    below: dict[Key, list[Key]] = defaultdict(list)
    waits = dict.fromkeys(keys, 0)
    for first, second in links:
        below[first].append(second)
        waits[second] += 1
    ready = deque(key for key, number in waits.items() if not number)
    done: list[Key] = []
    while ready:
        key = ready.popleft()
        done.append(key)
        for each in below[key]:
            waits[each] -= 1
            if not waits[each]:
                ready.append(each)
    if len(done) < len(waits):
        way = _way_round(below, set(waits) - set(done))
        raise CycleError(way)
    return done


def _way_round(below: Mapping[Key, Sequence[Key]], left: set[Key]) -> list[Key]:
    """A cycle among the keys that were left over: walk upstream, where each has one, until a key comes back."""
    above = {second: first for first in left for second in below.get(first, ()) if second in left}
    walked: list[Key] = [next(iter(above))]
    while (back := above[walked[-1]]) not in walked:
        walked.append(back)
    return [back, *reversed(walked[walked.index(back) :])]


def way_between(*, start: Key, goal: Key, links: Iterable[Link[Key]]) -> list[Key]:
    """The shortest way from one asset down to another, both included; empty when there is none."""
    below: dict[Key, list[Key]] = defaultdict(list)
    for first, second in links:
        below[first].append(second)
    came: dict[Key, Key | None] = {start: None}
    waiting = deque([start])
    while waiting and goal not in came:
        key = waiting.popleft()
        for each in below[key]:
            if each not in came:
                came[each] = key
                waiting.append(each)
    way: list[Key] = []
    step: Key | None = goal if goal in came else None
    while step is not None:
        way.append(step)
        step = came[step]
    return way[::-1]
