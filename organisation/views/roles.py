"""The table of roles: what each may do, in the words of the buttons."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.apps import apps
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from organisation.roles import Role, roles
from trail.acts import actions
from trail.words import act_in_words
from web.pages import Page
from web.pages.actions import labels


class RolesPage(Page):
    """Which permission each role carries, room by room."""

    title = _("Table of roles")
    intro = _("One table says what each role may do; it changes with the product, never by hand.")
    permission = "organisation.view"
    template_name = "organisation/roles.html"

    def context(self) -> dict[str, Any]:
        """Permissions in rows under their room, roles in columns."""
        language, table = get_language() or "fr", list(roles().values())
        return {"roles": [role.label(language) for role in table], "rooms": list(_rooms(table, language=language))}


def _rooms(table: list[Role], *, language: str) -> Iterator[dict[str, Any]]:
    said = _deeds()
    permissions = sorted({permission for role in table for permission in role.permissions})
    for room, held in groupby(permissions, key=lambda permission: permission.partition(".")[0]):
        lines = [
            {
                "code": code,
                "deeds": said.get(code, []),
                "held": [(role.label(language), code in role.permissions) for role in table],
            }
            for code in held
        ]
        yield {"title": apps.get_app_config(room).verbose_name, "lines": lines}


def _deeds() -> dict[str, list[str]]:
    """By permission, the words of the buttons that it opens, each once."""
    found: dict[str, list[str]] = {}
    for name, action in sorted(actions().items(), key=lambda pair: pair[0] not in labels()):
        words, said = str(act_in_words(name)), found.setdefault(str(action.permission), [])
        if words not in said and (name in labels() or not said):
            said.append(words)
    return found
