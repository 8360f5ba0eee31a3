"""Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint) with Ed25519. Pure; holds no key."""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from trail.leaf import instant
from trail.merkle import SIZE

ED25519 = b"\x01"
DASH = "\N{EM DASH} "
_NAME = re.compile(r"[^\s+]+")


class BadNote(ValueError):
    """A note, a key or a checkpoint that is not well formed, or that nobody known has signed."""


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise BadNote("not base64") from error


def _key_id(name: str, public: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


@dataclass(frozen=True)
class Verifier:
    """A public key under its name, written name+id+key."""

    name: str
    public: bytes

    @property
    def key_id(self) -> bytes:
        return _key_id(self.name, self.public)

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{base64.b64encode(ED25519 + self.public).decode()}"

    @classmethod
    def parse(cls, text: str) -> "Verifier":
        """Read name+id+key. Raises BadNote."""
        parts = text.strip().split("+", 2)
        if len(parts) != 3 or not _NAME.fullmatch(parts[0]):
            raise BadNote(f"{text!r} is not a verifier key")
        found = cls(parts[0], _raw_key(parts[2]))
        if found.key_id.hex() != parts[1]:
            raise BadNote(f"the id of the key {parts[0]} is wrong")
        return found

    def accepts(self, text: str, signature: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True


def _raw_key(encoded: str) -> bytes:
    key = _decoded(encoded)
    if len(key) != 33 or key[:1] != ED25519:
        raise BadNote("not an Ed25519 key")
    return key[1:]


@dataclass(frozen=True, repr=False)
class Signer:
    """A private key under its name, written PRIVATE+KEY+name+id+seed; never printed by accident."""

    name: str
    seed: bytes

    def __repr__(self) -> str:
        return f"Signer({self.verifier})"

    @property
    def verifier(self) -> Verifier:
        return Verifier(self.name, Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw())

    def secret(self) -> str:
        """The text of the key file."""
        encoded = base64.b64encode(ED25519 + self.seed).decode()
        return f"PRIVATE+KEY+{self.name}+{self.verifier.key_id.hex()}+{encoded}"

    @classmethod
    def parse(cls, text: str) -> "Signer":
        """Read the text of a key file. Raises BadNote, which never repeats the key."""
        parts = text.strip().split("+", 4)
        if len(parts) != 5 or parts[:2] != ["PRIVATE", "KEY"] or not _NAME.fullmatch(parts[2]):
            raise BadNote("not a signing key")
        found = cls(parts[2], _raw_key(parts[4]))
        if found.verifier.key_id.hex() != parts[3]:
            raise BadNote(f"the id of the signing key {parts[2]} is wrong")
        return found

    def sign(self, text: str) -> str:
        """The note: the text, a blank line, the signature line."""
        signature = Ed25519PrivateKey.from_private_bytes(self.seed).sign(text.encode())
        encoded = base64.b64encode(self.verifier.key_id + signature).decode()
        return f"{text}\n{DASH}{self.name} {encoded}\n"


def open_note(note: str, known: Iterable[Verifier]) -> str:
    """The text of a note that one of the known keys has signed; unknown signatures are passed over. Raises BadNote."""
    text, blank, signatures = note.rpartition("\n\n")
    if not blank or not signatures.endswith("\n") or any(ord(c) < 0x20 and c != "\n" for c in note):
        raise BadNote("not a signed note")
    text += "\n"
    keys = {(key.name, key.key_id): key for key in known}
    accepted = False
    for line in signatures[:-1].split("\n"):
        name, space, encoded = line.removeprefix(DASH).partition(" ")
        if not line.startswith(DASH) or not space:
            raise BadNote("a signature line is not well formed")
        raw = _decoded(encoded)
        key = keys.get((name, raw[:4]))
        if key is None:
            continue
        if not key.accepts(text, raw[4:]):
            raise BadNote(f"the signature by {name} is wrong")
        accepted = True
    if not accepted:
        raise BadNote("no known key has signed this")
    return text


@dataclass(frozen=True)
class Head:
    """What a checkpoint says: which log, how many leaves, which root, when; `snapshot` is where to look on from."""

    origin: str
    size: int
    root: bytes
    at: datetime
    wall: datetime
    snapshot: str = ""

    def text(self) -> str:
        """The text that is signed. `wall` is written only when the clock stood behind the last checkpoint."""
        lines = [self.origin, str(self.size), base64.b64encode(self.root).decode(), f"time {instant(self.at)}"]
        if self.wall != self.at:
            lines.append(f"wall {instant(self.wall)}")
        if self.snapshot:
            lines.append(f"snapshot {self.snapshot}")
        return "\n".join(lines) + "\n"

    @classmethod
    def parse(cls, text: str) -> "Head":
        """Read the text of a checkpoint; an empty tree and a short root are refused. Raises BadNote."""
        lines = text.removesuffix("\n").split("\n")
        if len(lines) < 4 or not lines[0] or not re.fullmatch(r"[1-9]\d{0,18}", lines[1], re.ASCII):
            raise BadNote("not a checkpoint")
        root = _decoded(lines[2])
        if len(root) != SIZE:
            raise BadNote("the root of the checkpoint is short")
        extra = dict(line.partition(" ")[::2] for line in lines[3:])
        at = _instant(extra.get("time", ""))
        wall = _instant(extra["wall"]) if "wall" in extra else at
        found = cls(lines[0], int(lines[1]), root, at, wall, extra.get("snapshot", ""))
        if found.text() != text:
            raise BadNote("the checkpoint is not in its one form")
        return found


def _instant(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    except ValueError as error:
        raise BadNote("the checkpoint says no time") from error
