"""Every act of the vault: depositing and opening files, recording what a scrub found, changing the master key."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from jobs.actions import enqueue
from jobs.models import Job
from organisation.models import Perimeter, User
from trail.acts import action, current_act
from vault import format, keys, queries
from vault.intake import Readable, Received, TooLarge, receive
from vault.kinds import kind_of
from vault.models import FileKey, GroupKey, Scrub, SealedFile
from vault.queries import Content
from vault.sniff import TypeRefused, sniff
from vault.storage import AlreadyStored, incoming_file, incoming_folder, vault_storage

REASON = re.compile(r"[a-z][a-z0-9_.:-]{0,99}")
LEFTOVER_SECONDS = 24 * 3600


@action("vault.file.deposit", permission="vault.deposit", scope="perimeter")
def deposit(*, actor: User, perimeter: Perimeter, name: str, stream: Readable) -> SealedFile:
    """Keep a file for good (7.5.3, A.5.33): sealed on its way in, its type read from its content, written once.

    Raises ValidationError when it is empty, too large, executable, or not what its name says.
    """
    return keep(perimeter=perimeter, name=name, stream=stream)


def keep(*, perimeter: Perimeter, name: str, stream: Readable, media_type: str | None = None) -> SealedFile:
    """The same for an act that asked for its own right and leaves its own trace, which then answers for the file.

    Raises OutsideActError outside an act, ValidationError as `deposit` does.
    """
    current_act()
    name = _clean_name(name)
    group = _group(perimeter)
    secret = queries.group_secret(group=group)
    key, data_key = FileKey(group=group), keys.new_data_key()
    with incoming_file() as (path, handle):
        received = _receive(stream, into=handle, key=data_key, context=key.context)
        opened = format.Opened(handle, key=data_key, context=key.context)
        found_type = _type_of(opened, name=name, declared=media_type)
        key.content_name = secret.name(digest=received.digest)
        key.wrapped = secret.wrap_data_key(key=data_key)
        twin = _stored_twin(key.content_name) or _keep(key, path=path)
    file = SealedFile(perimeter=perimeter, name=name, media_type=found_type, size=received.size, digest=received.digest)
    file.kind = kind_of(media_type=found_type)
    if twin is None:
        file.key, file.sealed_size, file.sealed_digest = key, received.sealed_size, received.sealed_digest
    else:
        file.key, file.sealed_size, file.sealed_digest = twin.key, twin.sealed_size, twin.sealed_digest
    file.stored_name = file.key.stored_name
    file.save()
    return file


@action("vault.file.open", permission="vault.open", scope="file", reads=True)
def open_file(*, actor: User, file: SealedFile, reason: str) -> Content:
    """Read a file (7.5.3, A.8.15); `reason` is a code that the trail keeps, such as "download".

    Raises ValidationError when the stored content is missing, damaged or destroyed.
    """
    if not REASON.fullmatch(reason):
        raise ValidationError({"reason": _("The reason is a short code, such as “download”.")})
    current_act().why = f"reason:{reason}"
    return queries.content(file=file)


@action("vault.scrub.request", permission="vault.scrub", scope=None)
def request_scrub(*, actor: User) -> Job:
    """Ask for every stored file to be checked now (A.8.13); one such check at a time for each person."""
    return queries.scrub_under_way(user=actor) or enqueue(actor=actor, kind="vault.scrub")


@action("vault.scrub.record", permission="vault.scrub", scope=None)
def record_scrub(
    *,
    actor: User,
    job: UUID,
    share: int | None,
    checked: int,
    bytes_checked: int,
    damaged: list[str],
    missing: list[str],
    unclaimed: int,
) -> Scrub:
    """Record what a check of the stored bytes found (A.8.13), and clear what interrupted deposits left in quarantine.

    The same job recorded twice is recorded once.
    """
    known = queries.scrubs().filter(job=job).first()
    if known:
        return known
    scrub = Scrub(job=job, share=share, checked=checked, bytes_checked=bytes_checked, unclaimed=unclaimed)
    scrub.damaged, scrub.missing, scrub.swept = damaged, missing, _sweep_quarantine()
    scrub.save()
    return scrub


def _sweep_quarantine() -> int:
    """Remove what a process that was killed left in quarantine: no key ever opens it."""
    before = current_act().at.timestamp() - LEFTOVER_SECONDS
    leftovers = [path for path in incoming_folder().iterdir() if path.stat().st_mtime < before]
    for path in leftovers:
        path.unlink(missing_ok=True)
    return len(leftovers)


@action("vault.master_key.rotate", permission="vault.rotate", scope=None)
def rotate_master_key(*, actor: User) -> int:
    """Wrap every group key under the last key of the master key file (A.8.24); answers how many were wrapped again.

    No stored file changes. Raises ImproperlyConfigured when the file lacks a key that is in use.
    """
    ring = queries.keyring()
    groups = list(GroupKey.objects.select_for_update().exclude(master=ring.current.identifier))
    for group in groups:
        secret = queries.group_secret(group=group)
        group.wrapped, group.master = secret.wrap(master=ring.current), ring.current.identifier
    GroupKey.objects.bulk_update(groups, ["wrapped", "master"], batch_size=500)
    return len(groups)


def _clean_name(name: str) -> str:
    """The file's own name, without the folders it came from nor characters that would mislead."""
    cleaned = "".join(letter for letter in PurePath(name.replace("\\", "/")).name if letter.isprintable()).strip()
    if not cleaned:
        raise ValidationError({"name": _("Give the file a name.")})
    if len(cleaned) > 255:
        raise ValidationError({"name": _("The name is longer than 255 characters: shorten it.")})
    return cleaned


