"""Child processes live and die together."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jobs.supervision import ChildDiedError, Family, is_port_taken
from tests.services import free_port, wait_for

STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('on', flush=True); time.sleep(60)"
PARENT = """
import sys, time
from jobs.supervision import Family
family = Family()
family.start("child", [sys.executable, "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(60)"])
time.sleep(60)
"""


def alive(pid: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def test_a_port_that_is_taken_is_seen() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert is_port_taken(other.getsockname()[1])
    assert not is_port_taken(free_port())


def test_a_child_that_ends_is_named_with_its_code() -> None:
    family = Family()
    family.start("short", [sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(ChildDiedError) as death:
        family.wait_until(lambda: False, seconds=30)
    assert (death.value.name, death.value.code) == ("short", 3)
    assert family.stop() == []


def test_waiting_ends_when_it_holds_or_when_the_time_is_over() -> None:
    family = Family()
    family.start("long", [sys.executable, "-c", "import time; time.sleep(60)"])
    assert family.wait_until(lambda: True, seconds=1)
    assert not family.wait_until(lambda: False, seconds=0.3)
    assert family.stop() == []


def test_who_does_not_stop_in_time_is_killed_with_what_it_started(tmp_path: Path) -> None:
    marker = tmp_path / "pid"
    started = f"child = subprocess.Popen([sys.executable, '-c', {STUBBORN!r}])"
    code = f"import subprocess, sys; {started}; open({str(marker)!r}, 'w').write(str(child.pid)); {STUBBORN}"
    family = Family(grace=1)
    family.start("stubborn", [sys.executable, "-c", code])
    wait_for(lambda: marker.exists() and marker.read_text() != "", what="the child to start its own")
    time.sleep(1)
    assert family.stop() == ["stubborn"]
    wait_for(lambda: not alive(int(marker.read_text())), what="the grandchild to end")


def test_children_end_with_a_supervisor_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        os.kill(parent.pid, signal.SIGKILL)
        wait_for(lambda: not alive(child), what="the child to end", seconds=10)
