"""HTML to tagged PDF/A-3a, with its data attached. The only module that imports WeasyPrint; run it in workers."""

from __future__ import annotations

import hashlib
import io
import mimetypes
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

import pikepdf
from django.conf import settings
from django.contrib.staticfiles import finders
from weasyprint import HTML, Attachment
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

# An address that exists nowhere: relative addresses of style sheets resolve against it, and StaticOnly answers.
STATIC: Final = "https://static.invalid/"
DATA_NAME: Final = "data.json"
# fontTools reads its clock from the environment, which is of the whole process.
_one_at_a_time = threading.Lock()


class NotPdfA(Exception):
    """What was produced, or sealed, is not the PDF/A-3a that it must be."""


class StaticOnly(URLFetcher):
    """Reports fetch nothing but the product's own static files; any other address stops the rendering."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The static file behind an address below STATIC."""
        path = finders.find(url.removeprefix(STATIC)) if url.startswith(STATIC) else None
        if path is None:
            raise FatalURLFetchingError(f"a report may not fetch {url}")
        media_type = mimetypes.guess_type(url)[0] or "application/octet-stream"
        return URLFetcherResponse(url, Path(path).read_bytes(), {"Content-Type": media_type})


@contextmanager
def _clock_at(instant: datetime) -> Iterator[None]:
    """Fonts are stamped with this instant, so that the same inputs give the same bytes."""
    with _one_at_a_time:
        before = os.environ.get("SOURCE_DATE_EPOCH")
        os.environ["SOURCE_DATE_EPOCH"] = str(int(instant.timestamp()))
        try:
            yield
        finally:
            if before is None:
                del os.environ["SOURCE_DATE_EPOCH"]
            else:
                os.environ["SOURCE_DATE_EPOCH"] = before


def render(*, html: str, data: bytes, description: str, at: datetime) -> bytes:
    """The PDF/A-3a of a page of HTML, its data (JSON) attached; the same inputs give the same bytes."""
    attachment = Attachment(
        string=data, name=DATA_NAME, description=description, created=at, modified=at, relationship="Data"
    )
    identifier = hashlib.sha256(html.encode() + data + at.isoformat().encode()).hexdigest()[:32]
    page = HTML(string=html, base_url=STATIC, url_fetcher=StaticOnly())
    with _clock_at(at):
        try:
            made: bytes = page.write_pdf(
                pdf_variant="pdf/a-3a", attachments=[attachment], pdf_identifier=identifier.encode()
            )
        except FatalURLFetchingError as error:  # not an Exception: it would end the worker
            raise NotPdfA(str(error)) from error
    return made


def check(*, pdf: bytes) -> None:
    """The structure is sound and is a tagged PDF/A-3a with its data attached; veraPDF is asked too, where there is one.

    Raises NotPdfA.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        faults = document.check_pdf_syntax()
        with document.open_metadata() as metadata:
            claimed = (metadata.get("pdfaid:part"), metadata.get("pdfaid:conformance"))
        root = document.Root
        if claimed != ("3", "A"):
            faults.append(f"it claims to be PDF/A-{claimed[0]}{claimed[1]}")
        if not root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked") or "/StructTreeRoot" not in root:
            faults.append("it is not tagged")
        if "/Lang" not in root:
            faults.append("its language is not given")
        if DATA_NAME not in document.attachments:
            faults.append("its data is not attached")
        if not all(_embedded(font) for page in document.pages for font in _fonts(page)):
            faults.append("a font is not embedded")
    faults += _verapdf(pdf)
    if faults:
        raise NotPdfA("; ".join(faults))


def _fonts(page: pikepdf.Page) -> list[pikepdf.Object]:
    return [font for _name, font in page.resources.get("/Font", {}).items()]


def _embedded(font: pikepdf.Object) -> bool:
    descended = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
    if font.get("/Subtype") == "/Type3":
        return True
    return bool({"/FontFile", "/FontFile2", "/FontFile3"} & set(descended.get("/FontDescriptor", {}).keys()))


def _verapdf(pdf: bytes) -> list[str]:
    """What veraPDF has to say, if the settings or the machine have one."""
    program = settings.VERAPDF or shutil.which("verapdf")
    if not program:
        return []
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        done = subprocess.run(  # noqa: S603 -- the program of the settings, on a file of ours
            [program, "--flavour", "3a", "--format", "text", file.name], capture_output=True, text=True, check=False
        )
    return [] if done.returncode == 0 else [f"veraPDF: {(done.stdout or done.stderr).strip()}"]
