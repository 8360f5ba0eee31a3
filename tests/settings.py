"""The product's settings, pointed at the engine that this process tests; folders of its own, removed at the end.

PULSY_TEST_ENGINE is sqlite (the default) or postgresql, whose cluster `python -m tests.run` starts and names in
PULSY_TEST_POSTGRESQL.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_ENGINE = os.environ.get("PULSY_TEST_ENGINE", "sqlite")
_FOLDER = Path(tempfile.mkdtemp(prefix="pulsy-tests-"))
_OWNER = os.getpid()


@atexit.register
def _remove_folder() -> None:
    """Only by the process that made it, not by one it forked."""
    if os.getpid() == _OWNER:
        shutil.rmtree(_FOLDER, ignore_errors=True)


for _name in [name for name in os.environ if name.startswith("PULSY_") and not name.startswith("PULSY_TEST_")]:
    del os.environ[_name]  # what the developer set for their own server is not for the tests
os.environ.pop("DATABASE_URL", None)
os.environ["PULSY_DATA_DIR"] = str(_FOLDER / "data")
if _ENGINE == "postgresql":
    if "PULSY_TEST_POSTGRESQL" not in os.environ:
        raise RuntimeError("No PostgreSQL to test on: run `make test` or `python -m tests.run --engines postgresql`.")
    os.environ["DATABASE_URL"] = os.environ["PULSY_TEST_POSTGRESQL"]
# The browser's driver keeps an event loop in this thread while journeys read the database: they are not concurrent.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from pulsy_isms.settings import *  # noqa: E402, F403
from pulsy_isms.settings import DATABASES, STORAGES  # noqa: E402

DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES["default"]["TEST"] = (
    {"NAME": str(_FOLDER / "test.sqlite3")} if _ENGINE == "sqlite" else {"NAME": f"test_pulsy_{os.getpid()}"}
)
# Pages are rendered here without collecting static files first; the live servers use the product's own storage.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
