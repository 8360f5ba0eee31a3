"""Every read of the vault: which files a person may see, what they hold, and what the last scrubs found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from jobs.models import Job
from organisation.models import Perimeter, User
from trail.acts import current_act
from trail.clock import PARIS
from vault import format, keys
from vault.intake import digest_of
from vault.models import FileKey, GroupKey, Scrub, SealedFile
from vault.storage import vault_storage

SHARES = 30


class Content:
    """The plaintext of a sealed file: iterate over its pieces, or ask for a part of it. Close it when done."""

    def __init__(self, opened: format.Opened) -> None:
        self._opened = opened
        self._pieces = opened.pieces()
        self.size = opened.size

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        return next(self._pieces)

    def part(self, *, start: int, stop: int) -> Iterator[bytes]:
        """The bytes from `start` up to `stop`."""
        return self._opened.pieces(start=start, stop=stop)

    def close(self) -> None:
        self._opened.close()


def files(user: User) -> QuerySet[SealedFile]:
    """The sealed files that this person may open, newest first."""
    return cast("QuerySet[SealedFile]", SealedFile.objects.visible_to(user).select_related("perimeter").order_by("-at"))


def keyring() -> keys.Keyring:
    """The master keys. Outside production a missing file is made; in production it is an error."""
    path = Path(settings.VAULT_KEY_FILE)
    if not path.exists() and not settings.PRODUCTION:
        return keys.create(path=path)
    try:
        return keys.load(path=path)
    except keys.KeyFault as fault:
        raise ImproperlyConfigured(f"The vault cannot be opened: {fault}.") from fault


def group_secret(*, group: GroupKey) -> keys.GroupSecret:
    """The secret of a file group, unwrapped."""
    master = keyring().find(identifier=group.master)
    return keys.GroupSecret.unwrap(wrapped=bytes(group.wrapped), master=master)


def content(*, file: SealedFile) -> Content:
    """The content of a file, for an act that asked for its own right and leaves its own trace.

    Raises OutsideActError outside an act, ValidationError (code "destroyed", "missing" or "damaged").
    """
    current_act()
    key = FileKey.objects.select_related("group").get(pk=file.key_id)
    if key.destroyed_at:
        raise ValidationError(_("“%(name)s” was destroyed.") % {"name": file.name}, code="destroyed")
    data_key = group_secret(group=key.group).unwrap_data_key(wrapped=bytes(key.wrapped))
    try:
        stored = cast("BinaryIO", vault_storage().open(file.stored_name, "rb"))
        return Content(format.Opened(stored, key=data_key, context=key.context))
    except FileNotFoundError as error:
        message = _("The content of “%(name)s” is missing from the vault: restore it from a backup.")
        raise ValidationError(message % {"name": file.name}, code="missing") from error
    except format.Damaged as error:
        message = _("The content of “%(name)s” is damaged: restore it from a backup.")
        raise ValidationError(message % {"name": file.name}, code="damaged") from error


def stored_intact(*, file: SealedFile) -> str:
    """Answer "intact", "missing" or "damaged": the stored bytes against their digest, without any key."""
    try:
        with vault_storage().open(file.stored_name, "rb") as stored:
            found = digest_of(stream=stored)
    except FileNotFoundError:
        return "missing"
    return "intact" if found == (file.sealed_digest, file.sealed_size) else "damaged"


def share_of(*, stored_name: str) -> int:
    """The day of a thirty-day round on which a stored file is checked."""
    return int(Path(stored_name).name[:8], 16) % SHARES


def files_to_check(*, share: int | None) -> list[SealedFile]:
    """One file for each stored content that is not destroyed: those of this share, or all."""
    found: dict[str, SealedFile] = {}
    living = SealedFile.objects.filter(key__destroyed_at__isnull=True).order_by("stored_name", "at")
    for file in living.iterator(chunk_size=2000):
        if share is None or share_of(stored_name=file.stored_name) == share:
            found.setdefault(file.stored_name, file)
    return list(found.values())


def unclaimed() -> int:
    """How many stored things no key answers for: left by acts that were rolled back, or set aside."""
    claimed = {key.stored_name for key in FileKey.objects.filter(destroyed_at__isnull=True).iterator(chunk_size=2000)}
    return sum(name not in claimed for name, _written in vault_storage().names())


def master_keys_used() -> set[str]:
    """The identifiers of the master keys that still wrap a group key."""
    return set(GroupKey.objects.values_list("master", flat=True))


def scrubs() -> QuerySet[Scrub]:
    """Every scrub, newest first."""
    return cast("QuerySet[Scrub]", Scrub.objects.order_by("-at"))


def last_check_of(*, file: SealedFile) -> Scrub | None:
    """The last scrub in which this file had its turn."""
    turn = Q(share__isnull=True) | Q(share=share_of(stored_name=file.stored_name))
    return scrubs().filter(turn, at__gte=file.at).first()


def scrub_under_way(*, user: User) -> Job | None:
    """The whole check that this person asked for and that is not finished."""
    found: Job | None = Job.objects.filter(requested_by=user, kind="vault.scrub", finished_at=None).first()
    return found


def failing_files(*, user: User) -> list[SealedFile]:
    """The files this person may open whose stored bytes failed their last check."""
    failing: set[str] = set()
    for scrub in reversed(list(scrubs()[: 2 * SHARES])):
        if scrub.share is None:
            failing.clear()
        else:
            failing = {name for name in failing if share_of(stored_name=name) != scrub.share}
        failing.update(scrub.damaged, scrub.missing)
    return list(files(user).filter(stored_name__in=failing)) if failing else []


def names_of(*, user: User, stored: list[str]) -> list[str]:
    """The names of the files behind stored names, as far as this person may open them."""
    return list(files(user).filter(stored_name__in=stored).order_by("name").values_list("name", flat=True))


def files_of(*, perimeter: Perimeter, on: date) -> QuerySet[SealedFile]:
    """The sealed files of a perimeter and below that were there at the end of a day, oldest first."""
    midnight = datetime.combine(on + timedelta(days=1), time.min, tzinfo=PARIS)
    found = SealedFile.objects.of(perimeter).filter(at__lt=midnight)
    return cast("QuerySet[SealedFile]", found.select_related("perimeter").order_by("at"))
