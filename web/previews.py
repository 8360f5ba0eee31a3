"""What of a file can be shown in a page with nothing of it running: pictures drawn again, text, tables, mail."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import warnings
from base64 import b64encode
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from html import unescape
from typing import Any, Final

import nh3
from PIL import Image, ImageOps, UnidentifiedImageError

IMAGES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff", "image/bmp"})
PDF: Final = "application/pdf"
MAIL: Final = "message/rfc822"
TEXTS: Final = frozenset({"application/json", "application/xml", "application/yaml", "application/x-ndjson",
                          "application/toml", "application/javascript", "application/x-sh"})  # fmt: skip
LARGEST: Final = 30 * 1024 * 1024
PIXELS, SIDE = 60_000_000, 1800
TEXT, ROWS, COLUMNS = 400_000, 200, 30
HEADERS: Final = ("From", "To", "Cc", "Date", "Subject", "Message-ID")


@dataclass(frozen=True, kw_only=True)
class Attached:
    """A file that a mail carries: named, never opened here."""

    name: str
    media_type: str
    size: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class Preview:
    """How a file is shown: "image", "text", "table", "mail", "pdf" (in a frame of its own), or "none" and why."""

    kind: str
    why: str = ""
    image: str = ""
    width: int = 0
    height: int = 0
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)
    headers: list[tuple[str, str]] = field(default_factory=list)
    attachments: list[Attached] = field(default_factory=list)
    cut: bool = False


def shown_as(*, media_type: str, size: int) -> str:
    """The kind of preview of a file, from its type and its size alone."""
    if size > LARGEST:
        return "none"
    if media_type in IMAGES:
        return "image"
    if media_type in {"text/csv", "text/tab-separated-values"}:
        return "table"
    if media_type.startswith("text/") or media_type in TEXTS or media_type.endswith(("+xml", "+json")):
        return "text"
    return {PDF: "pdf", MAIL: "mail"}.get(media_type, "none")


def preview(*, data: bytes, media_type: str) -> Preview:
    """The file in a form that a page may hold."""
    kind = shown_as(media_type=media_type, size=len(data))
    makers: dict[str, Any] = {"image": _image, "text": _text, "table": _table, "mail": _mail}
    if kind not in makers:
        return Preview(kind=kind, why="too_large" if len(data) > LARGEST else "type")
    made: Preview = makers[kind](data)
    return made


def _image(data: bytes) -> Preview:
    """The picture decoded and drawn again: what else the file carried (a script, a place, a name) is left behind."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as opened:
                if opened.width * opened.height > PIXELS:
                    return Preview(kind="none", why="too_large")
                drawn = ImageOps.exif_transpose(opened)
                drawn = drawn.convert("RGBA" if "A" in drawn.getbands() or "transparency" in drawn.info else "RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        return Preview(kind="none", why="damaged")
    cut = max(drawn.size) > SIDE
    drawn.thumbnail((SIDE, SIDE))
    sink = io.BytesIO()
    drawn.save(sink, "WEBP", quality=88, method=2)
    address = f"data:image/webp;base64,{b64encode(sink.getvalue()).decode()}"
    return Preview(kind="image", image=address, width=drawn.width, height=drawn.height, cut=cut)


def decoded(data: bytes) -> str:
    """Bytes as text: Unicode when they are, else the encoding of older office machines."""
    if data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":  # cut in the middle of a letter
            return data[: error.start].decode("utf-8-sig", errors="replace")
        return data.decode("cp1252", errors="replace")


def _text(data: bytes) -> Preview:
    text = decoded(data[: TEXT * 4])
    return Preview(kind="text", text=text[:TEXT], cut=len(text) > TEXT or len(data) > TEXT * 4)


def _table(data: bytes) -> Preview:
    text = decoded(data[: TEXT * 4])
    try:
        dialect: Any = csv.Sniffer().sniff(text[:8192], delimiters=",;\t|")
        rows = [
            row[:COLUMNS] for row, _place in zip(csv.reader(io.StringIO(text), dialect), range(ROWS + 1), strict=False)
        ]
    except csv.Error:
        return _text(data)
    if not rows or max(len(row) for row in rows) < 2:
        return _text(data)
    return Preview(kind="table", rows=rows[:ROWS], cut=len(rows) > ROWS)


def _mail(data: bytes) -> Preview:
    """Headers and words of a mail; markup is reduced to its words, attachments are named and never opened."""
    message = message_from_bytes(data, policy=policy.default)
    headers = [(name, _header(message, name)) for name in HEADERS]
    body = message.get_body(preferencelist=("plain", "html"))
    text = _words(body) if body is not None else ""
    attached = [_attached(part) for part in message.iter_attachments()]
    shown = [(name, value) for name, value in headers if value]
    return Preview(kind="mail", headers=shown, text=text[:TEXT], attachments=attached, cut=len(text) > TEXT)


def _header(message: Any, name: str) -> str:
    try:
        return str(message.get(name) or "")
    except (ValueError, IndexError, AttributeError):  # headers so malformed that their parser gives up
        return ""


def _words(part: Any) -> str:
    raw, charset = part.get_payload(decode=True) or b"", part.get_content_charset()
    text = raw.decode(charset, errors="replace") if charset and _is_known(charset) else decoded(raw)
    if part.get_content_type() != "text/html":
        return text
    bare: str = unescape(nh3.clean(text, tags=set(), clean_content_tags={"script", "style"}))
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip())


def _is_known(charset: str) -> bool:
    try:
        codecs.lookup(charset)
    except LookupError:
        return False
    return True


def _attached(part: Any) -> Attached:
    content = part.get_payload(decode=True)
    if content is None:
        content = part.as_bytes()
    return Attached(
        name=part.get_filename() or "–",
        media_type=part.get_content_type(),
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
    )
