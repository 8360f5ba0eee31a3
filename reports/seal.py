"""The electronic seal of a PDF: a PAdES signature by the organisation's own certificate, and its validation."""

from __future__ import annotations

import io
import os
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, fields, signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

FIELD: Final = "Seal"
YEARS: Final = 5


class SealFault(ValueError):
    """There is no usable seal, or what bears one was altered."""


@dataclass(frozen=True)
class SealState:
    """What a sealed PDF says of itself."""

    intact: bool
    whole: bool
    certificate: str
    sealed_at: datetime | None


def create(*, path: Path, organisation: str, at: datetime, password: str = "") -> None:
    """A self-signed certificate and its key, for demonstrations: anybody can check it, nobody vouches for it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, "Pulsy ISMS – electronic seal"),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(), critical=True)
        .sign(key, SHA256())
    )
    protection = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    content = pkcs12.serialize_key_and_certificates(b"seal", key, certificate, None, protection)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as handle:
        handle.write(content)
    try:
        os.link(temporary, path)  # the first of two processes that start together wins
    except FileExistsError:
        return
    finally:
        temporary.unlink()


def _usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _signer(path: Path, password: str) -> signers.SimpleSigner:
    if path.stat().st_mode & 0o077:
        raise SealFault(f"the seal {path} is open to others: chmod 600")
    found: signers.SimpleSigner | None = signers.SimpleSigner.load_pkcs12(  # type: ignore[no-untyped-call]
        str(path), passphrase=password.encode() or None
    )
    if found is None:
        raise SealFault(f"the seal {path} cannot be read: is PULSY_REPORT_SEAL_PASSWORD right?")
    return found


def seal(*, pdf: bytes, path: Path, password: str, reason: str) -> bytes:
    """The same PDF with one revision more, which bears the seal and lets nothing be changed after it."""
    if not path.exists():
        raise SealFault(f"no seal at {path}: set PULSY_REPORT_SEAL_FILE")
    metadata = PdfSignatureMetadata(
        field_name=FIELD,
        reason=reason,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    out = io.BytesIO()
    signers.PdfSigner(metadata, signer=_signer(path, password)).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf)), output=out
    )
    return out.getvalue()


def state_of(*, pdf: bytes) -> SealState:
    """Whether the seal of a PDF is intact and covers all of it. Raises SealFault when it bears none."""
    reader = PdfFileReader(io.BytesIO(pdf))
    if not reader.embedded_signatures:
        raise SealFault("the document bears no seal")
    embedded = reader.embedded_signatures[0]
    own = embedded.signer_cert
    status = validate_pdf_signature(embedded, ValidationContext(trust_roots=[own], allow_fetching=False))
    whole = status.coverage is not None and status.coverage.name == "ENTIRE_FILE"
    return SealState(
        intact=status.intact and status.valid,
        whole=whole and bool(status.docmdp_ok),
        certificate=own.sha256_fingerprint.replace(" ", "").lower(),
        sealed_at=status.signer_reported_dt,
    )
