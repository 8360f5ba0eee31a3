"""What the vault lends to shared pages: damaged files, and files by name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vault import queries
from vault.models import SealedFile
from web import registries
from web.badges import register_tones
from web.filters import containing
from web.registries import Hit, Inconsistency, Panel

SHOWN = 5


def damaged_files(user: Any, _at: datetime) -> list[Inconsistency]:
    """Files whose stored bytes failed their last check."""
    if not user.has_right("vault.open"):
        return []
    return [
        Inconsistency(
            text=_("The stored content of “%(name)s” failed its last check.") % {"name": file.name},
            url=reverse("vault:sealed_file", args=[file.pk]),
            repair_label=_("See what to do"),
        )
        for file in queries.failing_files(user=user)
    ]


def hits(user: Any, text: str) -> list[Hit]:
    """Files whose name contains the words."""
    if not user.has_right("vault.open"):
        return []
    return [
        Hit(
            label=file.name,
            url=reverse("vault:sealed_file", args=[file.pk]),
            kind=gettext_lazy("File"),
            context=file.perimeter.name,
        )
        for file in containing(queries.files(user), ["name"], text)[:SHOWN]
    ]


def integrity_panel(user: Any, file: SealedFile) -> Panel:
    """What proves that a file has not changed, folded: it is for the day when somebody doubts it."""
    checked = queries.last_check_of(file=file)
    context = {"file": file, "checked": checked, "failing": file in queries.failing_files(user=user)}
    return Panel(title=gettext_lazy("Integrity"), template="vault/integrity.html", context=context)


def register() -> None:
    """Declare all of it; called once at start."""
    registries.checks.register("vault.damaged", damaged_files)
    registries.search.register("vault", hits)
    registries.panels.register("vault.sealedfile", integrity_panel)
    register_tones({SealedFile.Scan.NONE: "neutral", SealedFile.Scan.CLEAN: "ok"})
