"""Giving a file to a browser: as an attachment or shown safely, whole or in part, in pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

# What browsers show without running anything of it, given the policies below.
SHOWN = frozenset({"application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "text/plain", "text/csv"})
NOTHING = "default-src 'none'; sandbox; frame-ancestors 'none'"
# Browsers open no PDF in a sandbox: their viewer is one of its own, and here it may fetch nothing.
PDF_VIEWER = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"
FRAMED_PDF = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
RANGE = re.compile(r"bytes=(\d*)-(\d*)")


class Unreadable(Exception):
    """The file is damaged or asks for a password."""


class Content(Protocol):
    """What can be given: its size, and any part of it in pieces."""

    size: int

    def part(self, *, start: int, stop: int) -> Iterator[bytes]:
        """The bytes from `start` up to `stop`."""

    def close(self) -> None:
        """Called when the answer has been sent, or was given up."""


def can_be_shown(*, media_type: str) -> bool:
    """Whether a browser may show this type in its own window."""
    return media_type in SHOWN


def file_answer(
    request: HttpRequest, *, content: Content, name: str, media_type: str, shown: bool = False
) -> HttpResponseBase:
    """The whole file, or the part that the request names; as an attachment unless `shown` and safe to show."""
    shown = shown and can_be_shown(media_type=media_type)
    asked = _asked_part(request.headers.get("Range", ""), content.size)
    if asked is None:
        content.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{content.size}"})
    start, stop = asked
    partial = (start, stop) != (0, content.size)
    answer = StreamingHttpResponse(
        _pieces(content, start, stop), status=206 if partial else 200, content_type=_type_given(media_type, shown=shown)
    )
    if partial:
        answer["Content-Range"] = f"bytes {start}-{stop - 1}/{content.size}"
    answer["Content-Length"] = str(stop - start)
    answer["Accept-Ranges"] = "bytes"
    answer["Content-Disposition"] = content_disposition_header(not shown, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = PDF_VIEWER if shown and media_type == "application/pdf" else NOTHING
    return answer


def part_of(given: str | None) -> int:
    """Which of several files is asked for, from 1; anything that is no such number means the first."""
    return int(given) if given and given.isdecimal() and 0 < len(given) < 4 and int(given) else 1


def framed_pdf(*, data: bytes, name: str) -> HttpResponse:
    """A PDF that was made harmless, for a frame of our own pages and of nobody else's."""
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=name) or "inline"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["X-Frame-Options"] = "SAMEORIGIN"
    answer["Content-Security-Policy"] = FRAMED_PDF
    return answer


def _type_given(media_type: str, *, shown: bool) -> str:
    """Text is shown as plain text, whatever it is; what is saved keeps its type."""
    return "text/plain; charset=utf-8" if shown and media_type.startswith("text/") else media_type


def _asked_part(header: str, size: int) -> tuple[int, int] | None:
    """Start and stop of the part asked for: all without a (single) range, None when it lies outside the file."""
    match = RANGE.fullmatch(header.strip())
    if match is None or match.group(0) == "bytes=-":
        return 0, size
    first, last = match.groups()
    if not first:
        start, stop = max(0, size - int(last)), size
    else:
        start, stop = int(first), min(int(last) + 1, size) if last else size
    return (start, stop) if start < stop else None


def _pieces(content: Content, start: int, stop: int) -> Iterator[bytes]:
    try:
        yield from content.part(start=start, stop=stop)
    finally:
        content.close()
