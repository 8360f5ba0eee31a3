"""One process run and its counter: numbers taken in memory, those lost to a rollback known, safe across a fork."""

import os
import threading
import uuid
from collections import defaultdict, deque
from dataclasses import dataclass

from django.db import transaction


@dataclass(frozen=True)
class Taken:
    """A number of this run; `void` lists numbers known lost, `pending` those in flight in other threads."""

    session: str
    number: int
    void: str
    pending: str


class _Ticket:
    """Lives exactly as long as the transaction that took the number: Django drops it when that is rolled back."""

    __slots__ = ("number", "run")

    def __init__(self, run: "Run", number: int) -> None:
        self.run, self.number = run, number

    def __call__(self) -> None:
        self.run.events.append((self.number, True))

    def __del__(self) -> None:
        self.run.events.append((self.number, False))


class Run:
    """The counter of one process run. A thread's numbers are settled by what became of its transaction."""

    def __init__(self) -> None:
        self.session = uuid.uuid4().hex
        self.events: deque[tuple[int, bool]] = deque()  # (number, committed), appended without a lock
        self._lock = threading.Lock()
        self._last = 0
        self._lost: set[int] = set()
        self._taken: dict[int, tuple[int, frozenset[int]]] = {}  # number → (thread, the voids it announces)
        self._flying: dict[int, set[int]] = defaultdict(set)  # thread → its numbers in flight

    def take(self) -> Taken:
        """The next number, tied to the current transaction."""
        thread = threading.get_ident()
        with self._lock:
            self._settle()
            self._last += 1
            number, void = self._last, frozenset(self._lost)
            pending = [other for owner, numbers in self._flying.items() if owner != thread for other in numbers]
            self._taken[number] = (thread, void)
            self._flying[thread].add(number)
            self._lost.clear()
            # should those die with the process, what they announce as lost is heard from this entry
            pending = sorted({*pending, *(void for other in pending for void in self._taken[other][1])})
        transaction.on_commit(_Ticket(self, number))
        return Taken(self.session, number, ranges(void), ranges(pending))

    def _settle(self) -> None:
        while self.events:
            number, committed = self.events.popleft()
            if number not in self._taken:
                continue  # committed, then dropped
            thread, announced = self._taken.pop(number)
            self._flying[thread].discard(number)
            if not committed:  # what a lost entry announced is announced again by the next one
                self._lost |= announced | {number}


def ranges(numbers: "frozenset[int] | list[int]") -> str:
    """Numbers as text: 3,5-7."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)


def spans(text: str) -> list[tuple[int, int]]:
    """The pairs (first, last) that `ranges` wrote."""
    pairs = [part.partition("-") for part in text.split(",") if part]
    return [(int(first), int(last or first)) for first, _, last in pairs]


_runs: dict[str, Run] = defaultdict(Run)  # database → run: numbers are dense in one log


def _start_again() -> None:
    """A forked child is a run of its own."""
    _runs.clear()


os.register_at_fork(after_in_child=_start_again)


def take() -> Taken:
    """The next number of this process run in the log of the current database."""
    return _runs[str(transaction.get_connection().settings_dict["NAME"])].take()
