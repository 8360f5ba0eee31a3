"""A process that forks others to be killed: each does a piece of work (stories.py) and dies at one of its steps.

`python -m tests.faults.victims` reads one order a line, in JSON, and answers each with one line. A step is an SQL
statement, either side of a commit, or a file of the vault that is opened, linked, renamed or removed.
"""

import json
import os
import signal
import sys
import threading
import time
from importlib import import_module
from typing import Any

import django
from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

WATCHED = {"open", "os.link", "os.rename", "os.remove", "os.chmod", "os.mkdir"}


class Fate:
    """Counts the steps of the main thread, and ends the process at the one it is given."""

    def __init__(self, kill_at: int) -> None:
        self.kill_at = kill_at
        self.steps = 0
        self.thread = threading.get_ident()

    def step(self) -> None:
        """One more; it may be the last."""
        if threading.get_ident() != self.thread:
            return
        self.steps += 1
        if self.steps == self.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, vault: str) -> None:
        """Count statements, commits, and what happens to the files of the vault."""

        def statement(execute: Any, *arguments: Any) -> Any:
            self.step()
            return execute(*arguments)

        commit = BaseDatabaseWrapper._commit  # type: ignore[attr-defined]  # stubs know the public half

        def committed(wrapper: Any) -> Any:
            self.step()
            done = commit(wrapper)
            self.step()
            return done

        def heard(event: str, arguments: tuple[Any, ...]) -> None:
            if event in WATCHED and str(arguments[0]).startswith(vault):
                self.step()

        BaseDatabaseWrapper._commit = committed  # type: ignore[attr-defined]  # the same
        connection.execute_wrappers.append(statement)
        sys.addaudithook(heard)


def work(order: dict[str, Any]) -> dict[str, Any]:
    """Do what is asked, in this process, on the database and the vault that the order names."""
    stories = import_module("tests.faults.stories")  # its models exist only once Django is set up
    connection.settings_dict["NAME"] = order["database"]
    settings.VAULT_DIR = order["vault"]
    settings.STORAGES = {**settings.STORAGES, "vault": _storage(order["vault"])}
    fate = Fate(order.get("kill_at") or 0)
    fate.watch(order["vault"])
    getattr(stories, order["story"])()
    steps, fate.kill_at = fate.steps, 0  # it has survived: what follows only looks
    return {"steps": steps, "answer": stories.what_stands()}


def _storage(vault: str) -> dict[str, Any]:
    return {"BACKEND": "vault.storage.FileVault", "OPTIONS": {"location": f"{vault}/files"}}


def carry_out(order: dict[str, Any]) -> dict[str, Any]:
    """Fork somebody to do it; answer what they said, or that they died."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            said = work(order)
        except BaseException as error:  # noqa: BLE001 -- whatever it is, the test shows it
            said = {"error": f"{type(error).__name__}: {error}"}
        os.write(writing, json.dumps(said).encode())
        os._exit(0)
    os.close(writing)
    if order.get("after"):
        time.sleep(order["after"])
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as pipe:
        heard = pipe.read()
    _pid, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    return {"killed": killed, **(json.loads(heard) if heard else {})}


def main() -> None:
    """Carry out orders until there are no more."""
    django.setup()
    import_module("tests.faults.stories")  # what the forks need is loaded once

    for line in sys.stdin:
        sys.stdout.write(json.dumps(carry_out(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
