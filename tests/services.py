"""Private servers for the tests: a PostgreSQL cluster and a Redis of their own, on free ports, stopped afterwards.

Nothing here uses a service of the machine: the binaries of Debian's packages are started in a temporary folder, by an
unprivileged account when the tests run as root, since PostgreSQL refuses root.
"""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

UNPRIVILEGED = "nobody"
PATIENCE = 60.0  # seconds; a busy machine is slow, a dead server is noticed at once


class ServiceError(RuntimeError):
    """A private server did not start: the message carries what it printed."""


def free_port() -> int:
    """A port of 127.0.0.1 that nothing listens on at this instant."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Whether something listens on this port of 127.0.0.1."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def wait_for(condition: Callable[[], bool], *, what: str, seconds: float = PATIENCE) -> None:
    """Poll until the condition holds; fail with the name of what was awaited."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise ServiceError(f"{what}: not reached in {seconds:.0f} s")
        time.sleep(0.05)


def stop(process: subprocess.Popen[bytes], *, with_signal: int = signal.SIGTERM, seconds: float = 20) -> int:
    """Ask a process to end, then insist; answer its exit code."""
    if process.poll() is None:
        process.send_signal(with_signal)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
    return process.wait()


@contextlib.contextmanager
def private_folder(name: str) -> Iterator[Path]:
    """A temporary folder that the unprivileged account owns and can reach, removed afterwards."""
    base = Path(tempfile.gettempdir()).resolve()
    if os.geteuid() == 0 and not all(part.stat().st_mode & 0o001 for part in (base, *base.parents)):
        base = Path("/var/tmp")  # noqa: S108 the folder made in it is new, with a random name and mode 0700
    folder = Path(tempfile.mkdtemp(prefix=f"pulsy-{name}-", dir=base))
    if os.geteuid() == 0:
        shutil.chown(folder, UNPRIVILEGED)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_unprivileged() -> dict[str, object]:
    """Arguments of Popen that leave root's account; none when already unprivileged."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam(UNPRIVILEGED)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _postgresql_binary(name: str) -> str:
    """A server binary: on the path, or where Debian keeps it (newest version first)."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: int(p.parts[4]), reverse=True)
    found = str(debian[0]) if debian else shutil.which(name)
    if not found:
        raise ServiceError(f"{name} is missing: install Debian's package postgresql (make test does it when allowed)")
    return found


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """A cluster of its own; yields the URL of its maintenance database. Durability is off: it lives for one run."""
    with private_folder("postgresql") as folder:
        password = secrets.token_urlsafe(16)
        password_file = folder / "password"
        password_file.write_text(password)
        password_file.chmod(0o644)  # the folder itself is closed to others
        data, port = folder / "data", free_port()
        initialise = [_postgresql_binary("initdb"), "--pgdata", str(data), "--username=pulsy", "--encoding=UTF8"]
        initialise += ["--locale=C.UTF-8", "--auth=scram-sha-256", f"--pwfile={password_file}", "--no-sync"]
        done = subprocess.run(initialise, cwd=folder, capture_output=True, check=False, **_as_unprivileged())  # type: ignore[call-overload]
        if done.returncode:
            raise ServiceError(f"initdb: {done.stderr.decode()}")
        options = {
            "port": port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": folder,
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "max_connections": 200,
            "timezone": "UTC",
        }
        command = [_postgresql_binary("postgres"), "-D", str(data)]
        command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with _running(command, folder=folder, port=port, stop_signal=signal.SIGINT):
            yield f"postgresql://pulsy:{password}@127.0.0.1:{port}/postgres"


@contextlib.contextmanager
def _running(command: list[str], *, folder: Path, port: int, stop_signal: int) -> Iterator[subprocess.Popen[bytes]]:
    """The process, once its port answers; its output is kept in the folder and shown when it does not start."""
    output = folder / "output.log"
    with output.open("wb") as sink:
        process: subprocess.Popen[bytes] = subprocess.Popen(  # type: ignore[call-overload]
            command, cwd=folder, stdout=sink, stderr=sink, start_new_session=True, **_as_unprivileged()
        )
    try:
        wait_for(lambda: process.poll() is not None or answers(port), what=f"{command[0]} on port {port}")
        if process.poll() is not None:
            raise ServiceError(f"{command[0]} ended at once: {output.read_text(errors='replace')}")
        yield process
    finally:
        stop(process, with_signal=stop_signal)


class Redis:
    """A Redis of one's own that a test may kill and start again on the same port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._running: contextlib.AbstractContextManager[subprocess.Popen[bytes]] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start with an empty memory: what was queued before a kill is lost, as when a broker dies."""
        binary = shutil.which("redis-server")
        if not binary:
            raise ServiceError("redis-server is missing: install Debian's package redis-server")
        command = [binary, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self._running = _running(command, folder=self.folder, port=self.port, stop_signal=signal.SIGTERM)
        self._process = self._running.__enter__()

    def kill(self) -> None:
        """Die without a word."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def stop(self) -> None:
        """End properly."""
        if self._running is not None:
            self._running.__exit__(None, None, None)
            self._running = None


@contextlib.contextmanager
def redis() -> Iterator[Redis]:
    """A running Redis, stopped afterwards."""
    with private_folder("redis") as folder:
        server = Redis(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
