"""Seeing evidence in the page with nothing of it running: pictures drawn again, text, mail, and PDF in a frame."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from controls import actions, queries
from controls.models import EvidenceVersion
from vault.models import SealedFile
from web.deferred import deferred
from web.files import Unreadable, file_answer, framed_pdf, part_of
from web.middleware import CONTENT_SECURITY_POLICY
from web.pages import Page
from web.pages.base import find, parent_of
from web.previews import Preview, preview, shown_as
from web.tables import url_of

if TYPE_CHECKING:
    from web.harmless import harmless_pdf
else:
    harmless_pdf = deferred("web.harmless.harmless_pdf")

WITH_FRAME = f"{CONTENT_SECURITY_POLICY}; frame-src 'self'"
REASONS = {
    "type": _("Files of this kind are not shown here: download it to open it."),
    "too_large": _("This file is too large to be shown here: download it to open it."),
    "damaged": _("This picture cannot be read: download it to look into it."),
}


class Opening(Page):
    """What the three ways to open a file share: the version, and which of its files."""

    action = actions.open_evidence
    permission = "vault.open"
    title = _("Open the evidence")
    http_method_names = ["get", "options"]

    @cached_property
    def version(self) -> EvidenceVersion:
        """The version of the address."""
        found: EvidenceVersion = find(queries.versions, self.user, self.kwargs["pk"])
        return found

    @cached_property
    def part(self) -> int:
        """Which of its files."""
        return part_of(self.request.GET.get("part"))

    @cached_property
    def file(self) -> SealedFile:
        """The file asked for."""
        files = self.version.files
        if self.part > len(files):
            raise Http404
        return files[self.part - 1]

    def opened(self) -> Any:
        """Its content, once the opening has left its trace. Raises ValidationError when it is damaged or missing."""
        _file = self.file
        return actions.open_evidence(actor=self.user, version=self.version, part=self.part)

    def whole(self) -> bytes:
        """The whole of it, for what is shown in the page."""
        content = self.opened()
        try:
            return b"".join(content)
        finally:
            content.close()


class ViewEvidence(Opening):
    """The reader: the file shown in the page, and the others of its version beside it."""

    nav = "controls"
    template_name = "controls/view_evidence.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The page; a PDF comes in a frame of its own, which this page alone may hold."""
        answer = self.answer()
        answer["Content-Security-Policy"] = WITH_FRAME
        return answer

    def heading(self) -> Any:
        """The name of the file."""
        return self.file.name

    def crumbs(self) -> list[tuple[Any, str]]:
        """Evidence, then its sheet."""
        up, evidence = parent_of("controls:evidence_list"), self.version.evidence
        return [*([up] if up else []), (str(evidence), url_of(evidence))]

    def context(self) -> dict[str, Any]:
        """What is shown, and what surrounds it."""
        shown = self._shown()
        files = self.version.files
        current = queries.current_version(evidence=self.version.evidence)
        return {
            "version": self.version,
            "evidence": self.version.evidence,
            "file": self.file,
            "part": self.part,
            "files": list(enumerate(files, start=1)) if len(files) > 1 else [],
            "shown": shown,
            "why": REASONS.get(shown.why, ""),
            "superseded": current is not None and current.pk != self.version.pk,
        }

    def _shown(self) -> Preview:
        """Only what is shown in the page itself is opened here: the frame of a PDF opens it, and leaves the trace."""
        kind = shown_as(media_type=self.file.media_type, size=self.file.size)
        if kind in {"pdf", "none"}:
            return Preview(kind=kind, why="" if kind == "pdf" else _why(self.file))
        return preview(data=self.whole(), media_type=self.file.media_type)


def _why(file: SealedFile) -> str:
    small = shown_as(media_type=file.media_type, size=0)
    return "type" if small == "none" else "too_large"


class EvidencePages(Opening):
    """The pages of a PDF for the frame of the reader: scripts, actions, forms and embedded files are taken out."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The harmless copy, or a word that says why there is none."""
        if shown_as(media_type=self.file.media_type, size=self.file.size) != "pdf":
            raise Http404
        try:
            return framed_pdf(data=harmless_pdf(data=self.whole()), name=self.file.name)
        except Unreadable:
            answer = self.answer(status=422)
            answer["X-Frame-Options"] = "SAMEORIGIN"
            answer["Content-Security-Policy"] = CONTENT_SECURITY_POLICY.replace(
                "frame-ancestors 'none'", "frame-ancestors 'self'"
            )
            return answer

    template_name = "controls/unreadable.html"


class EvidenceFile(Opening):
    """The file itself, to keep."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The file, whole or the range asked for."""
        content = self.opened()
        return file_answer(request, content=content, name=self.file.name, media_type=self.file.media_type)
