"""Whether a process of the composition does its work: `healthy.py web`, `worker` or `clock`; exit code 0 or 1."""

import os
import socket
import subprocess
import sys
import urllib.request


def web() -> bool:
    """The page of health answers, asked as the reverse proxy would ask."""
    host = os.environ.get("PULSY_HOSTS", "localhost").split(",")[0]
    url = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/health/"
    request = urllib.request.Request(url, headers={"Host": host, "X-Forwarded-Proto": "https"})
    with urllib.request.urlopen(request, timeout=8) as answer:  # noqa: S310 http only
        return bool(answer.status == 200)


def node(name: str) -> bool:
    """The worker of this name in this container answers a ping through the broker."""
    command = ["celery", "--app", "pulsy_isms", "inspect", "ping", "--timeout", "10"]
    command += ["--destination", f"{name}@{socket.gethostname()}"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def worker() -> bool:
    """The worker answers."""
    return node("celery")


def clock() -> bool:
    """The clock answers; it ends when its beat fails."""
    return node("clock")


if __name__ == "__main__":
    sys.exit(not {"web": web, "worker": worker, "clock": clock}[sys.argv[1]]())
