"""Runs the tests on the engines asked for: `python -m tests.run [--engines sqlite,postgresql] [pytest arguments]`.

Each engine is a worker of one pytest and runs every test: they go side by side, and one closing line counts both.
The PostgreSQL cluster is started here and stopped here; a journey starts the Redis it needs.
"""

import argparse
import contextlib
import os
import signal
import subprocess
import sys

from tests import services

ENGINES = ("sqlite", "postgresql")


def main() -> int:
    """Start what the engines need, run pytest, stop everything; answer pytest's exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.run", allow_abbrev=False)
    parser.add_argument("--engines", default=",".join(ENGINES))
    known, pytest_arguments = parser.parse_known_args()
    engines = known.engines.split(",")
    if unknown := set(engines) - set(ENGINES):
        parser.error(f"unknown engine: {', '.join(sorted(unknown))} (there are {', '.join(ENGINES)})")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with contextlib.ExitStack() as stack:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        if "postgresql" in engines:
            environment["PULSY_TEST_POSTGRESQL"] = stack.enter_context(services.postgresql())
        environment["PULSY_TEST_FIRST_ENGINE"] = engines[0]
        workers = [f"--tx=popen//id={engine}//env:PULSY_TEST_ENGINE={engine}" for engine in engines]
        command = [sys.executable, "-m", "pytest", "--dist=each", *workers, *pytest_arguments]
        with subprocess.Popen(command, env=environment) as pytest:
            try:
                return pytest.wait()
            except (KeyboardInterrupt, SystemExit):
                return services.stop(pytest, with_signal=signal.SIGINT)


if __name__ == "__main__":
    sys.exit(main())
