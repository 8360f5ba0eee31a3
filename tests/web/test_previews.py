"""What is shown of a file carries nothing that could run, and says when it cannot be shown."""

import base64
import io
from email.message import EmailMessage

import pytest
from PIL import Image

from web.previews import LARGEST, preview, shown_as

pytestmark = pytest.mark.once
SCRIPT = "<script>alert(1)</script>"


def png(size: tuple[int, int] = (20, 10)) -> bytes:
    sink = io.BytesIO()
    Image.new("RGB", size, "red").save(sink, "PNG")
    return sink.getvalue()


def test_a_picture_is_drawn_again_without_what_it_carried() -> None:
    shown = preview(data=png() + SCRIPT.encode(), media_type="image/png")
    assert (shown.kind, shown.width, shown.height) == ("image", 20, 10)
    assert SCRIPT.encode() not in base64.b64decode(shown.image.partition(",")[2])
    large = preview(data=png((4000, 100)), media_type="image/png")
    assert (large.width, large.cut) == (1800, True)


def test_a_damaged_or_monstrous_picture_is_not_shown() -> None:
    assert preview(data=png()[:40], media_type="image/png").why == "damaged"
    assert preview(data=b"not a picture", media_type="image/jpeg").why == "damaged"
    bomb = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")
    assert preview(data=bomb.getvalue(), media_type="image/png").why in {"too_large", "damaged"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_is_read_in_its_own_encoding(encoding: str) -> None:
    words = "Vérifié à l’été : sauvegarde restaurée, délai tenu. " * 5
    shown = preview(data=words.encode(encoding), media_type="text/plain")
    assert (shown.kind, shown.text) == ("text", words)


def test_markup_stays_text() -> None:
    assert preview(data=SCRIPT.encode(), media_type="text/html").text == SCRIPT
    assert preview(data=b"<svg onload=x>", media_type="image/svg+xml").kind == "text"


def test_a_table_is_cut_and_a_single_column_is_text() -> None:
    rows = "compte;ouvert\n" + "".join(f"c{number};non\n" for number in range(500))
    shown = preview(data=rows.encode(), media_type="text/csv")
    assert (shown.kind, shown.rows[1], len(shown.rows), shown.cut) == ("table", ["c0", "non"], 200, True)
    assert preview(data=b"une seule colonne\nsans rien\n", media_type="text/csv").kind == "text"


def test_a_mail_gives_its_headers_its_words_and_the_names_of_its_files() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "Revue des accès"
    mail.set_content(f"<p>Bonjour &amp; merci</p>{SCRIPT}<img src='https://example.org/x'>", subtype="html")
    mail.add_attachment(b"MZ\0", maintype="application", subtype="octet-stream", filename="outil.exe")
    shown = preview(data=mail.as_bytes(), media_type="message/rfc822")
    assert dict(shown.headers)["Subject"] == "Revue des accès"
    assert shown.text == "Bonjour & merci"
    assert [(each.name, each.size) for each in shown.attachments] == [("outil.exe", 3)]
    plain = preview(
        data=b"Subject: x\nContent-Type: text/plain; charset=nowhere\n\nBonjour", media_type="message/rfc822"
    )
    assert plain.text == "Bonjour"


def test_a_mail_that_is_none_is_shown_empty_rather_than_failing() -> None:
    assert preview(data=b"\x00\xff" * 50, media_type="message/rfc822").kind == "mail"


def test_other_kinds_and_sizes_are_for_downloading() -> None:
    assert shown_as(media_type="application/zip", size=10) == "none"
    assert shown_as(media_type="image/png", size=LARGEST + 1) == "none"
    assert preview(data=b"PK", media_type="application/zip").why == "type"
