"""Depositing evidence into the vault, renewing it, resting controls on it, opening it."""

from datetime import date
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from controls.models import Control, ControlEvidence, Evidence, EvidenceVersion
from organisation.models import Perimeter, Person, User
from trail.acts import action, current_act
from vault.actions import deposit
from vault.queries import Content, content


@action("controls.evidence.deposit", permission="vault.deposit", scope="perimeter")
def deposit_evidence(
    *,
    actor: User,
    perimeter: Perimeter,
    title: str,
    file: BinaryIO,
    description: str = "",
    owner: Person | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
    remind_days: int = 30,
    shared: bool = False,
    controls: list[Control] | None = None,
) -> Evidence:
    """Keep a piece of evidence, its file sealed in the vault (7.5.3, A.5.28, A.5.33), and rest controls on it.

    Raises ValidationError for a file that the vault refuses, or an end before the start.
    """
    evidence = Evidence(
        perimeter=perimeter,
        title=title,
        description=description,
        owner=owner,
        valid_from=valid_from or current_act().on,
        valid_until=valid_until,
        remind_days=remind_days,
        shared=shared,
    )
    evidence.save()
    _seal(actor, evidence, file, evidence.valid_from, "")
    for control in controls or []:
        link_evidence(actor=actor, control=control, evidence=evidence)
    return evidence


@action("controls.evidence.add_version", permission="vault.deposit", scope="evidence")
def add_evidence_version(
    *,
    actor: User,
    evidence: Evidence,
    file: BinaryIO,
    valid_from: date | None = None,
    valid_until: date | None = None,
    comment: str = "",
) -> EvidenceVersion:
    """Renew a piece of evidence with a newer file (7.5.2): the one before stays, superseded, never overwritten.

    Raises ValidationError for a file that the vault refuses, or a start before the version it supersedes.
    """
    _refuse_withdrawn(evidence)
    start = valid_from or current_act().on
    if start < evidence.valid_from:
        raise ValidationError({"valid_from": _("A newer version starts on or after the one it supersedes.")})
    evidence.valid_from, evidence.valid_until = start, valid_until
    evidence.save()
    return _seal(actor, evidence, file, start, comment)


@action("controls.evidence.edit", permission="vault.deposit", scope="evidence")
def edit_evidence(
    *,
    actor: User,
    evidence: Evidence,
    title: str,
    description: str = "",
    owner: Person | None = None,
    valid_until: date | None = None,
    remind_days: int = 30,
    shared: bool = False,
) -> Evidence:
    """Correct the sheet of a piece of evidence (7.5.2); its files never change.

    Raises ValidationError for an end before the start, or after it was withdrawn.
    """
    _refuse_withdrawn(evidence)
    evidence.title, evidence.description, evidence.owner = title, description, owner
    evidence.valid_until, evidence.remind_days, evidence.shared = valid_until, remind_days, shared
    evidence.save()
    return evidence


@action("controls.evidence.withdraw", permission="vault.deposit", scope="evidence")
def withdraw_evidence(*, actor: User, evidence: Evidence) -> Evidence:
    """Take a piece of evidence out of use (7.5.3): nothing rests on it any more, its files stay sealed.

    Raises ValidationError when it was withdrawn already.
    """
    evidence.withdraw()
    return evidence


@action("controls.evidence.link", permission="controls.edit", scope="control")
def link_evidence(*, actor: User, control: Control, evidence: Evidence, comment: str = "") -> ControlEvidence:
    """Rest a control on a piece of evidence (9.1); the same evidence may serve many controls.

    Raises ValidationError when it does already.
    """
    link = ControlEvidence(control=control, evidence=evidence, comment=comment)
    link.save()
    return link


@action("controls.evidence.unlink", permission="controls.edit", scope="link")
def unlink_evidence(*, actor: User, link: ControlEvidence) -> ControlEvidence:
    """Say that a control does not rest on a piece of evidence after all (9.1).

    Raises ValidationError when this was withdrawn already.
    """
    link.withdraw()
    return link


@action("controls.evidence.open", permission="vault.open", scope="version", reads=True)
def open_evidence(*, actor: User, version: EvidenceVersion) -> Content:
    """Read a file of evidence (A.8.15): every opening is traced.

    Raises ValidationError when the stored content is missing, damaged or destroyed.
    """
    current_act().why = "reason:evidence"
    return content(file=version.file)


def _seal(actor: User, evidence: Evidence, file: BinaryIO, produced_on: date, comment: str) -> EvidenceVersion:
    """Seal a file as the next version."""
    try:
        sealed = deposit(actor=actor, perimeter=evidence.perimeter, name=str(getattr(file, "name", "")), stream=file)
    except ValidationError as error:
        raise _about_the_file(error) from error
    last = EvidenceVersion.objects.filter(evidence=evidence).aggregate(last=Max("number"))["last"] or 0
    version = EvidenceVersion(evidence=evidence, number=last + 1, file=sealed, produced_on=produced_on, comment=comment)
    version.save()
    return version


def _about_the_file(error: ValidationError) -> ValidationError:
    """What the vault refused, said of the field that people see."""
    return ValidationError({"file": error.messages})


def _refuse_withdrawn(evidence: Evidence) -> None:
    if evidence.withdrawn_at:
        raise ValidationError(_("This evidence was withdrawn: it cannot be changed any more."), code="withdrawn")
