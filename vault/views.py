"""The pages of the vault: files, one file, its content, depositing, checking."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jobs.models import Job
from vault import actions, queries
from vault.forms import DepositForm, FileFilter, ScrubForm
from vault.models import SealedFile
from web.files import can_be_shown, file_answer
from web.pages import ActionPage, ListPage, Page, RecordPage
from web.pages.base import find
from web.tables import Column

KIND = Column("kind", _("Type"))
AT = Column("at", _("Deposited on"), date=True)
PERIMETER = Column("perimeter.name", _("Perimeter"), sort="perimeter__name")
SIZE = Column("size", _("Size"), value=lambda file: file.size_label, numeric=True, sort="size")
SCAN = Column("scan", _("Malware scan"), badge=True)


class Deposit(ActionPage):
    """Give a file to the vault."""

    action = actions.deposit
    form_class = DepositForm
    parent = "vault:sealed_file_list"
    label = _("Deposit a file")
    title = _("Deposit a file")
    intro = _(
        "The file is encrypted and written once: it can be neither changed nor deleted here. Its type is read from its "
        "content; programs are refused."
    )
    style = "primary"
    icon = "upload"
    success = _("The file is in the vault.")


class Scrub(ActionPage):
    """Check all stored files."""

    action = actions.request_scrub
    form_class = ScrubForm
    parent = "vault:sealed_file_list"
    label = _("Check all files")
    title = _("Check all files")
    intro = _(
        "Every stored file is compared with its digest, without being decrypted. A thirtieth of them is checked every "
        "night; this checks them all now."
    )
    icon = "shield-check"
    success = _("The check has begun.")

    def success_url(self, result: Job) -> str:
        """Where its progress can be followed."""
        return result.get_absolute_url()


class SealedFileList(ListPage):
    """The sealed files that this person may open."""

    title = _("Vault")
    intro = _("Files written once, encrypted, whose integrity is checked every month.")
    permission = "vault.open"
    rows = staticmethod(queries.files)
    columns = (
        Column("name", _("File"), link=True),
        KIND,
        SIZE,
        PERIMETER,
        AT,
        SCAN,
        Column("digest", _("Digest (SHA-256)"), hidden=True),
    )
    search_paths = ("name", "digest")
    filter_class = FileFilter
    default_sort = "-at"
    actions = (Scrub, Deposit)
    empty_title = _("No file yet")
    empty_text = _("Evidence, imported registers and reports are kept here as soon as there are any.")


class SealedFilePage(RecordPage):
    """One sealed file: what it is and what proves that it has not changed."""

    permission = "vault.open"
    records = staticmethod(queries.files)
    template_name = "vault/sealed_file.html"
    status = SCAN
    facts = (
        KIND,
        SIZE,
        PERIMETER,
        AT,
    )

    def context(self) -> dict[str, Any]:
        """Whether it can be shown, and whether its last check failed."""
        return {
            "can_be_shown": can_be_shown(media_type=self.record.media_type),
            "failing": self.record in queries.failing_files(user=self.user),
            "content_url": reverse("vault:content", args=[self.record.pk]),
        }


class FileContent(Page):
    """What a file holds: saved, or shown when `?shown` asks for it and its type is safe. Each reading is traced."""

    action = actions.open_file
    permission = "vault.open"
    http_method_names = ["get"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The file. Raises ValidationError, which the frame shows, when it is damaged or missing."""
        file: SealedFile = find(queries.files, self.user, kwargs["pk"])
        shown = "shown" in request.GET
        content = actions.open_file(actor=self.user, file=file, reason="view" if shown else "download")
        return file_answer(request, content=content, name=file.name, media_type=file.media_type, shown=shown)
