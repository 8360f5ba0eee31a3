"""Actions: the form of one action, the call, and what the person is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils.translation import gettext_lazy as _

from web.forms import ActionForm
from web.pages.base import Page, Text, find, list_of, parent_of, permitted
from web.protocols import ActionLike, Rows
from web.tables import url_of

VERSION = "seen_version"


class ActionPage(Page):
    """The door of one action. `parameter` names the argument that takes the record of the URL; a creation has none."""

    action: ClassVar[ActionLike]
    form_class: ClassVar[type[ActionForm]] = ActionForm
    records: ClassVar[Rows | None] = None
    parameter: ClassVar[str] = ""
    label: ClassVar[Text] = ""
    style: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    success: ClassVar[Text] = _("Saved.")
    template_name: ClassVar[str] = "web/action.html"

    @classmethod
    def required_permission(cls) -> str:
        """The right of the action itself, unless the page declares another."""
        return cls.permission or cls.action.permission

    @classmethod
    def action_name(cls) -> str:
        """The name of the action; a template cannot read it off the action, which it would call."""
        return cls.action.name

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Whether to show the button; override to add the state of the record."""
        return permitted(cls.action, user, parameter=cls.parameter, record=record)

    @cached_property
    def record(self) -> Any:
        """The record of the URL, if there is one and the person may see it."""
        records = type(self).records
        return find(records, self.user, self.kwargs["pk"]) if records and "pk" in self.kwargs else None

    def heading(self) -> Text:
        """What is about to be done."""
        return self.title or self.label

    def crumbs(self) -> list[tuple[Text, str]]:
        """Back to the list and to the record."""
        up = parent_of(self.parent or (list_of(self.record) if self.record is not None else ""))
        own = [(str(self.record), self.cancel_url())] if self.record is not None else []
        return [*([up] if up else []), *own]

    def initial(self) -> dict[str, Any]:
        """What the fields show at first: what the record already says."""
        names = self.form_class.base_fields if self.record is not None else {}
        return {name: getattr(self.record, name) for name in names if hasattr(self.record, name)}

    def form(self, *, data: Any = None, files: Any = None) -> ActionForm:
        """The form, empty or filled in."""
        return self.form_class(data, files, user=self.user, record=self.record, initial=self.initial())

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The form, for a person who may do this."""
        self._refuse_strangers()
        return self.answer(form=self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Do it, or show the form again with everything that was typed."""
        form = self.form(data=request.POST, files=request.FILES)
        if not form.is_valid():
            self._refuse_strangers()
            return self.answer(status=422, form=form)
        if self._is_stale(request):
            form.add_error(None, STALE)
            return self.answer(status=422, form=form)
        try:
            result = self.perform(form)
        except ValidationError as error:
            form.take_errors(error)
            return self.answer(status=422, form=form)
        if message := self.success_message(result):
            messages.success(request, message)
        return self.see_other(self.success_url(result))

    def perform(self, form: ActionForm) -> Any:
        """Call the action with what was typed; the action itself checks the right and traces a refusal."""
        values = dict(form.cleaned_data)
        if self.parameter:
            values[self.parameter] = self.record
        return type(self).action(actor=self.user, **values)

    def success_message(self, result: Any) -> Text:
        """What the person is told once it is done."""
        return self.success

    def success_url(self, result: Any) -> str:
        """Where to go once it is done: the record, or what was made, or the list."""
        if self.record is not None and (url := url_of(self.record)):
            return url
        made = url_of(result) if result is not None else ""
        return made or self.cancel_url()

    def cancel_url(self) -> str:
        """Where to go without doing it."""
        if self.record is not None and (url := url_of(self.record)):
            return url
        up = parent_of(self.parent)
        return up[1] if up else "/"

    def see_other(self, url: str) -> HttpResponse:
        """An answer that a reload does not repeat."""
        answer = HttpResponseRedirect(url)
        answer.status_code = 303
        return answer

    def seen_version(self) -> Any:
        """The version of the record that the person is looking at."""
        return getattr(self.record, "version", None)

    def _is_stale(self, request: HttpRequest) -> bool:
        seen, now = request.POST.get(VERSION), self.seen_version()
        return bool(seen) and now is not None and seen != str(now)

    def _refuse_strangers(self) -> None:
        if not permitted(type(self).action, self.user, parameter=self.parameter, record=self.record):
            raise PermissionDenied


STALE = ValidationError(
    _(
        "Someone changed this record while you were typing. Nothing was saved and what you typed is kept below: "
        "open the record in another tab to see the change, then save again to apply yours."
    ),
    code="stale",
)


@dataclass(frozen=True)
class Button:
    """An action offered on a page."""

    label: Text
    url: str
    style: str
    icon: str


def buttons(actions: Sequence[type[ActionPage]], request: HttpRequest, record: Any) -> list[Button]:
    """The actions this person may do to this record, with their addresses."""
    shown = []
    for action in actions:
        if action.offered_to(request.user, record):
            try:
                url = reverse(route_of(action), args=[record.pk])
            except NoReverseMatch:  # a creation that hangs from the record by its query string
                url = f"{reverse(route_of(action))}?{record._meta.model_name}={record.pk}"
            shown.append(Button(action.label or action.title, url, action.style, action.icon))
    return shown


def route_of(page_class: type[Page]) -> str:
    """The name of the route that opens a page class, found once in the routes of the product."""
    if page_class not in _routes:
        _routes.update(_collect(get_resolver().url_patterns, ""))
    try:
        return _routes[page_class]
    except KeyError:
        raise NoReverseMatch(f"{page_class.__name__} has no route") from None


_routes: dict[Any, str] = {}


def labels() -> dict[str, Text]:
    """Action name → the words of the page that opens it."""
    if not _routes:
        _routes.update(_collect(get_resolver().url_patterns, ""))
    pages = (page for page in _routes if isinstance(page, type) and issubclass(page, ActionPage))
    return {page.action.name: page.label or page.title for page in pages}


def _collect(patterns: Sequence[Any], prefix: str) -> dict[type[Any], str]:
    found: dict[type[Any], str] = {}
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            found.update(_collect(pattern.url_patterns, inner))
        elif (view := getattr(pattern.callback, "view_class", None)) and pattern.name:
            found.setdefault(view, f"{prefix}{pattern.name}")
    return found
