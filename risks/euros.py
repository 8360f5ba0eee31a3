"""What the pages of a risk and of a planned action say in euros, where their perimeter switched this on."""

from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from risks.models import Risk, TreatmentAction
from risks.queries.quantity import effects_of, is_on, quantifications_of
from web.registries import Panel

TEMPLATE = "risks/panels/euros.html"


def of_risk(user: Any, risk: Risk, /) -> Panel | None:
    """How often, how much, and what it costs a year on average."""
    if not is_on(perimeter=risk.perimeter):
        return None
    newest = quantifications_of(user, risk).first()
    may = user.can("risks.assess", risk) and not risk.is_closed
    facts = []
    if newest is not None:
        facts = [
            (_("Times a year"), f"{_plain(newest.times_low)} – {_plain(newest.times_high)}"),
            (_("Loss each time (€)"), f"{_plain(newest.loss_low)} – {_plain(newest.loss_high)}"),
            (_("Expected loss a year (€)"), _plain(newest.expected_loss)),
            (_("Where this comes from"), newest.rationale),
        ]
    context = {
        "facts": facts,
        "text": _("Not estimated yet."),
        "url": reverse("risks:risk_quantify", args=[risk.pk]) if may else "",
        "verb": _("Estimate again") if facts else _("Estimate in euros"),
    }
    return Panel(title=_("In euros"), template=TEMPLATE, context=context)


def of_action(user: Any, line: TreatmentAction, /) -> Panel | None:
    """Which share of the loss it takes away."""
    if not is_on(perimeter=line.perimeter):
        return None
    newest = effects_of(user, line).first()
    facts = [(_("Takes away"), f"{newest.removes} %"), (_("Why this much"), newest.rationale)] if newest else []
    context = {
        "facts": facts,
        "text": _("Nobody has estimated what it takes away."),
        "url": reverse("risks:effect_estimate", args=[line.pk]) if user.can("risks.treat", line) else "",
        "verb": _("Estimate its effect"),
    }
    return Panel(title=_("Effect in euros"), template=TEMPLATE, context=context)


def _plain(value: Any) -> str:
    bare = value.normalize() if hasattr(value, "normalize") else value
    return str(number_format(bare, use_l10n=True, force_grouping=True))
