"""Purposes and the notices that inform people."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from consent.models import Notice, Purpose, PurposeData
from consent.queries import covered, notice_in_force
from organisation.models import Perimeter, User
from trail.acts import action, current_act


@action("consent.purpose.create", permission="consent.edit", scope="perimeter")
def create_purpose(
    *,
    actor: User,
    perimeter: Perimeter,
    title: str,
    description: str,
    controller: str,
    legal_basis: str,
    data_categories: Sequence[str],
    recipients: str,
    retention: str,
    storage_locations: str,
    withdrawal_method: str,
    jurisdiction: str = "FR",
    validity_months: int | None = None,
) -> Purpose:
    """Say what data are used for, on which basis, by whom, for how long (GDPR 5.1 b, 13, 30).

    The legal basis does not change afterwards: another basis is another purpose.
    Raises ValidationError without a category of data, or when the title stands in the perimeter already.
    """
    purpose = Purpose(
        perimeter=perimeter,
        title=title,
        description=description,
        controller=controller,
        legal_basis=legal_basis,
        recipients=recipients,
        retention=retention,
        storage_locations=storage_locations,
        withdrawal_method=withdrawal_method,
        jurisdiction=jurisdiction,
        validity_months=validity_months,
        opened_at=current_act().at,
    )
    purpose.save()
    _cover(purpose, data_categories)
    return purpose


@action("consent.purpose.edit", permission="consent.edit", scope="purpose")
def edit_purpose(
    *,
    actor: User,
    purpose: Purpose,
    title: str,
    description: str,
    controller: str,
    data_categories: Sequence[str],
    recipients: str,
    retention: str,
    storage_locations: str,
    withdrawal_method: str,
    jurisdiction: str = "FR",
    validity_months: int | None = None,
) -> Purpose:
    """Correct what describes a purpose; decisions already taken are read with what it covered then (GDPR 13.3).

    Raises ValidationError without a category of data, for a closed purpose, or a title taken already.
    """
    _open(purpose)
    purpose.title, purpose.description, purpose.controller = title, description, controller
    purpose.recipients, purpose.retention, purpose.storage_locations = recipients, retention, storage_locations
    purpose.withdrawal_method, purpose.jurisdiction = withdrawal_method, jurisdiction
    purpose.validity_months = validity_months
    purpose.save()
    _cover(purpose, data_categories)
    return purpose


@action("consent.purpose.close", permission="consent.edit", scope="purpose")
def close_purpose(*, actor: User, purpose: Purpose) -> Purpose:
    """Stop using data for this purpose: from now on every access for it is refused (GDPR 5.1 b, 5.1 e).

    Raises ValidationError when it is closed already.
    """
    _open(purpose)
    purpose.closed_at = current_act().at
    purpose.save()
    return purpose


@action("consent.notice.publish", permission="consent.edit", scope="purpose", record="purpose")
def publish_notice(*, actor: User, purpose: Purpose, body_fr: str, body_en: str = "") -> Notice:
    """Put a notice in force for a purpose; it supersedes the former, which stays as the proof of what was shown.

    GDPR 12, 13; CSP L.1110-4. Raises ValidationError for a closed purpose.
    """
    _open(purpose)
    former = notice_in_force(purpose=purpose)
    if former is not None:
        former.superseded_at = current_act().at
        former.save()
    notice = Notice(
        purpose=purpose,
        number=former.number + 1 if former else 1,
        body_fr=body_fr.replace("\r\n", "\n"),
        body_en=body_en.replace("\r\n", "\n"),
        published_at=current_act().at,
    )
    notice.save()
    return notice


def _open(purpose: Purpose) -> None:
    if purpose.closed_at is not None:
        raise ValidationError(_("This purpose is closed."), code="closed")


def _cover(purpose: Purpose, categories: Sequence[str]) -> None:
    """Cover exactly these categories from now on."""
    if not categories:
        raise ValidationError({"data_categories": _("Choose at least one category of data.")})
    standing = {row.category: row for row in covered(purpose=purpose)}
    for category, row in standing.items():
        if category not in categories:
            row.withdraw()
    for category in dict.fromkeys(categories):
        if category not in standing:
            PurposeData(purpose=purpose, category=category, covered_at=current_act().at).save()
