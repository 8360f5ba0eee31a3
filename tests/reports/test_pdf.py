"""The PDF itself: tagged PDF/A-3a, its data attached, nothing fetched, the same bytes for the same inputs."""

import io
import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from reports import pdf

AT = datetime(2026, 11, 23, 21, 0, 5, tzinfo=UTC)
PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Essai</title>
<meta name="dcterms.created" content="2026-11-23T21:00:05Z">
<meta name="dcterms.modified" content="2026-11-23T21:00:05Z">
<link rel="stylesheet" href="print/report.css">{head}</head><body><h1>Œuvre d’été</h1><p>Réf. R-012 : « accès » ≥ 3</p>
<table><thead><tr><th scope="col">Réf.</th></tr></thead><tbody>{rows}</tbody></table>{body}</body></html>"""


@cache
def plain() -> bytes:
    """One document for the tests that only look at it."""
    return made()


def made(*, head: str = "", body: str = "", rows: int = 3, data: bytes = b'{"a": 1}') -> bytes:
    cells = "".join(f"<tr><td>R-{number:03d}</td></tr>" for number in range(rows))
    html = PAGE.format(head=head, body=body, rows=cells)
    return pdf.render(html=html, data=data, description="Données", at=AT)


def test_the_text_is_read_back() -> None:
    reader = pypdf.PdfReader(io.BytesIO(plain()))
    text = reader.pages[0].extract_text()
    assert "Œuvre d’été" in text
    assert "« accès » ≥ 3" in text
    assert reader.metadata is not None
    assert reader.metadata.title == "Essai"


def test_it_is_a_tagged_pdf_a_3a_in_french() -> None:
    content = plain()
    pdf.check(pdf=content)
    with pikepdf.open(io.BytesIO(content)) as document:
        with document.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert document.Root["/Lang"] == "fr"
        assert document.Root["/MarkInfo"]["/Marked"]
        assert _tags(document.Root["/StructTreeRoot"]) >= {"/H1", "/P", "/Table", "/TH", "/TD"}
        assert len(document.Root["/OutputIntents"]) == 1


def _tags(element: pikepdf.Object) -> set[str]:
    found = {str(element["/S"])} if "/S" in element else set()
    kids: Any = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found |= _tags(kid)
    return found


def test_the_data_is_attached_as_the_source_of_the_document() -> None:
    with pikepdf.open(io.BytesIO(made(data=b'{"b": 2}'))) as document:
        attached = document.attachments[pdf.DATA_NAME]
        assert json.loads(attached.get_file().read_bytes()) == {"b": 2}
        assert document.Root["/AF"][0]["/AFRelationship"] == "/Data"


def test_the_same_inputs_give_the_same_bytes() -> None:
    assert made() == plain()
    assert plain() != made(data=b"{}")


def test_table_headings_are_repeated_on_every_page() -> None:
    reader = pypdf.PdfReader(io.BytesIO(made(rows=120)))
    assert len(reader.pages) > 1
    assert all("Réf." in page.extract_text() for page in reader.pages[1:])


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:9/x.png",
        "https://example.org/x.png",
        "print/absent.png",
        "../../etc/passwd",
    ],
)
def test_nothing_is_fetched(address: str) -> None:
    with pytest.raises(pdf.NotPdfA, match="may not fetch"):
        made(body=f'<img alt="x" src="{address}">')


def test_what_is_not_pdf_a_is_refused() -> None:
    plain = io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(plain)
    with pytest.raises(pdf.NotPdfA, match=r"PDF/A.*not tagged.*not attached"):
        pdf.check(pdf=plain.getvalue())


def test_verapdf_is_asked_where_there_is_one(settings: Any, tmp_path: Path) -> None:
    """The hook runs the program of the settings on the file, and its refusal is the product's."""
    program = tmp_path / "verapdf"
    program.write_text('#!/bin/sh\nfor last; do :; done\nhead -c 5 "$last"\nexit 1\n')
    program.chmod(0o700)
    settings.VERAPDF = str(program)
    with pytest.raises(pdf.NotPdfA, match="veraPDF: %PDF-"):
        pdf.check(pdf=plain())
