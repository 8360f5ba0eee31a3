"""What a file really is: libmagic and puremagic must agree, and its name must not say otherwise. Pure."""

from __future__ import annotations

import mimetypes
import re
from pathlib import PurePath
from typing import Final, Protocol

import magic
import puremagic

HEAD: Final = 2 * 1024 * 1024
UNKNOWN: Final = "application/octet-stream"
EMPTY: Final = "application/x-empty"
SURE: Final = 0.4  # below, puremagic has matched fewer than four bytes, which any text may start with
# They run when double-clicked: nothing that is kept as evidence.
EXECUTABLE: Final = frozenset(
    {
        "application/x-dosexec",
        "application/vnd.microsoft.portable-executable",
        "application/x-msdownload",
        "application/x-msdos-program",
        "application/x-msi",
        "application/x-executable",
        "application/x-pie-executable",
        "application/x-sharedlib",
        "application/x-mach-binary",
        "application/java-archive",
        "application/x-java-applet",
        "application/x-ms-shortcut",
        "text/x-msdos-batch",
    }
)
TEXT: Final = frozenset(
    {
        "application/json",
        "application/x-ndjson",
        "application/yaml",
        "application/toml",
        "application/javascript",
        "application/x-sh",
        "application/xml",
        "application/pgp-signature",
        "application/x-wine-extension-ini",
        "message/rfc822",
    }
)
MARKUP: Final = frozenset({"text/html", "text/xml", "application/xml"})
CONTAINER: Final = re.compile(
    r"application/(vnd\.openxmlformats|vnd\.oasis|vnd\.ms-|msword|x-ole|cdfv2|encrypted|zip|x-zip|epub|vnd\.visio)",
    re.IGNORECASE,
)
# Families that have a signature: to bear such a name without it, or the reverse, is a disguise.
SIGNED: Final = frozenset({"pdf", "image", "container", "audio", "video"})
BARE: Final = frozenset({"application/zip", "application/x-ole-storage", "application/cdfv2", "application/CDFV2"})
NAMED: Final = {
    ".csv": "text/csv",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".log": "text/plain",
    ".json": "application/json",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".eml": "message/rfc822",
    ".xml": "application/xml",
    ".bat": "text/x-msdos-batch",
    ".lnk": "application/x-ms-shortcut",
}


class Seekable(Protocol):
    """What can be read from its beginning."""

    def seek(self, offset: int, /) -> int: ...
    def read(self, size: int, /) -> bytes: ...


class TypeRefused(Exception):
    """`code`: "executable", "disagree" (the two readings) or "name" (name and content); `seen`: the types."""

    def __init__(self, code: str, *seen: str) -> None:
        super().__init__(code, *seen)
        self.code = code
        self.seen = seen


def family(*, media_type: str) -> str:
    """The kind of thing a type is: two types of one family are near names of the same thing, not a disguise."""
    kind = media_type.partition("/")[0]
    if media_type in EXECUTABLE:
        return "executable"
    if kind == "text" or media_type in TEXT or media_type.endswith("+xml"):
        return "text"
    if CONTAINER.match(media_type):
        return "container"
    if media_type == "application/pdf":
        return "pdf"
    return kind if kind in SIGNED else media_type


def _second_reading(head: bytes) -> set[str]:
    """The types puremagic holds possible; none when it does not know this content."""
    try:
        found = puremagic.magic_string(head)
    except puremagic.PureError:
        return set()
    return {match.mime_type for match in found if match.mime_type and match.confidence >= SURE} - {UNKNOWN}


def _agreed(head: bytes) -> str:
    """One type out of the two readings."""
    first, second = str(magic.from_buffer(head, mime=True)), _second_reading(head)
    if family(media_type=first) == "executable":
        raise TypeRefused("executable", first)
    if first == UNKNOWN:
        return second.pop() if len(second) == 1 else UNKNOWN
    if second and family(media_type=first) not in {family(media_type=seen) for seen in second}:
        raise TypeRefused("disagree", first, min(second))
    return first


def _named(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    return NAMED.get(suffix) or mimetypes.guess_type(f"x{suffix}", strict=False)[0] or UNKNOWN


def sniff(*, stream: Seekable, name: str, declared: str | None = None) -> str:
    """The media type of what `stream` holds, by its first 2 MiB and its name (or declared type). Raises TypeRefused."""
    stream.seek(0)
    head = stream.read(HEAD)
    if not head:
        return EMPTY
    seen, named = _agreed(head), declared or _named(name)
    kind, said = family(media_type=seen), family(media_type=named)
    if said == "executable":
        raise TypeRefused("executable", named)
    if kind == said:
        # Text and bare containers have no signature of their own: there the name tells more than the content.
        return named if (kind == "text" and seen not in MARKUP) or seen in BARE else seen
    if (said in SIGNED and seen != UNKNOWN) or (kind in SIGNED and said == "text"):
        raise TypeRefused("name", named, seen)
    return seen
