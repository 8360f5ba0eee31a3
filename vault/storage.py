"""Where sealed bytes are kept: files by default (s3.py by setting). No storage writes a name twice."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages


class AlreadyStored(Exception):
    """Something bears this name; nothing was written."""


class VaultStorage(Protocol):
    """What the vault asks of a Django storage beyond reading: writing once, and naming what is there."""

    def open(self, name: str, mode: str = "rb") -> Any: ...
    def exists(self, name: str) -> bool: ...
    def size(self, name: str) -> int: ...
    def write_once(self, *, name: str, source: Path) -> None:
        """Keep the bytes of `source` under `name`. Raises AlreadyStored."""

    def set_aside(self, *, name: str) -> None:
        """Move what bears `name`, and belongs to no file, out of the way."""

    def names(self) -> Iterator[tuple[str, float]]:
        """Every stored name with the instant it was written, as a Unix time."""


def vault_storage() -> VaultStorage:
    """The storage that the settings name "vault"."""
    return cast("VaultStorage", storages["vault"])


def path_of(*, name: str) -> str:
    """Where a stored name lies: two levels of folders, so that none grows too large."""
    return f"{name[:2]}/{name[2:4]}/{name}"


def name_set_aside(*, name: str) -> str:
    """Where what belongs to no file goes."""
    return f"aside/{Path(name).name}.{secrets.token_hex(4)}"


class FileVault(FileSystemStorage):
    """Files under one folder, on the same file system as `incoming`, from where they are linked to their name."""

    def __init__(self, location: str) -> None:
        super().__init__(location=location, file_permissions_mode=0o400, directory_permissions_mode=0o700)

    def write_once(self, *, name: str, source: Path) -> None:
        """Link the flushed file to its name, which the file system refuses if it is taken; flush the folder too."""
        target = Path(self.path(name))
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        source.chmod(0o400)
        try:
            os.link(source, target)
        except FileExistsError:
            raise AlreadyStored(name) from None
        _flush_folder(target.parent)

    def set_aside(self, *, name: str) -> None:
        target = Path(self.path(name_set_aside(name=name)))
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        Path(self.path(name)).rename(target)

    def names(self) -> Iterator[tuple[str, float]]:
        root = Path(self.location)
        for path in root.rglob("*"):
            if path.is_file():
                yield path.relative_to(root).as_posix(), path.stat().st_mtime


def incoming_folder() -> Path:
    """Where files wait, sealed already, until they have a name; on the same file system as the stored ones."""
    folder = Path(settings.VAULT_DIR) / "incoming"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


@contextmanager
def incoming_file() -> Iterator[tuple[Path, BinaryIO]]:
    """A new file in `incoming`, gone at the end: what was worth keeping has been linked to its name."""
    path = incoming_folder() / secrets.token_hex(16)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as handle:
        try:
            yield path, handle
        finally:
            path.unlink()


def _flush_folder(folder: Path) -> None:
    """A link survives a power cut only once its folder is flushed."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
