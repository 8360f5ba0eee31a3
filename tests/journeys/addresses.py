"""Every page of the product as somebody may open it: found in its routes, with records of the demonstration."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, get_resolver, reverse

from controls.models import Framework, Requirement
from jobs.models import Job
from organisation.models import User
from organisation.queries import perimeters
from policies.queries import campaigns_open_to
from risks.queries.drafts import drafts
from tests.house.doors import views_of
from web.access import PUBLIC, declared_permission, may_open
from web.forms import narrowed
from web.pages import ActionPage, Page
from web.pages.base import permitted

ROLES = (
    "security_officer", "administrator", "dpo", "management", "risk_owner", "control_owner", "auditor", "staff",
)  # fmt: skip
"""The roles in the order in which a page is offered to them: the first that may open it does."""
KEYS: dict[str, Callable[[Any], Any]] = {
    "controls:framework": lambda user: Framework.objects.all(),
    "controls:requirement": lambda user: Requirement.objects.filter(framework__code="iso27001-2022"),
    "controls:statement_of": perimeters,
    "controls:statement_print": perimeters,
    "jobs:job_progress": lambda user: Job.objects.all(),
    "policies:campaign_people": campaigns_open_to,
    "risks:scenario_draft": drafts,
}
"""Where the key of an address comes from, for pages that name no records of their own."""
FILES = {
    "controls:evidence_file", "controls:evidence_pages", "controls:evidence_version", "controls:sample_population",
    "controls:statement_xlsx", "policies:certificate_file", "policies:reading_file", "policies:text_file",
    "reports:content", "vault:content",
}  # fmt: skip
"""Pages that answer a file or act at once; their own tests open them."""
ABSENT = {
    "mail:mailbox", "mail:received", "organisation:single_sign_on", "organisation:single_sign_on_back",
    "organisation:welcome",
}  # fmt: skip
"""Pages of an installation that is set otherwise, or still empty; their own tests open them."""
LOOKED_AT = 40


@dataclass(frozen=True)
class Address:
    """One page to open, and the account that opens it (nobody for the public ones)."""

    name: str
    url: str
    account: Any


def routes() -> Iterator[tuple[str, str, type[Page]]]:
    """Name, path and class of every page; endpoints and the small views of the frame are not pages."""
    for name, path, view in views_of(get_resolver().url_patterns):
        if (
            isinstance(view, type)
            and issubclass(view, Page)
            and name not in FILES | ABSENT
            and "get" in view.http_method_names
        ):
            yield name, path, view


def accounts() -> list[Any]:
    """One account of each role, in the order of ROLES."""
    everyone = list(User.objects.filter(kind=User.Kind.PERSON, is_active=True).order_by("pk"))
    everyone.sort(key=lambda user: len(user.rights.role_keys))  # those who hold the fewest other roles first
    found = []
    for role in ROLES:
        found += [user for user in everyone if role in user.rights.role_keys][:1]
    return found


def addresses() -> tuple[list[Address], list[str]]:
    """Every page that somebody of the demonstration may open, and the names of those that nobody can."""
    people, found, nobody = accounts(), [], []
    for name, path, view in routes():
        address = _address(name, path, view, people)
        if address is None:
            nobody.append(name)
        else:
            found.append(address)
    return found, nobody


def _address(name: str, path: str, view: type[Page], people: list[Any]) -> Address | None:
    permission = declared_permission(view.as_view())
    if "<" not in path:
        if permission == PUBLIC:
            return Address(name, reverse(name), None)
        account = next((user for user in people if may_open(user, permission) and _creates(view, user)), None)
        return Address(name, reverse(name), account) if account is not None else None
    able = [(user, row) for user in people if may_open(user, permission) for row in _rows(name, view, user)]
    ranked = (pair for fits in (_offers, _opens) for pair in able if fits(view, *pair))
    account, row = next(ranked, (None, None))
    try:
        return Address(name, reverse(name, args=[row.pk]), account) if row is not None else None
    except NoReverseMatch:  # a step of a page opened as a whole elsewhere
        return None


def _creates(view: type[Page], user: Any) -> bool:
    return not issubclass(view, ActionPage) or view.offered_to(user)


def _rows(name: str, view: type[Page], user: Any) -> list[Any]:
    rows = KEYS.get(name) or getattr(view, "records", None)
    return list(narrowed(rows, user)[:LOOKED_AT]) if rows else []


def _offers(view: type[Page], user: Any, row: Any) -> bool:
    """Whether somebody would come here from a button of the record."""
    return not issubclass(view, ActionPage) or view.offered_to(user, row)


def _opens(view: type[Page], user: Any, row: Any) -> bool:
    """Whether the form opens all the same, as from an address typed by hand."""
    if not issubclass(view, ActionPage):
        return True
    return permitted(view.action, user, parameter=view.parameter, record=row)
