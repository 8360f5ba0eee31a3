"""The columns that several pages about risks share."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from risks.lifecycle import Kind
from risks.models import Axis
from web.tables import Column


def level(kind: str, label: Any, *, hidden: bool = False) -> Column:
    """The latest level of a kind, as a badge with its wording."""
    return Column(
        f"{kind}_level",
        label,
        badge=True,
        sort=f"{kind}_level",
        hidden=hidden,
        value=lambda risk: risk.level_step(kind),
    )


def step(kind: str, axis: str, label: Any) -> Column:
    """The latest likelihood or severity of a kind, in words; hidden until chosen."""
    name = f"{kind}_{axis}"
    return Column(name, label, hidden=True, sort=name, value=lambda risk: _step_of(risk, axis, name))


def _step_of(risk: Any, axis: str, name: str) -> Any:
    return risk.scale.step(axis, getattr(risk, name)) if risk.scale else None


LEVELS = (
    level(Kind.INHERENT, _("Inherent level"), hidden=True),
    level(Kind.CURRENT, _("Current level")),
    level(Kind.RESIDUAL, _("Residual level")),
)
STEPS = (
    step(Kind.INHERENT, Axis.LIKELIHOOD, _("Inherent likelihood")),
    step(Kind.INHERENT, Axis.SEVERITY, _("Inherent severity")),
    step(Kind.CURRENT, Axis.LIKELIHOOD, _("Current likelihood")),
    step(Kind.CURRENT, Axis.SEVERITY, _("Current severity")),
    step(Kind.RESIDUAL, Axis.LIKELIHOOD, _("Residual likelihood")),
    step(Kind.RESIDUAL, Axis.SEVERITY, _("Residual severity")),
)
REGISTER = (
    Column("reference", _("Ref."), link=True),
    Column("title", _("Scenario"), wide=True),
    Column("feared_event_text", _("Feared event"), wide=True, hidden=True, sort="feared_event__title_fr"),
    Column("criteria", _("Criteria"), hidden=True),
    *LEVELS,
    *STEPS,
    Column("option", _("Treatment"), sort="option", hidden=True),
    Column("status", _("Status"), badge=True),
    Column("owner_text", _("Owner"), sort="owner__identity__sort_key"),
    Column("next_due_on", _("Next due"), date=True),
    Column("accepted_until", _("Accepted until"), date=True, hidden=True),
    Column("review_on", _("Next review"), date=True, hidden=True),
    Column("perimeter.name", _("Perimeter"), sort="perimeter__path", hidden=True),
    Column("source_reference", _("Register ref."), hidden=True),
)
PLAN = (
    Column("reference", _("Ref."), link=True),
    Column("title", _("Action"), wide=True),
    Column("risk.reference", _("Risk"), link="risk", sort="risk__reference"),
    Column("owner_text", _("In charge"), sort="owner__identity__sort_key"),
    Column("due_on", _("Due date"), date=True),
    Column("control", _("Control"), link="control", sort="control__reference", hidden=True),
    Column("cost", _("Cost (€)"), numeric=True),
    Column("effort_days", _("Effort (days)"), numeric=True, hidden=True),
    Column("progress", _("Progress"), numeric=True, suffix="\u00a0%"),
    Column("status", _("Status"), badge=True),
)
