"""The words for what is derived about a control."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from controls.effectiveness import (
    EFFECTIVE,
    FAILED,
    INEFFECTIVE,
    NEVER,
    PASSED,
    STALE,
    UNSUPPORTED,
    UNTESTED,
    Effectiveness,
)
from controls.models import Applicability, Control

EFFECTIVENESS_LABELS = {
    UNTESTED: gettext_lazy("Untested"),
    EFFECTIVE: gettext_lazy("Effective"),
    INEFFECTIVE: gettext_lazy("Ineffective"),
}
NO_CONTROL_LABEL = gettext_lazy("No control")
DECISION_LABELS = dict(Applicability.Decision.choices)
STATUS_LABELS = {"none": NO_CONTROL_LABEL, **dict(Control.Status.choices)}
EVIDENCE_LABELS = {
    "valid": pgettext_lazy("evidence", "Valid"),
    "due_soon": pgettext_lazy("evidence", "Expires soon"),
    "expired": pgettext_lazy("evidence", "Expired"),
    "future": pgettext_lazy("evidence", "Not valid yet"),
}


def why(found: Effectiveness) -> str:
    """One sentence that says why a control is effective or not."""
    days = {
        "tested": date_format(found.tested_on, "d/m/Y") if found.tested_on else "",
        "due": date_format(found.due_on, "d/m/Y") if found.due_on else "",
    }
    sentences = {
        NEVER: _("It was never tested."),
        PASSED: _("The test of %(tested)s passed; the next one is due by %(due)s.") % days,
        FAILED: _("The test of %(tested)s failed; it stays ineffective until a later test passes.") % days,
        STALE: _("The test of %(tested)s is too old: another one was due by %(due)s.") % days,
        UNSUPPORTED: _("The test of %(tested)s passed, but all the evidence has expired.") % days,
    }
    return sentences[found.why]


def closeness(strength: int | None) -> str:
    """How close two requirements are, in words; a mapping never says more than that."""
    if not strength:
        return _("not rated")
    if strength >= 9:
        return _("very close")
    return _("close") if strength >= 7 else _("partly close") if strength >= 4 else _("remotely close")
