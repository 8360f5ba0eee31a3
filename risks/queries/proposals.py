"""Risks that deserve another look, because a control they count on turned since they were last assessed.

Nothing is stored: a turn that came after the latest assessment, and that nobody dismissed since, is a proposal.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, DateTimeField, F, Q, QuerySet, Value, When
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from controls.models import Control, ControlRequirement
from controls.queries.turns import Turn, rank_of, state_at, turns_of
from organisation.models import PerimeterClosure, User
from risks.lifecycle import Status
from risks.models import Risk, RiskControl, TreatmentAction
from trail.clock import civil_date

LIMIT = 200
SPARE = 3  # candidates that turn out unchanged leave room for others


@dataclass(frozen=True)
class Turned:
    """One control that no longer stands as it did when the risk was assessed."""

    control: Control
    before: str
    turn: Turn

    @property
    def better(self) -> bool:
        """It protects more than it did."""
        return rank_of(self.turn.state) > rank_of(self.before)

    @property
    def tone(self) -> str:
        """Good news or bad."""
        return "ok" if self.better else "bad"

    @property
    def words(self) -> str:
        """Which control, what happened, when."""
        return worded(as_data(self), name=str(self.control))


@dataclass(frozen=True)
class Proposal:
    """One risk to assess again, and why."""

    risk: Risk
    since: datetime
    turned: list[Turned]


def as_data(turned: Turned) -> dict[str, str]:
    """What an assessment or a dismissal keeps of a turn."""
    return {
        "control": str(turned.control),
        "before": turned.before,
        "state": turned.turn.state,
        "on": civil_date(turned.turn.at).isoformat(),
    }


def worded(data: dict[str, str], *, name: str = "") -> str:
    """The same in the reader's language."""
    texts = {
        "in_place": _("%(control)s is in place since %(day)s."),
        "effective": _("%(control)s was found effective on %(day)s."),
        "failed": _("%(control)s failed its test on %(day)s."),
        "stale": _("%(control)s proves nothing since %(day)s: its last test is too old."),
        "unsupported": _("%(control)s proves nothing since %(day)s: its evidence has expired."),
        "withdrawn": _("%(control)s was withdrawn on %(day)s."),
        "partial": _("%(control)s is only partly in place since %(day)s."),
    }
    text = texts.get(data["state"], _("%(control)s is no longer in place since %(day)s."))
    day = date_format(datetime.fromisoformat(data["on"]), "d/m/Y")
    return text % {"control": name or data["control"], "day": day}


def proposals(user: User, *, at: datetime, limit: int = LIMIT) -> list[Proposal]:
    """The risks that the person may see and that deserve another look, in a constant number of queries."""
    rows: QuerySet[Risk] = _live(Risk.objects.visible_to(user)).select_related("owner__identity", "perimeter")
    keys = _candidates(rows, at, limit * SPARE)
    return _proposals(rows.filter(pk__in=keys), at)[:limit] if keys else []


def proposal_for(*, risk: Risk, at: datetime) -> Proposal | None:
    """The same for one risk."""
    found = _proposals(_live(Risk.objects.filter(pk=risk.pk)), at)
    return found[0] if found else None


def _live(rows: Any) -> Any:
    return rows.active().filter(looked_at__isnull=False, current_level__isnull=False).exclude(status=Status.CLOSED)


def _candidates(rows: "QuerySet[Risk]", at: datetime, limit: int) -> set[UUID]:
    """Risks that were looked at before the latest turn of a control that they name, the highest level first."""
    turned = {key: found[-1].at for key, found in turns_of(controls=Control.objects.all(), until=at).items() if found}
    if not turned:
        return set()
    required: dict[UUID, datetime] = {}
    answers = ControlRequirement.objects.active().filter(control__in=turned)
    for requirement, control in answers.values_list("requirement_id", "control_id"):
        required[requirement] = max(turned[control], required.get(requirement, turned[control]))
    old = rows.filter(looked_at__lt=max(turned.values())).order_by().values("pk")
    links = RiskControl.objects.active().filter(risk__in=old)
    planned = TreatmentAction.objects.active().filter(risk__in=old)
    return {
        *_before(links, "control", turned, limit),
        *_before(links, "requirement", required, limit),
        *_before(planned, "control", turned, limit),
    }


