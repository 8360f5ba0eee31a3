"""How long `make run` takes to its first page, on a data folder of its own: python benchmarks/start.py [starts again].

The promises, on a quiet machine: 120 s from a clean copy (installing the Python packages is not measured here), 10 s
when the data is there. Processor seconds are those of all its processes until that page: they say
more on a machine that does other things too.
"""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.live import descendants
from tests.services import free_port

PATIENCE = 300
TICK = os.sysconf("SC_CLK_TCK")


def processor_seconds(pid: int) -> float:
    """What these processes have used, and those that they have waited for."""
    used = 0
    for one in (pid, *descendants(pid)):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        used += sum(int(fields[place]) for place in (11, 12, 13, 14))
    return used / TICK


def answers(port: int) -> bool:
    """Whether the first page comes."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as page:
            return bool(page.status == 200)
    except OSError:
        return False


def start(data: str) -> tuple[float, float, float]:
    """Start and stop once: seconds to the first page, processor seconds until then, seconds to the end."""
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "PULSY_DATA_DIR": data}
    began = time.monotonic()
    command = ["make", "run"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
    while not answers(port):
        if process.poll() is not None or time.monotonic() - began > PATIENCE:
            raise SystemExit("make run served no page")
        time.sleep(0.05)
    first, used = time.monotonic() - began, processor_seconds(process.pid)
    time.sleep(2)
    asked = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    process.wait(60)
    return first, used, time.monotonic() - asked


def main(times: int) -> None:
    """Print every figure."""
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}", end=", ")
    print(f"load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory(prefix="pulsy-start-") as data:
        for name in ["first start", *["start again"] * times]:
            first, used, stop = start(data)
            print(f"{name:<24}{first:>8.1f} s   {used:.1f} s of processor   stopped in {stop:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
