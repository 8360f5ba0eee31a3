"""The command that changes the master key."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.cast import Cast
from tests.vault.test_actions import give
from tests.vault.test_sniff import PDF
from vault import keys, queries
from vault.actions import open_file


def test_a_new_key_is_made_used_and_the_former_removed(cast: Cast, settings: Any) -> None:
    file = give(cast)
    former = queries.keyring().current
    out = StringIO()
    call_command("rotate_master_key", "--generate", "--retire", stdout=out)
    assert out.getvalue().startswith("1 group keys wrapped again")
    assert former not in keys.load(path=settings.VAULT_KEY_FILE).keys
    assert b"".join(open_file(actor=cast.officer, file=file, reason="view")) == PDF


def test_a_file_that_lacks_the_key_in_use_changes_nothing(cast: Cast, settings: Any) -> None:
    give(cast)
    settings.VAULT_KEY_FILE.unlink()
    before = queries.master_keys_used()
    with pytest.raises(CommandError, match="not in the master key file"):
        call_command("rotate_master_key")
    assert queries.master_keys_used() == before