def _before(links: Any, name: str, turned: dict[UUID, datetime], limit: int) -> Iterable[UUID]:
    """The risks of these links that were looked at before what they name turned."""
    if not turned:
        return []
    latest = Case(
        *(When(**{name: key}, then=Value(when)) for key, when in turned.items()), output_field=DateTimeField()
    )
    found: Iterable[UUID] = (
        links.filter(**{f"{name}__isnull": False})
        .annotate(turned_at=latest)
        .filter(risk__looked_at__lt=F("turned_at"))
        .order_by("-risk__current_level", "risk__reference")
        .values_list("risk_id", flat=True)[:limit]
    )
    return found


def _proposals(rows: "QuerySet[Risk]", at: datetime) -> list[Proposal]:
    links = _links(rows)
    controls = {key for keys in links.values() for key in keys}
    if not controls:
        return []
    turns = turns_of(controls=Control.objects.filter(pk__in=controls), until=at)
    named = {control.pk: control for control in Control.objects.filter(pk__in=controls)}
    found = []
    for risk in rows:
        turned = list(_turned(sorted(links.get(risk.pk, ())), turns, named, risk.looked_at))  # type: ignore[arg-type]
        if turned:
            found.append(Proposal(risk, risk.looked_at, turned))  # type: ignore[arg-type]
    return sorted(found, key=lambda proposal: (-(proposal.risk.current_level or 0), proposal.risk.reference))


def _turned(
    keys: Sequence[UUID], turns: dict[UUID, list[Turn]], named: dict[UUID, Control], since: datetime
) -> Iterable[Turned]:
    for key in keys:
        known = turns.get(key, [])
        before = state_at(turns=known, at=since)
        if known and known[-1].at > since and known[-1].state != before and rank_of(known[-1].state) != rank_of(before):
            yield Turned(named[key], before, known[-1])


def _links(rows: "QuerySet[Risk]") -> dict[UUID, set[UUID]]:
    """The controls that each live, assessed risk counts on: linked, planned, or answering a linked requirement."""
    keys = rows.order_by().values("pk")
    found: dict[UUID, set[UUID]] = defaultdict(set)
    direct = RiskControl.objects.active().filter(risk__in=keys, control__isnull=False)
    for risk, control in direct.values_list("risk_id", "control_id"):
        found[risk].add(control)
    planned = TreatmentAction.objects.active().filter(risk__in=keys, control__isnull=False)
    for risk, control in planned.values_list("risk_id", "control_id"):
        found[risk].add(control)
    required = RiskControl.objects.active().filter(risk__in=keys, requirement__isnull=False)
    asked = list(required.values_list("risk_id", "requirement_id", "risk__perimeter_id"))
    answers = _answers({requirement for _risk, requirement, _where in asked})
    if answers:
        above, below = _kin()
        for risk, requirement, where in asked:
            for control, place, shared in answers.get(requirement, ()):
                if place in below[where] or (shared and place in above[where]):
                    found[risk].add(control)
    return found


def _answers(requirements: set[UUID]) -> dict[UUID, list[tuple[UUID, UUID, bool]]]:
    rows = ControlRequirement.objects.active().filter(
        Q(requirement__in=requirements), control__withdrawn_at__isnull=True
    )
    found: dict[UUID, list[tuple[UUID, UUID, bool]]] = defaultdict(list)
    columns = ("requirement_id", "control_id", "control__perimeter_id", "control__shared")
    for requirement, control, place, shared in rows.values_list(*columns) if requirements else ():
        found[requirement].append((control, place, shared))
    return found


def _kin() -> tuple[dict[UUID, set[UUID]], dict[UUID, set[UUID]]]:
    """What lies above and below each perimeter, itself included."""
    above: dict[UUID, set[UUID]] = defaultdict(set)
    below: dict[UUID, set[UUID]] = defaultdict(set)
    for ancestor, descendant in PerimeterClosure.objects.values_list("ancestor_id", "descendant_id"):
        above[descendant].add(ancestor)
        below[ancestor].add(descendant)
    return above, below
