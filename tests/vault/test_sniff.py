"""What a file is: two readings and its name, which must not contradict each other."""

import io
import sys
import zipfile
from pathlib import Path

import pytest

from vault.sniff import TypeRefused, sniff

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
EXE = b"MZ" + bytes(58) + b"\x80\0\0\0" + bytes(64) + b"PE\0\0" + bytes(200)


def office(part: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", "<Relationships/>")
        archive.writestr(part, "<document/>")
    return buffer.getvalue()


def read(content: bytes, name: str) -> str:
    return sniff(stream=io.BytesIO(content), name=name)


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (PDF, "procédure.pdf", "application/pdf"),
        (PDF, "sans suffixe", "application/pdf"),
        (PNG, "écran.png", "image/png"),
        ("n°;libellé\n1;été\n".encode("cp1252"), "registre.csv", "text/csv"),
        (b"a line\n", "notes.txt", "text/plain"),
        (b"# Title\n", "page.md", "text/markdown"),
        (b"BM;CT\n1;2\n", "codes.csv", "text/csv"),
        (b'{"a": 1}', "export.json", "application/json"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "page.html", "text/html"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "page.txt", "text/html"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"></svg>', "plan.svg", "image/svg+xml"),
        (
            office("word/document.xml"),
            "note.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (office("a/file"), "archive.zip", "application/zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "ancien.doc", "application/msword"),
        (b"", "vide.txt", "application/x-empty"),
        (bytes.fromhex("00e1f207aa00ccdd") * 40, "capture.bin", "application/octet-stream"),
    ],
)
def test_a_file_is_named_for_what_it_is(content: bytes, name: str, media_type: str) -> None:
    assert read(content, name) == media_type


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (EXE, "setup.exe", "executable"),
        (EXE, "facture.pdf", "executable"),
        (b"@echo off\r\n", "run.bat", "executable"),
        (Path(sys.executable).resolve().read_bytes()[:4096], "tool", "executable"),
        (PNG, "rapport.pdf", "name"),
        (b"plain text", "rapport.pdf", "name"),
        (b"<html><body><script>x</script></body></html>", "photo.png", "name"),
        (PDF, "notes.txt", "name"),
        (b"<table><tr><td>1</td></tr></table>", "export.xls", "name"),
    ],
)
def test_a_disguise_is_refused(content: bytes, name: str, code: str) -> None:
    with pytest.raises(TypeRefused) as refusal:
        read(content, name)
    assert refusal.value.code == code


def test_two_readings_that_contradict_each_other_are_refused() -> None:
    """libmagic asks for more than the first letters before it says PDF; puremagic does not."""
    with pytest.raises(TypeRefused) as refusal:
        read(b"%PDF is how such a file begins, and this is a text about it.\n", "essai")
    assert refusal.value.code == "disagree"
    assert refusal.value.seen[0] == "text/plain"
