"""The master key file: strict, ordered, rotated without a moment when a key is lost."""

import multiprocessing
from pathlib import Path

import pytest

from vault import keys


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "vault.key"


def test_a_created_file_is_read_back_and_closed_to_others(path: Path) -> None:
    ring = keys.create(path=path)
    assert keys.load(path=path) == ring
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(ring.current.secret) == 32
    assert [file.name for file in path.parent.iterdir()] == ["vault.key"]


def test_creating_again_keeps_the_first(path: Path) -> None:
    assert keys.create(path=path) == keys.create(path=path)


def _create(path: Path) -> str:
    return keys.create(path=path).current.identifier


def test_processes_that_start_together_agree_on_one_key(path: Path) -> None:
    path.parent.mkdir()
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        assert len(set(pool.map(_create, [path] * 6))) == 1


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666, 0o620])
def test_a_file_open_to_others_is_refused(path: Path, mode: int) -> None:
    keys.create(path=path)
    path.chmod(mode)
    with pytest.raises(keys.KeyFault, match="open to others"):
        keys.load(path=path)


def test_what_is_not_a_key_file_is_refused(path: Path) -> None:
    with pytest.raises(keys.KeyFault, match="PULSY_VAULT_KEY_FILE"):
        keys.load(path=path)
    line = keys.create(path=path).current.line()
    for text, message in [
        ("", "is empty"),
        ("secret\n", "each line"),
        (line.replace(line.split()[1], "0" * 16), "identifier names"),
        (line[:-8] + "\n", "not base64|identifier names"),
    ]:
        path.write_text(text)
        with pytest.raises(keys.KeyFault, match=message):
            keys.load(path=path)


def test_a_further_key_wraps_and_the_former_still_unwraps(path: Path) -> None:
    first = keys.create(path=path).current
    secret = keys.GroupSecret.new()
    wrapped = secret.wrap(master=first)
    ring = keys.add(path=path)
    assert ring.current != first
    former = ring.find(identifier=first.identifier)
    assert keys.GroupSecret.unwrap(wrapped=wrapped, master=former) == secret
    with pytest.raises(keys.KeyFault, match="altered"):
        keys.GroupSecret.unwrap(wrapped=wrapped, master=ring.current)


def test_only_what_wraps_nothing_is_retired(path: Path) -> None:
    first = keys.create(path=path).current
    second = keys.add(path=path).current
    third = keys.add(path=path).current
    assert keys.retire(path=path, used={first.identifier}).keys == (first, third)
    with pytest.raises(keys.KeyFault, match="not in the master key file"):
        keys.load(path=path).find(identifier=second.identifier)


def test_data_keys_open_under_their_group_only() -> None:
    group, other, key = keys.GroupSecret.new(), keys.GroupSecret.new(), keys.new_data_key()
    wrapped = group.wrap_data_key(key=key)
    assert len(wrapped) == 40
    assert group.unwrap_data_key(wrapped=wrapped) == key
    for attempt in (wrapped[:-1], bytes([wrapped[0] ^ 1]) + wrapped[1:], b""):
        with pytest.raises(keys.KeyFault):
            group.unwrap_data_key(wrapped=attempt)
    with pytest.raises(keys.KeyFault):
        other.unwrap_data_key(wrapped=wrapped)


def test_one_content_has_one_name_in_a_group_and_another_elsewhere() -> None:
    group, other, digest = keys.GroupSecret.new(), keys.GroupSecret.new(), "ab" * 32
    assert group.name(digest=digest) == group.name(digest=digest)
    assert len(group.name(digest=digest)) == 64
    assert group.name(digest=digest) not in {digest, other.name(digest=digest), group.name(digest="cd" * 32)}
