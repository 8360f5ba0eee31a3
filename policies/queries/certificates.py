"""Reads of certificates, and their verification: each check computed afresh, none read from a flag."""

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from organisation.models import User
from policies.codes import as_code
from policies.models import Acknowledgement, Certificate, PolicyText
from policies.models.versions import digest_of
from trail import proof
from vault.queries import stored_intact
from web.deferred import deferred

if TYPE_CHECKING:
    from policies.paper import code_in
    from reports.seal import state_of
else:
    code_in, state_of = deferred("policies.paper.code_in"), deferred("reports.seal.state_of")


@dataclass(frozen=True)
class Check:
    """One question put to a certificate, its answer, and what was found."""

    question: str
    holds: bool
    finding: str


@dataclass(frozen=True)
class Verdict:
    """What a certificate says, and whether everything that it rests on holds."""

    certificate: Certificate | None
    checks: list[Check] = field(default_factory=list)

    @property
    def valid(self) -> bool:
        """Whether the certificate is known and every check holds."""
        return self.certificate is not None and all(check.holds for check in self.checks)


def certificates(user: User) -> "QuerySet[Certificate]":
    """The certificates that the account may open: one's own, and those of the perimeters one follows."""
    found: QuerySet[Certificate] = Certificate.objects.visible_to(user).select_related("file", "acknowledgement")
    return found


def certificate_of(*, acknowledgement: Acknowledgement) -> Certificate | None:
    """The certificate of an acknowledgement, once issued."""
    found: Certificate | None = (
        Certificate.objects.filter(acknowledgement=acknowledgement).select_related("file").first()
    )
    return found


def verify_code(*, typed: str) -> Verdict:
    """What a code stands for, and whether it holds today."""
    certificate = _with_code(as_code(typed))
    known = _known(certificate, _("No certificate bears this code: compare it with the paper, sign by sign."))
    return Verdict(certificate, [known, *(_of_record(certificate) if certificate else [])])


def verify_file(*, pdf: bytes) -> Verdict:
    """Whether a file is a certificate that was issued here, unchanged, and whether what it says holds today."""
    certificate = _found().filter(digest=hashlib.sha256(pdf).hexdigest()).first()
    same = certificate is not None
    certificate = certificate or _with_code(as_code(code_in(pdf)))
    known = _known(certificate, _("This file is no certificate that was issued here."))
    if certificate is None:
        return Verdict(None, [known])
    unchanged = Check(
        _("Is the file the one that was issued?"),
        same,
        _("Byte for byte.") if same else _("No: it was changed after it was issued. Ask for the original file."),
    )
    return Verdict(certificate, [known, unchanged, _seal(pdf), *_of_record(certificate)])


def _found() -> Any:
    return Certificate.objects.select_related(
        "acknowledgement__person__identity",
        "acknowledgement__policy_version__document__perimeter",
        "acknowledgement__text__file",
        "acknowledgement__perimeter",
    )


def _with_code(code: str) -> Certificate | None:
    found: Certificate | None = _found().filter(code=code).first() if code else None
    return found


def _known(certificate: Certificate | None, otherwise: str) -> Check:
    return Check(
        _("Was this certificate issued here?"),
        certificate is not None,
        _("Yes, under the code %(code)s.") % {"code": certificate.code} if certificate else otherwise,
    )


def _seal(pdf: bytes) -> Check:
    question = _("Is the electronic seal intact?")
    try:
        state = state_of(pdf=pdf)
    except ValueError as error:
        return Check(question, False, _("No: %(reason)s.") % {"reason": error})
    holds = state.intact and state.whole
    return Check(question, holds, _("Yes, and it covers the whole file.") if holds else _("No: the seal is broken."))


def _of_record(certificate: Certificate) -> list[Check]:
    acknowledgement = certificate.acknowledgement
    return [
        text_check(acknowledgement),
        _text_record(acknowledgement.text),
        _standing(_("Is the acknowledgement as it was recorded?"), acknowledgement),
        _standing(_("Is the certificate as it was recorded?"), certificate),
    ]


def text_check(acknowledgement: Acknowledgement) -> Check:
    """Whether the text that is kept still has the digest that was acknowledged, computed again from its words."""
    holds = digest_now(acknowledgement.text) == acknowledgement.digest
    return Check(
        _("Is the text that is kept the one that was read?"),
        holds,
        _("Yes: its digest, computed again just now, is the same.")
        if holds
        else _("No: the text was altered after it was read. Its digest is no longer the one that was acknowledged."),
    )


def digest_now(text: PolicyText) -> str:
    """The digest of a text as it is kept, computed again from its words; that of its file while it is stored intact."""
    if text.file is None:
        return digest_of(text.body)
    return text.file.digest if stored_intact(file=text.file) == "intact" else ""


def _text_record(text: PolicyText) -> Check:
    found = proof.proof_of(record=text)
    holds = found.outcome != proof.ALTERED
    finding = str(found.words)
    if found.altered:
        finding = _("Altered outside the product: %(fields)s.") % {"fields": ", ".join(found.altered)}
    return Check(_("Is the published text as it was approved?"), holds, finding)


def _standing(question: str, record: Acknowledgement | Certificate) -> Check:
    found = proof.proof_of(record=record)
    return Check(question, found.outcome != proof.ALTERED, str(found.words))
