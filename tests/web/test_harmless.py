"""A PDF is shown without anything that could act; its pages stay."""

import io
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from web.files import Unreadable
from web.harmless import harmless_pdf

pytestmark = pytest.mark.once
SCRIPT = "app.alert('here')"


def saved(document: Any, **options: Any) -> bytes:
    sink = io.BytesIO()
    document.save(sink, **options)
    return sink.getvalue()


def armed() -> bytes:
    """Everything that a PDF may do, in one."""
    document = pikepdf.new()
    page = document.add_blank_page()
    action = Dictionary(S=Name.JavaScript, JS=String(SCRIPT))
    launch = Dictionary(S=Name.Launch, F=String("cmd.exe"))
    there = Dictionary(S=Name.GoTo, D=Array([page.obj, Name.Fit]))
    box = Array([0, 0, 9, 9])
    page.obj.AA = Dictionary(O=action)
    page.obj.Annots = Array([
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, A=launch),
        document.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, A=there)),
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, A=Dictionary(S=Name.URI, URI=String("https://evil"))),
        Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=box),
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=box, AA=Dictionary(K=action)),
    ])  # fmt: skip
    document.Root.OpenAction = document.make_indirect(action)
    document.Root.AcroForm = Dictionary(Fields=Array(), XFA=String("<xdp/>"))
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), action])))
    document.attachments["outil.exe"] = pikepdf.AttachedFileSpec(document, b"MZ", filename="outil.exe")
    return saved(document)


def test_nothing_that_acts_is_left_and_the_page_stays() -> None:
    bare = harmless_pdf(data=armed())
    words = b"JavaScript OpenAction Launch cmd.exe XFA https://evil outil.exe RichMedia /AA".split()
    for gone in (*words, SCRIPT.encode()):
        assert gone not in bare, gone
    with pikepdf.open(io.BytesIO(bare)) as document:
        assert len(document.pages) == 1
        links = document.pages[0].obj.Annots
        assert len(links) == 3
        assert str(links[1].A.S) == "/GoTo"


def test_what_cannot_be_read_is_refused() -> None:
    document = pikepdf.new()
    document.add_blank_page()
    locked = saved(document, encryption=pikepdf.Encryption(owner="a", user="b"))
    for data in (b"%PDF-1.7\nnothing", b"", locked):
        with pytest.raises(Unreadable):
            harmless_pdf(data=data)
