"""Signed notes against a public vector, and checkpoints in their one form."""

from datetime import UTC, datetime, timedelta

import pytest

from trail.notes import BadNote, Head, Signer, Verifier, open_note

# The example in the documentation of the reference implementation of signed notes.
KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
NOTE = (
    f"{TEXT}\n— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
AT = datetime(2026, 3, 1, 8, 30, 0, 123456, UTC)
HEAD = Head("test/log", 12, b"r" * 32, AT, AT, "7:42")


def test_the_public_vector() -> None:
    signer, verifier = Signer.parse(SECRET), Verifier.parse(KEY)
    assert signer.verifier == verifier
    assert (str(verifier), signer.secret()) == (KEY, SECRET)
    assert signer.sign(TEXT) == NOTE
    assert open_note(NOTE, [verifier]) == TEXT


@pytest.mark.parametrize(
    "note",
    [
        NOTE.replace("cryptography", "Cryptography"),
        NOTE.replace("x08go/ZJ", "x08go/ZK"),
        NOTE.replace("x08go/", "AAAAAA"),
        NOTE.replace("— ", "- "),
        NOTE.rstrip("\n"),
        TEXT,
        NOTE.replace("is.\n", "is.\x00\n"),
        "",
    ],
)
def test_a_note_that_was_touched_is_refused(note: str) -> None:
    with pytest.raises(BadNote):
        open_note(note, [Verifier.parse(KEY)])


def test_a_known_signature_that_is_wrong_is_fatal_beside_a_good_one() -> None:
    other = Signer("other", b"s" * 32)
    wrong = NOTE + other.sign("another text\n").rpartition("\n\n")[2]
    assert open_note(wrong, [Verifier.parse(KEY)]) == TEXT
    with pytest.raises(BadNote, match="other"):
        open_note(wrong, [Verifier.parse(KEY), other.verifier])


def test_a_secret_never_shows() -> None:
    assert SECRET.rpartition("+")[2] not in repr(Signer.parse(SECRET))
    with pytest.raises(BadNote) as caught:
        Signer.parse(SECRET.replace("c74f", "c74e"))
    assert SECRET.rpartition("+")[2] not in str(caught.value)


def test_a_checkpoint_is_read_back() -> None:
    assert Head.parse(HEAD.text()) == HEAD
    behind = Head("test/log", 12, b"r" * 32, AT, AT - timedelta(hours=1))
    assert Head.parse(behind.text()) == behind
    assert HEAD.text().startswith("test/log\n12\ncnJy")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n12\n", "\n0\n"),
        ("\n12\n", "\n012\n"),
        ("\n12\n", "\n-12\n"),
        ("cnJy", ""),
        ("time ", "when "),
        ("08:30", "8:30"),
        ("snapshot", "snap shot"),
        ("test/log", ""),
    ],
)
def test_a_checkpoint_in_another_form_is_refused(old: str, new: str) -> None:
    with pytest.raises(BadNote):
        Head.parse(HEAD.text().replace(old, new))
