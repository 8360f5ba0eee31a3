"""The seal: it holds, it covers everything, and it breaks when anything changes."""

from pathlib import Path

import pypdf
import pytest
from pyhanko.pdf_utils.misc import PdfError

from reports import pdf, seal
from tests.reports.test_pdf import plain
from trail import clock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "keys" / "own.p12"
    seal.create(path=path, organisation="GIP régional", at=clock.now(), password="secret")
    return path


def sealed(path: Path) -> bytes:
    return seal.seal(pdf=plain(), path=path, password="secret", reason="Cachet électronique")


def test_a_sealed_document_is_intact_whole_and_still_pdf_a(path: Path) -> None:
    content = sealed(path)
    state = seal.state_of(pdf=content)
    assert state.intact
    assert state.whole
    assert len(state.certificate) == 64
    pdf.check(pdf=content)
    assert path.stat().st_mode & 0o777 == 0o600


def test_sealing_adds_a_revision_and_leaves_the_first(path: Path) -> None:
    assert seal.seal(pdf=plain(), path=path, password="secret", reason="x").startswith(plain())


def holds(content: bytes) -> bool:
    """Whether the seal is intact; a change that makes the file unreadable is found as well."""
    try:
        state = seal.state_of(pdf=content)
    except (PdfError, seal.SealFault):
        return False
    return state.intact and state.whole


@pytest.mark.parametrize("where", [0.1, 0.5, 0.9])
def test_one_byte_changed_in_what_was_sealed_breaks_it(path: Path, where: float) -> None:
    content = bytearray(sealed(path))
    at = int(len(plain()) * where)
    content[at] ^= 1
    assert not holds(bytes(content))


def test_a_page_added_after_the_seal_is_found(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "longer.pdf"
    target.write_bytes(sealed(path))
    writer = pypdf.PdfWriter(target, incremental=True)
    writer.add_blank_page(100, 100)
    writer.write(target)
    state = seal.state_of(pdf=target.read_bytes())
    assert not state.whole


def test_a_document_without_a_seal_and_a_seal_that_cannot_be_used_are_refused(path: Path) -> None:
    with pytest.raises(seal.SealFault, match="bears no seal"):
        seal.state_of(pdf=plain())
    with pytest.raises(seal.SealFault, match="PULSY_REPORT_SEAL_PASSWORD"):
        seal.seal(pdf=plain(), path=path, password="wrong", reason="x")
    path.chmod(0o644)
    with pytest.raises(seal.SealFault, match="open to others"):
        sealed(path)
    with pytest.raises(seal.SealFault, match="PULSY_REPORT_SEAL_FILE"):
        seal.seal(pdf=plain(), path=path.with_name("absent.p12"), password="", reason="x")