def _group(perimeter: Perimeter) -> GroupKey:
    """The key of the perimeter's file group, made at its first deposit."""
    known = GroupKey.objects.filter(perimeter=perimeter).first()
    if known:
        return known
    master = queries.keyring().current
    fresh = {"wrapped": keys.GroupSecret.new().wrap(master=master), "master": master.identifier}
    return GroupKey.objects.get_or_create(perimeter=perimeter, defaults=fresh)[0]


def _receive(stream: Readable, *, into: BinaryIO, key: bytes, context: bytes) -> Received:
    limit = settings.VAULT_MAX_SIZE
    try:
        received = receive(stream=stream, into=into, key=key, context=context, limit=limit)
    except TooLarge as error:
        message = _("The file is over the limit of %(size)d MB: send a smaller one, or in parts.")
        raise ValidationError({"stream": message % {"size": limit // 1_000_000}}) from error
    if received.size == 0:
        raise ValidationError({"stream": _("The file is empty: choose another one.")})
    return received


def _type_of(opened: format.Opened, *, name: str, declared: str | None) -> str:
    try:
        return sniff(stream=opened, name=name, declared=declared)
    except TypeRefused as refusal:
        messages = {
            "executable": _("The file is a program (%(first)s): the vault keeps none."),
            "disagree": _("The content can be read both as %(first)s and as %(second)s: send a plain copy of it."),
            "name": _("The file is named as %(first)s, but its content is %(second)s: correct the name or the file."),
        }
        seen = dict(zip(("first", "second"), refusal.seen, strict=False))
        raise ValidationError({"stream": messages[refusal.code] % seen}) from refusal


def _stored_twin(content_name: str) -> SealedFile | None:
    """A file of the group with the same content whose stored bytes are intact."""
    key = FileKey.objects.filter(content_name=content_name, destroyed_at__isnull=True).order_by("-generation").first()
    twin = SealedFile.objects.select_related("key").filter(key=key).first() if key else None
    return twin if twin and queries.stored_intact(file=twin) == "intact" else None


def _keep(key: FileKey, *, path: Path) -> SealedFile | None:
    """Store the sealed file under its name; answers the twin that another process stored meanwhile, if any."""
    newest = FileKey.objects.filter(content_name=key.content_name).aggregate(newest=Max("generation"))["newest"]
    key.generation = (newest or 0) + 1
    try:
        with transaction.atomic():
            key.save(force_insert=True)  # the database lets one writer only take this name
    except IntegrityError:
        twin = _stored_twin(key.content_name)
        if twin is None:
            raise
        return twin
    storage = vault_storage()
    try:
        storage.write_once(name=key.stored_name, source=path)
    except AlreadyStored:
        # No committed key answers for these bytes: an act that was rolled back left them.
        storage.set_aside(name=key.stored_name)
        storage.write_once(name=key.stored_name, source=path)
    return None
