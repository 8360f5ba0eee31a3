"""The keys of the vault: the master key file (outside the database), group secrets and data keys. No ORM here."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

MARK: Final = "pulsy-vault-key/1"
MASTER: Final = 32
DATA: Final = 32
GROUP: Final = 64


class KeyFault(Exception):
    """The master key file is absent, open to others or unreadable, or lacks the key that is asked of it."""


@dataclass(frozen=True)
class MasterKey:
    """One line of the master key file."""

    secret: bytes

    @property
    def identifier(self) -> str:
        return hashlib.sha256(MARK.encode() + self.secret).hexdigest()[:16]

    @classmethod
    def parse(cls, line: str) -> Self:
        parts = line.split()
        if len(parts) != 3 or parts[0] != MARK:
            raise KeyFault(f"each line of the master key file reads: {MARK} IDENTIFIER KEY")
        try:
            secret = base64.b64decode(parts[2], validate=True)
        except binascii.Error:
            raise KeyFault(f"the master key {parts[1]} is not base64") from None
        key = cls(secret)
        if len(secret) != MASTER or key.identifier != parts[1]:
            raise KeyFault(f"the master key {parts[1]} is not the one its identifier names")
        return key

    def line(self) -> str:
        return f"{MARK} {self.identifier} {base64.b64encode(self.secret).decode()}\n"


@dataclass(frozen=True)
class Keyring:
    """The master keys in order; the last one wraps, the others still unwrap."""

    keys: tuple[MasterKey, ...]

    @property
    def current(self) -> MasterKey:
        return self.keys[-1]

    def find(self, *, identifier: str) -> MasterKey:
        for key in self.keys:
            if key.identifier == identifier:
                return key
        raise KeyFault(f"the master key {identifier} is not in the master key file")


def load(*, path: Path) -> Keyring:
    """The keyring of this file. A file that others could read is refused, as a key they may have copied."""
    try:
        with path.open() as handle:
            mode = stat.S_IMODE(os.fstat(handle.fileno()).st_mode)
            text = handle.read()
    except FileNotFoundError:
        raise KeyFault(f"no master key file at {path}: set PULSY_VAULT_KEY_FILE") from None
    if mode & 0o077:
        raise KeyFault(f"the master key file {path} is open to others (mode {mode:04o}): chmod 600")
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise KeyFault(f"the master key file {path} is empty")
    return Keyring(tuple(MasterKey.parse(line) for line in lines))


def create(*, path: Path) -> Keyring:
    """A new master key file, mode 0600. One that another process has just made is kept and read."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    _write(temporary, [MasterKey(os.urandom(MASTER))])
    try:
        os.link(temporary, path)
    except FileExistsError:
        return load(path=path)
    finally:
        temporary.unlink()
    return load(path=path)


def add(*, path: Path) -> Keyring:
    """A further master key in the file, which becomes the one in use."""
    return _replace(path, [*load(path=path).keys, MasterKey(os.urandom(MASTER))])


def retire(*, path: Path, used: set[str]) -> Keyring:
    """Without the master keys that wrap nothing any more; the one in use stays."""
    ring = load(path=path)
    return _replace(path, [key for key in ring.keys if key.identifier in used or key == ring.current])


def _replace(path: Path, keys: list[MasterKey]) -> Keyring:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    _write(temporary, keys)
    temporary.replace(path)  # whole or not at all: a half-written key file would lose every stored file
    return load(path=path)


def _write(path: Path, keys: list[MasterKey]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        handle.writelines(key.line() for key in keys)
        handle.flush()
        os.fsync(handle.fileno())


@dataclass(frozen=True)
class GroupSecret:
    """What a file group knows: a key that wraps its data keys, and a key that names its files."""

    secret: bytes

    @classmethod
    def new(cls) -> Self:
        return cls(os.urandom(GROUP))

    @classmethod
    def unwrap(cls, *, wrapped: bytes, master: MasterKey) -> Self:
        return cls(_unwrap(master.secret, wrapped, "a group key"))

    def wrap(self, *, master: MasterKey) -> bytes:
        return aes_key_wrap(master.secret, self.secret)

    def wrap_data_key(self, *, key: bytes) -> bytes:
        return aes_key_wrap(self.secret[:32], key)

    def unwrap_data_key(self, *, wrapped: bytes) -> bytes:
        return _unwrap(self.secret[:32], wrapped, "a data key")

    def name(self, *, digest: str) -> str:
        """The stored name of a content: it betrays nothing to whom has not the key."""
        return hmac.new(self.secret[32:], bytes.fromhex(digest), hashlib.sha256).hexdigest()


def new_data_key() -> bytes:
    return os.urandom(DATA)


def _unwrap(key: bytes, wrapped: bytes, what: str) -> bytes:
    try:
        return aes_key_unwrap(key, wrapped)
    except (InvalidUnwrap, ValueError):
        raise KeyFault(f"{what} was altered, or was wrapped by another key") from None
