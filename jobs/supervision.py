"""Child processes that live and die together (no Django here): start, watch, stop with grace, then without."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

PR_SET_PDEATHSIG = 1
POLL = 0.1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


class ChildDiedError(RuntimeError):
    """A process that should run ended by itself."""

    def __init__(self, name: str, code: int) -> None:
        super().__init__(name)
        self.name = name
        self.code = code


class StopRequested(Exception):
    """Somebody asked for the end (Ctrl-C, SIGTERM)."""


def is_port_taken(port: int, host: str = "127.0.0.1") -> bool:
    """Whether something else listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def _die_with_parent() -> None:
    """In the child: should the supervisor be killed, end too, instead of holding the port for ever."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Family:
    """Named processes in sessions of their own, so that Ctrl-C reaches the supervisor alone."""

    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    grace: float = 15.0
    _children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, command: Sequence[str]) -> None:
        """Start one more process."""
        self._children[name] = subprocess.Popen(  # noqa: S603 -- commands of the product
            list(command),
            env=dict(self.environment),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 -- the supervisor has one thread
        )

    def check(self) -> None:
        """Raise ChildDiedError when one has ended."""
        for name, child in self._children.items():
            if (code := child.poll()) is not None:
                raise ChildDiedError(name, code)

    def wait_until(self, condition: Callable[[], bool], *, seconds: float) -> bool:
        """Poll until the condition holds, or the time is over. Raises ChildDiedError."""
        deadline = time.monotonic() + seconds
        while not condition():
            self.check()
            if time.monotonic() > deadline:
                return False
            time.sleep(POLL)
        return True

    def stop(self) -> list[str]:
        """Ask all to end, wait for the grace time, then kill; the names of those that had to be killed."""
        for child in self._children.values():
            _send(child, signal.SIGTERM)
        deadline = time.monotonic() + self.grace
        while time.monotonic() < deadline and any(child.poll() is None for child in self._children.values()):
            time.sleep(POLL)
        killed = [name for name, child in self._children.items() if child.poll() is None]
        for child in self._children.values():
            _kill_session(child)
        return killed


def _send(child: subprocess.Popen[bytes], number: int) -> None:
    if child.poll() is None:
        child.send_signal(number)


def _kill_session(child: subprocess.Popen[bytes]) -> None:
    """Whatever is left of a child and of what it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def stop_on_signals() -> None:
    """Turn SIGINT, SIGTERM and SIGHUP into StopRequested."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _request_stop)


def ignore_signals() -> None:
    """While stopping, a second Ctrl-C changes nothing."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


def _request_stop(_number: int, _frame: FrameType | None) -> Any:
    raise StopRequested
