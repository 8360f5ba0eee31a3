"""Acts in the reader's words: the label of the page that opens the action, or a plain word for its verb."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trail.acts import actions
from web.pages.actions import labels

VERBS = {
    "create": gettext_lazy("Created"),
    "edit": gettext_lazy("Edited"),
    "import": gettext_lazy("Imported"),
    "write": gettext_lazy("Imported"),
    "load": gettext_lazy("Reference data loaded"),
    "open": gettext_lazy("Opened"),
    "record": gettext_lazy("Recorded"),
    "sign_in": gettext_lazy("Signed in"),
    "remind": gettext_lazy("Reminded"),
    "invite": gettext_lazy("Invited"),
    "decide": gettext_lazy("Decided"),
    "break_glass": gettext_lazy("Glass broken"),
    "export": gettext_lazy("Exported"),
    "found": gettext_lazy("Founded"),
    "follow": gettext_lazy("Rhythm followed"),
    "rotate": gettext_lazy("Key renewed"),
    "erase_again": gettext_lazy("Erased again"),
    "request": gettext_lazy("Asked for"),
    "send": gettext_lazy("Sent"),
    "use": gettext_lazy("Used"),
}


def act_in_words(name: str) -> Any:
    """“Accept the risk”, “Refused: accept the risk”; the technical name only where nothing better is known."""
    plain, _dot, refused = name.rpartition(".refused")
    if _dot and not refused:
        return _("Refused: %(act)s") % {"act": act_in_words(plain)}
    known = labels()
    if name in known:
        return known[name]
    return VERBS.get(name.rpartition(".")[2], name if name not in actions() else name.replace(".", " · "))


def record_in_words(name: str) -> str:
    """“Risk” for “risks.risk:…”; the technical name only of what the product no longer has."""
    label = name.partition(":")[0]
    try:
        words = str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return label
    return words[:1].upper() + words[1:]
