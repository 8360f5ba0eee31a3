"""The texts of a version: written, given as a file, read as a file."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from policies import actions, forms, lifecycle
from policies.articles import numbered
from policies.models import Language, PolicyText, PolicyVersion
from policies.queries import (
    text_of,
    versions,
)
from policies.views.on_version import OnVersion
from policies.views.reading import given
from web.markdown import render
from web.pages import Page
from web.pages.base import find
from web.tables import url_of


class EditText(OnVersion):
    """The text of one language."""

    action = actions.edit_text
    form_class = forms.TextForm
    while_status: ClassVar[tuple[str, ...]] = (lifecycle.DRAFT,)
    template_name = "policies/edit_text.html"
    language: ClassVar[str] = Language.FRENCH
    icon = "pencil"

    def initial(self) -> dict[str, Any]:
        """The text as it stands."""
        text = self.text()
        return {"language": self.language, "body": text.body if text else ""}

    def text(self) -> PolicyText | None:
        """What was written so far."""
        return text_of(policy_version=self.record, language=self.language)

    def seen_version(self) -> Any:
        """Two people who write at once find out: what counts is the text, not the version."""
        text = self.text()
        return text.version if text else 0

    def context(self) -> dict[str, Any]:
        """The text as readers will see it: as typed just now, or as it was saved."""
        body = self.request.POST.get("body") or (self.initial()["body"])
        return {"preview": render(numbered(body)) if body else "", "language": self.language}

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Save; or only show what was typed as readers will see it, which writes nothing."""
        if "preview" not in request.POST:
            return super().post(request, **kwargs)
        self._refuse_strangers()
        htmx: Any = getattr(request, "htmx", None)
        return self.answer(form=self.form(data=request.POST), fragment="preview" if htmx else "")

    def success_url(self, result: Any) -> str:
        """Back to the version."""
        return url_of(self.record)


class EditFrench(EditText):
    """The French text, which binds."""

    label = _("Write the French text")
    title = _("French text")
    style = "primary"


class EditEnglish(EditText):
    """The English text."""

    language = Language.ENGLISH
    while_status = (lifecycle.DRAFT, *lifecycle.IN_FORCE)
    label = _("Write the English text")
    title = _("English text")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Until it is approved in its turn."""
        return super().offered_to(user, record) and english_is(record, None, lifecycle.DRAFT)


def english_is(record: PolicyVersion, *statuses: str | None) -> bool:
    """Where the English text of a version stands; of one that is in preparation it goes with the French one."""
    if not record.is_in_force:
        return True
    found = next((text.status for text in record.texts.all() if text.language == Language.ENGLISH), None)
    return found in statuses


class UploadText(OnVersion):
    """The text of one language, as a file."""

    action = actions.upload_text
    form_class = forms.UploadTextForm
    while_status = (lifecycle.DRAFT,)
    title = _("Give a file")
    label = _("Give a file")
    intro = _("A PDF or Word file goes through the same life as a text that is written here.")
    icon = "upload"

    def initial(self) -> dict[str, Any]:
        """French first."""
        return {"language": Language.FRENCH}


class VersionFile(Page):
    """The file of a text, for those who follow documents. Each reading is traced."""

    action = actions.open_text
    permission = "policies.view"
    http_method_names = ["get"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The file. Raises ValidationError, which the frame shows, when it is damaged or missing."""
        version = find(versions, self.user, kwargs["pk"])
        text = text_of(policy_version=version, language=kwargs["language"])
        if text is None or text.file is None:
            raise Http404
        return given(request, user=self.user, text=text)
