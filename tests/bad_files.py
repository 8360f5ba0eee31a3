"""Files that no import may swallow: what each is called, and its bytes. Every import is tried with all of them.

@pytest.mark.parametrize("bad", BAD_FILES, ids=str)
def test_a_bad_file_is_refused(bad: BadFile, …) -> None:
    answer = client.post(url, {"perimeter": place.pk, "file": bad.upload()})
    refused(answer, …)
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile

TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"


def archive(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return stream.getvalue()


def bomb() -> bytes:
    """A sheet that unpacks to three hundred times its size."""
    return archive({"[Content_Types].xml": TYPES, "xl/worksheets/sheet1.xml": b"0" * 60_000_000})


def locked() -> bytes:
    """A zip archive whose parts ask for a password."""
    content = bytearray(archive({"[Content_Types].xml": TYPES, "xl/workbook.xml": b"<workbook/>"}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + flags] |= 1
            place = content.find(mark, place + 4)
    return bytes(content)


def encrypted() -> bytes:
    """What a spreadsheet with a password is: an OLE container, no longer a zip archive."""
    return OLE + b"\x00" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 1000


def with_macros() -> bytes:
    return archive({"[Content_Types].xml": TYPES, "xl/workbook.xml": b"<workbook/>", "xl/vbaProject.bin": OLE * 9})


@dataclass(frozen=True)
class BadFile:
    """One file, made only when it is needed."""

    label: str
    name: str
    make: Callable[[], bytes]

    def __str__(self) -> str:
        return self.label

    def upload(self) -> SimpleUploadedFile:
        return SimpleUploadedFile(self.name, self.make())


BAD_FILES = (
    BadFile("empty", "vide.csv", lambda: b""),
    BadFile("blank", "blanc.csv", lambda: b"\xef\xbb\xbf\r\n \r\n"),
    BadFile("unknown encoding", "encodage.csv", lambda: b"R\x81f.;Sc\x8dnario\x9d;\x90\n" * 3),
    BadFile("binary", "binaire.csv", lambda: bytes(range(256)) * 20),
    BadFile("picture named csv", "photo.csv", lambda: PNG + b"\x00" * 200),
    BadFile("zip bomb", "bombe.xlsx", bomb),
    BadFile("fifty megabytes", "gros.csv", lambda: b"R\xc3\xa9f.;Sc\xc3\xa9nario\n" + b"R1;abc\n" * 7_500_000),
    BadFile("encrypted spreadsheet", "chiffre.xlsx", encrypted),
    BadFile("zip with a password", "verrouille.xlsx", locked),
    BadFile("macros", "macros.xlsm", with_macros),
    BadFile("spreadsheet that is none", "faux.xlsx", lambda: archive({"lisez-moi.txt": b"bonjour"})),
    BadFile("half a spreadsheet", "coupe.xlsx", lambda: bomb()[:2000]),
    BadFile("one endless cell", "cellule.csv", lambda: b'R\xc3\xa9f.;Sc\xc3\xa9nario\nR1;"' + b"a" * 400_000),
    BadFile("other columns", "colonnes.csv", lambda: b"a;b;c\n1;2;3\n"),
)
