"""What every page has: a title, the right it asks for, its place in the menu, and its answer."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import NoReverseMatch, Resolver404, URLPattern, path, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views import View

from web.forms import narrowed
from web.protocols import ActionLike, Rows
from web.tables import snake

Text = Any
BACK = "back"


def page(route: str, page_class: type[Page], name: str) -> URLPattern:
    """One line of an application's urls: pages = [page("", RiskList, "risk_list"), …]."""
    return path(route, page_class.as_view(), name=name)


class Page(View):
    """A page. `permission` is a right, or access.SIGNED_IN, or access.PUBLIC; without it the route is refused."""

    title: ClassVar[Text] = ""
    intro: ClassVar[Text] = ""
    permission: ClassVar[str] = ""
    template_name: ClassVar[str] = "web/page.html"
    nav: ClassVar[str] = ""
    parent: ClassVar[str] = ""
    http_method_names = ["get", "post", "head", "options"]

    @property
    def user(self) -> Any:
        """The person who asks."""
        return self.request.user

    @classmethod
    def required_permission(cls) -> str:
        """The right a person must hold somewhere to open this page."""
        return cls.permission

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Show the page."""
        return self.answer()

    def context(self) -> dict[str, Any]:
        """What the template needs beyond what every page has; override it."""
        return {}

    def heading(self) -> Text:
        """The heading of the page."""
        return self.title

    def crumbs(self) -> list[tuple[Text, str]]:
        """The way back up: (words, address)."""
        up = parent_of(self.parent)
        return [up] if up else []

    def answer(self, *, status: int = 200, fragment: str = "", template: str = "", **extra: Any) -> HttpResponse:
        """The page, or one fragment of its template; `template` stands in for its own where it asks something."""
        shared = {"page": self, "title": self.heading(), "intro": self.intro, "crumbs": self.crumbs()}
        name = template or self.template_name
        found = f"{name}#{fragment}" if fragment else name
        return render(self.request, found, {**shared, **self.context(), **extra}, status=status)


def parent_of(route: str) -> tuple[Text, str] | None:
    """The words and the address of the page of this route name, if it exists."""
    try:
        url = reverse(route) if route else ""
        return (resolve(url).func.view_class.title, url) if url else None  # type: ignore[attr-defined]
    except (NoReverseMatch, Resolver404, AttributeError):
        return None


def list_of(record: Model) -> str:
    """The route name of the list of this record's kind, by convention ("risks:risk_list")."""
    return f"{record._meta.app_label}:{snake(record._meta.object_name or '')}_list"


def find(rows: Rows, user: Any, key: Any) -> Any:
    """The record with this key among those the person may see; anything else does not exist for them."""
    record = narrowed(rows, user).filter(pk=key).first()
    if record is None:
        raise Http404
    return record


def back_state(request: HttpRequest) -> str:
    """The `back` argument that carries the state of this list into a record, or nothing at its plain state."""
    return urlencode({BACK: request.get_full_path()}) if request.GET else ""


def safe_back(request: HttpRequest) -> str:
    """The list state to go back to, when the URL carries one that stays inside the product."""
    url = request.GET.get(BACK, "")
    inside = url.startswith("/") and url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return url if inside else ""


def permitted(action: ActionLike, user: Any, *, parameter: str, record: Any) -> bool:
    """Whether the person may do this to this record, or holds the right somewhere while the scope is to be chosen."""
    if record is not None and action.scope == parameter:
        return bool(action.allowed(user, record))
    if action.scope is None:
        return bool(action.allowed(user, None))
    return bool(user.has_right(action.permission))
