"""What a certificate says of itself: the data attached to the PDF (pure)."""

import io
import json

import pikepdf

LARGEST = 100_000


def code_in(pdf: bytes) -> str:
    """The code in the data of a certificate; nothing when the file is no such PDF."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            attached = document.attachments.get("data.json")
            content = attached.get_file().read_bytes() if attached is not None else b""
        found = json.loads(content[:LARGEST])["data"]["code"]
    except (pikepdf.PdfError, ValueError, KeyError, TypeError):
        return ""
    return found if isinstance(found, str) else ""
