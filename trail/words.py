"""Acts in the reader's words: the label of the page that opens the action, or a plain word for its verb."""

from typing import Any

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
