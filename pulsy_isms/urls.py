"""Every route of the product: the pages of each application, its endpoints below /api/."""

from importlib import import_module
from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from pulsy_isms import navigation  # noqa: F401  (fills the menu)
from web import urls as frame
from web.apidocs import SchemaView

APPLICATIONS = (
    "organisation",
    "risks",
    "controls",
    "policies",
    "consent",
    "improvement",
    "audits",
    "reviews",
    "reports",
    "vault",
    "mail",
    "jobs",
    "trail",
)


def _routes(application: str) -> list[URLPattern | URLResolver]:
    """The pages of an application below its name, its endpoints below /api/v1/."""
    if find_spec(f"{application}.urls") is None:
        return []
    module = import_module(f"{application}.urls")
    pages, endpoints = getattr(module, "pages", []), getattr(module, "endpoints", [])
    found: list[URLPattern | URLResolver] = []
    if pages:
        found.append(path(f"{application}/", include((pages, application))))
    if endpoints:
        found.append(path(f"api/v1/{application}/", include((endpoints, f"api-{application}"))))
    return found


urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((frame.pages, "web"))),
    path("api/v1/schema/", SchemaView.as_view(), name="schema"),
    *(route for application in APPLICATIONS for route in _routes(application)),
]
handler400 = "web.errors.bad_request"
handler403 = "web.errors.forbidden"
handler404 = "web.errors.not_found"
handler500 = "web.errors.failed"
