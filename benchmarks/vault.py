"""The vault against its promises: sealing at 0.70 of copy + SHA-256 or better, 1 GiB in 64 MB of memory at most."""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from vault import format, intake

RATIO, MEMORY_MB, MIB = 0.70, 64, 1024 * 1024
KEY, CONTEXT = bytes(range(32)), b"benchmark"


def made(path: Path, mib: int) -> None:
    """A file of random bytes."""
    with path.open("wb") as file:
        for _number in range(mib):
            file.write(os.urandom(MIB))


def copied(source: Path, target: Path) -> None:
    """What is compared with: the same bytes copied, hashed and flushed."""
    digest = hashlib.sha256()
    with source.open("rb") as stream, target.open("wb") as out:
        while piece := stream.read(MIB):
            digest.update(piece)
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())


def sealed(source: Path, target: Path) -> None:
    """What a deposit does: measured, hashed twice, sealed and flushed."""
    with source.open("rb") as stream, target.open("w+b") as out:
        intake.receive(stream=stream, into=out, key=KEY, context=CONTEXT, limit=2**40)


def opened(source: Path) -> None:
    """Read back and authenticate everything."""
    with source.open("rb") as stream:
        for _piece in format.Opened(stream, key=KEY, context=CONTEXT).pieces():
            pass


def seconds(work: Callable[[], None]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> int:
    """Measure in turns, so that a busy machine weighs on both alike; answer 0 when every promise is kept."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--mib", type=int, default=1024)
    asked.add_argument("--turns", type=int, default=3)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "source"), Path(folder, "target")
        made(source, options.mib)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        ratios, reading = [], []
        for _turn in range(options.turns):
            plain = seconds(lambda: copied(source, target))
            ratios.append(plain / seconds(lambda: sealed(source, target)))
            reading.append(seconds(lambda: opened(target)))
        memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ratio = statistics.median(ratios)
    print(f"vault, {options.mib} MiB: {ratio:.2f} of copy + SHA-256 (asked: {RATIO:.2f})")
    print(f"vault, reading back: {options.mib / statistics.median(reading):.0f} MiB/s")
    print(f"vault, memory: {peak:.0f} MB at most, {memory:.0f} MB more than at rest (asked: {MEMORY_MB} MB)")
    return 0 if ratio >= RATIO and peak <= MEMORY_MB else 1


if __name__ == "__main__":
    raise SystemExit(main())
