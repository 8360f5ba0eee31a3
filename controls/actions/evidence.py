"""Depositing evidence into the vault, renewing it, resting controls on it, opening it."""

from datetime import date
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from controls.models import (
    Control,
    ControlEvidence,
    Evidence,
    EvidenceAttachment,
    EvidenceVersion,
    Requirement,
    RequirementEvidence,
)
from organisation.models import Perimeter, Person, User
from trail.acts import action, current_act
from vault.actions import deposit
from vault.models import SealedFile
from vault.queries import Content, content


@action("controls.evidence.deposit", permission="vault.deposit", scope="perimeter")
def deposit_evidence(
    *,
    actor: User,
    perimeter: Perimeter,
    title: str,
    file: BinaryIO,
    more_files: list[BinaryIO] | None = None,
    description: str = "",
    owner: Person | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
    remind_days: int = 30,
    shared: bool = False,
    controls: list[Control] | None = None,
) -> Evidence:
    """Keep a piece of evidence, its files sealed in the vault (7.5.3, A.5.28, A.5.33), and rest controls on it.

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
    _seal(actor, evidence, [file, *(more_files or [])], evidence.valid_from, "")
    for control in controls or []:
        link_evidence(actor=actor, control=control, evidence=evidence)
    return evidence


@action("controls.evidence.add_version", permission="vault.deposit", scope="evidence")
def add_evidence_version(
    *,
    actor: User,
    evidence: Evidence,
    file: BinaryIO,
    more_files: list[BinaryIO] | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
    comment: str = "",
) -> EvidenceVersion:
    """Renew a piece of evidence with newer files (7.5.2): those before stay, superseded, never overwritten.

    Raises ValidationError for a file that the vault refuses, or a start before the version it supersedes.
    """
    _refuse_withdrawn(evidence)
    start = valid_from or current_act().on
    if start < evidence.valid_from:
        raise ValidationError({"valid_from": _("A newer version starts on or after the one it supersedes.")})
    evidence.valid_from, evidence.valid_until = start, valid_until
    evidence.save()
    return _seal(actor, evidence, [file, *(more_files or [])], start, comment)


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


@action("controls.requirement.show", permission="controls.edit", scope="perimeter", record="requirement")
def show_evidence(
    *, actor: User, perimeter: Perimeter, requirement: Requirement, evidence: Evidence, comment: str = ""
) -> RequirementEvidence:
    """Show a piece of evidence for a requirement in a perimeter (6.1.3 d, 7.5.1), whatever control it may support.

    Raises ValidationError when it is shown there already, or for a heading that asks nothing by itself.
    """
    if requirement.kind == Requirement.Kind.GROUP:
        raise ValidationError({"requirement": _("A heading asks nothing by itself: choose a requirement below it.")})
    link = RequirementEvidence(perimeter=perimeter, requirement=requirement, evidence=evidence, comment=comment)
    link.save()
    return link


@action("controls.requirement.unshow", permission="controls.edit", scope="link")
def unshow_evidence(*, actor: User, link: RequirementEvidence) -> RequirementEvidence:
    """Say that a piece of evidence does not show a requirement after all (7.5.1).

    Raises ValidationError when this was withdrawn already.
    """
    link.withdraw()
    return link


@action("controls.evidence.open", permission="vault.open", scope="version", reads=True)
def open_evidence(*, actor: User, version: EvidenceVersion, part: int = 1) -> Content:
    """Read a file of evidence, the first of its version unless told otherwise (A.8.15): every opening is traced.

    Raises ValidationError when there is no such file, or its content is missing, damaged or destroyed.
    """
    files = version.files
    if not 1 <= part <= len(files):
        raise ValidationError(_("This version has no such file."), code="missing")
    current_act().why = f"reason:evidence.{part}"
    return content(file=files[part - 1])


def _seal(actor: User, evidence: Evidence, files: list[BinaryIO], produced_on: date, comment: str) -> EvidenceVersion:
    """Seal files as the next version: the first one leads, the others follow in the order they came."""
    sealed = [_deposited(actor, evidence, file) for file in files]
    last = EvidenceVersion.objects.filter(evidence=evidence).aggregate(last=Max("number"))["last"] or 0
    version = EvidenceVersion(
        evidence=evidence, number=last + 1, file=sealed[0], produced_on=produced_on, comment=comment
    )
    version.save()
    for part, file in enumerate(sealed[1:], start=2):
        EvidenceAttachment(evidence_version=version, part=part, file=file).save()
    return version


def _deposited(actor: User, evidence: Evidence, file: BinaryIO) -> SealedFile:
    name = str(getattr(file, "name", ""))
    try:
        return deposit(actor=actor, perimeter=evidence.perimeter, name=name, stream=file)
    except ValidationError as error:
        raise ValidationError({"file": error.messages}) from error


def _refuse_withdrawn(evidence: Evidence) -> None:
    if evidence.withdrawn_at:
        raise ValidationError(_("This evidence was withdrawn: it cannot be changed any more."), code="withdrawn")
