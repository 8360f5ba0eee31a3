"""Every text that people see is translated: nothing untranslated, nothing fuzzy, nothing left over."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.house.tree import ROOT, assert_only, named, parsed, product

pytestmark = pytest.mark.once
PO = Path("locale/fr/LC_MESSAGES/django.po")
NOT_COPIED = (".git", ".venv", ".cache", ".*_cache", "data", "tests", "docs", "__pycache__", "*.mo", "secrets")


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as handle:
        return read_po(handle, locale="fr", charset="utf-8", abort_invalid=True)


def texts(found: Catalog) -> set[str]:
    return {str(message.id) for message in found if message.id}


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """What the product says, collected from a copy of its files."""
    copy = tmp_path_factory.mktemp("texts") / "product"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
    (copy / PO).parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "manage.py", "makemessages", "--locale=fr", "--no-location", "--no-obsolete"]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "pulsy_isms.settings"}
    subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True)
    return catalogue(copy / PO)


def test_no_text_lacks_its_french(collected: Catalog) -> None:
    def empty(string: object) -> bool:
        return not all(string) if isinstance(string, tuple | list) else not string

    missing = [str(message.id) for message in collected if message.id and (empty(message.string) or message.fuzzy)]
    assert not missing, "Translate into locale/fr (make messages collects them):\n  " + "\n  ".join(missing)


def test_no_translation_is_left_over(collected: Catalog) -> None:
    assert not texts(catalogue(ROOT / PO)) - texts(collected), "Run `make messages`"


def test_placeholders_are_kept(collected: Catalog) -> None:
    wrong = [
        f"{message.id!r}: {error}"
        for message, errors in collected.check()
        if not message.fuzzy and message.string
        for error in errors
    ]
    assert not wrong


def test_french_typography(collected: Catalog) -> None:
    """A no-break space (narrow before ; ! ?) stands before : ; ! ? and inside « »."""
    breakable = re.compile(r" [;:!?»]|« |[^\W\d_][!?](?!\w)")
    wrong = []
    for message in collected:
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        wrong += [string for string in strings if message.id and string and breakable.search(string)]
    assert not wrong, "\n".join(wrong)


def test_texts_are_said_by_names_that_the_collector_knows() -> None:
    found = [
        f"{named(path)}:{node.lineno}"
        for path in product()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if "gettext" in name.name and name.asname not in {None, "_"}
    ]
    assert_only(found, exempted={}, rule="A text under another name than gettext or _ would not be collected")
