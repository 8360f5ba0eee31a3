"""A PDF without what could act: scripts, actions, forms, embedded files and media are taken out before it is shown."""

from __future__ import annotations

import io
from typing import Any, Final

import pikepdf

from web.files import Unreadable

GONE: Final = frozenset({
    "/AA", "/OpenAction", "/JS", "/JavaScript", "/XFA", "/EmbeddedFiles", "/EF", "/AF", "/RichMediaContent",
    "/RichMediaSettings", "/Collection", "/AcroForm", "/URI", "/PZ", "/SpiderInfo", "/Perms", "/Launch",
})  # fmt: skip
ACTION_KEYS: Final = frozenset({"/A", "/PA", "/Next"})
MEDIA: Final = frozenset({"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/FileAttachment", "/Widget"})
NESTED: Final = 40


def harmless_pdf(*, data: bytes) -> bytes:
    """The same pages, with nothing that runs, fetches, submits or opens anything. Raises Unreadable."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for found in pdf.objects:
                _disarm(found, 0)
            _disarm(pdf.Root, 0)
            sink = io.BytesIO()
            pdf.save(sink, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    except (pikepdf.PdfError, pikepdf.PasswordError, RecursionError, ValueError, TypeError) as error:
        raise Unreadable from error
    return sink.getvalue()


def _disarm(found: Any, nested: int) -> None:
    """Take the active keys out of an object and of what stands directly inside it."""
    if nested > NESTED:
        raise ValueError("nested too deeply")
    if isinstance(found, pikepdf.Array):
        for place in range(len(found) - 1, -1, -1):
            if _is_media(found[place]):
                del found[place]
            elif not getattr(found[place], "is_indirect", False):
                _disarm(found[place], nested + 1)
    elif isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        for key in list(found.keys()):
            value = found[key]
            if key in GONE or (key in ACTION_KEYS and _acts(value)):
                del found[key]
            elif not getattr(value, "is_indirect", False):
                _disarm(value, nested + 1)


def _acts(value: Any) -> bool:
    """Whether an action does more than turn to a page of the same file."""
    return not (isinstance(value, pikepdf.Dictionary) and str(value.get("/S", "")) == "/GoTo")


def _is_media(value: Any) -> bool:
    return isinstance(value, pikepdf.Dictionary) and str(value.get("/Subtype", "")) in MEDIA
