"""Thinking a scenario through, step by step: a draft that one may leave and come back to, then one act."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from controls.models import Control, Requirement
from organisation.models import Perimeter, Person, User
from risks.actions.scenarios import identify_risk
from risks.actions.treatment import link_control
from risks.models import Asset, FearedEvent, Risk, RiskControl, RiskSource, ScenarioDraft, Threat, Vulnerability
from risks.queries.drafts import chosen_in
from trail.acts import action, current_act

MANY = ("assets", "threats", "vulnerabilities", "sources", "requirements", "controls")
ONE = ("feared_event", "owner")
WORDS = ("criteria", "title", "description", "existing_controls")


@action("risks.scenario.start", permission="risks.edit", scope="perimeter")
def start_scenario(*, actor: User, perimeter: Perimeter) -> ScenarioDraft:
    """Begin to think a scenario through (6.1.2 c); nothing enters the register before it is finished."""
    return ScenarioDraft.objects.create(perimeter=perimeter, created_by=actor, changed_at=current_act().at)


@action("risks.scenario.fill", permission="risks.edit", scope="draft")
def fill_scenario(
    *,
    actor: User,
    draft: ScenarioDraft,
    assets: Sequence[Asset] | None = None,
    threats: Sequence[Threat] | None = None,
    vulnerabilities: Sequence[Vulnerability] | None = None,
    sources: Sequence[RiskSource] | None = None,
    requirements: Sequence[Requirement] | None = None,
    controls: Sequence[Control] | None = None,
    feared_event: FearedEvent | None = None,
    criteria: str | None = None,
    title: str | None = None,
    description: str | None = None,
    existing_controls: str | None = None,
    owner: Person | None = None,
) -> ScenarioDraft:
    """Keep what was chosen at one step; what is left out stays as it was (6.1.2 c)."""
    values = locals()
    kept: dict[str, Any] = {name: [str(row.pk) for row in values[name]] for name in MANY if values[name] is not None}
    kept |= {name: str(values[name].pk) for name in ONE if values[name] is not None}
    kept |= {name: values[name] for name in WORDS if values[name] is not None}
    draft.data = {**draft.data, **kept}
    draft.changed_at = current_act().at
    draft.save(update_fields=["data", "changed_at"])
    return draft


@action("risks.scenario.finish", permission="risks.edit", scope="draft")
def finish_scenario(*, actor: User, draft: ScenarioDraft) -> Risk:
    """Make a risk of a draft, with its links and the controls that already answer it (6.1.2 c).

    Raises ValidationError when the scenario has no title, or became a risk already.
    """
    if draft.finished_at is not None:
        raise ValidationError(_("This scenario is in the register already."), code="finished")
    if not str(draft.data.get("title", "")).strip():
        raise ValidationError(_("Say in one sentence what happens: the last step asks for it."), code="no_title")
    chosen = chosen_in(actor, draft)
    risk = identify_risk(
        actor=actor,
        perimeter=draft.perimeter,
        **{name: draft.data.get(name, "") for name in WORDS},
        **{name: chosen[name] for name in (*MANY[:4], *ONE)},
    )
    _link(actor=actor, risk=risk, role=RiskControl.Role.EXISTING, name="control", rows=chosen["controls"])
    _link(actor=actor, risk=risk, role=RiskControl.Role.PLANNED, name="requirement", rows=chosen["requirements"])
    _end(draft)
    return risk


@action("risks.scenario.discard", permission="risks.edit", scope="draft")
def discard_scenario(*, actor: User, draft: ScenarioDraft) -> None:
    """Give up a scenario that was begun; it never entered the register."""
    _end(draft)


def _end(draft: ScenarioDraft) -> None:
    draft.finished_at = current_act().at
    draft.save(update_fields=["finished_at"])


def _link(*, actor: User, risk: Risk, role: str, name: str, rows: Iterable[Any]) -> None:
    for row in rows:
        link_control(actor=actor, risk=risk, role=role, **{name: row})
