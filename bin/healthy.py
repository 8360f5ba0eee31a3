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


def celery(name: str) -> bool:
    """The Celery process of this container answers a ping through the broker."""
    command = ["celery", "--app", "pulsy_isms", "inspect", "ping", "--timeout", "10"]
    command += ["--destination", f"{name}@{socket.gethostname()}"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


if __name__ == "__main__":
    process = sys.argv[1]
    sys.exit(not (web() if process == "web" else celery({"worker": "jobs"}.get(process, process))))
