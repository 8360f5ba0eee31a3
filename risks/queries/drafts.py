"""Scenarios being written: what was chosen so far, and what each step proposes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from controls.models import Control, ControlRequirement, Requirement
from organisation.models import User
from organisation.queries import people
from risks.catalogues import proposals
from risks.models import Asset, ScenarioDraft, Vulnerability
from risks.queries import catalogues
from risks.queries.assets import assets_to_choose
from risks.queries.links import controls_to_choose, requirements_to_choose

ANNEX_A = "iso27001-2022"
CHOICES: Mapping[str, Any] = {
    "assets": assets_to_choose,
    "threats": catalogues.threats,
    "vulnerabilities": catalogues.vulnerabilities,
    "sources": catalogues.risk_sources,
    "requirements": requirements_to_choose,
    "controls": controls_to_choose,
    "feared_event": catalogues.feared_events,
    "owner": people,
}
SINGLE = ("feared_event", "owner")


def drafts(user: User) -> "QuerySet[ScenarioDraft]":
    """One's own scenarios being written, the latest first."""
    found: QuerySet[ScenarioDraft] = ScenarioDraft.objects.visible_to(user).select_related("perimeter")
    return found


def chosen_in(user: User, draft: ScenarioDraft) -> dict[str, Any]:
    """What a draft names, among what the person may still see."""
    found: dict[str, Any] = {}
    for name, rows in CHOICES.items():
        kept = draft.data.get(name)
        if name in SINGLE:
            found[name] = rows(user).filter(pk=kept).first() if kept else None
        else:
            found[name] = list(rows(user).filter(pk__in=kept)) if kept else []
    return found


@dataclass(frozen=True)
class Offer:
    """The rows to tick first, in the order of their relevance."""

    threats: list[str]
    vulnerabilities: list[str]
    sources: list[str]
    events: list[str]
    requirements: list[str]
    controls: list[UUID]


def offer_for(user: User, draft: ScenarioDraft) -> Offer:
    """What the choices made so far suggest, from the catalogues."""
    chosen = chosen_in(user, draft)
    types = list(
        Asset.objects.filter(pk__in=[row.pk for row in chosen["assets"]]).values_list("asset_type__ref", flat=True)
    )
    threats = [row.ref for row in chosen["threats"]]
    letters = {letter for row in chosen["threats"] for letter in row.criteria}
    requirements = annex_refs(rows=chosen["vulnerabilities"])
    return Offer(
        threats=proposals.threats_for(types=[ref for ref in types if ref]),
        vulnerabilities=proposals.vulnerabilities_for(threats=threats),
        sources=proposals.sources_for(threats=threats),
        events=[row.ref for row in catalogues.feared_events(user) if letters & set(row.criteria)] if letters else [],
        requirements=requirements,
        controls=_answering(user, requirements),
    )


def annex_refs(*, rows: Iterable[Vulnerability]) -> list[str]:
    """The controls of Annex A that answer these vulnerabilities, each once."""
    return list(dict.fromkeys(ref for row in rows for ref in row.annex_a))


def annex_rows(user: User, refs: Iterable[str]) -> "QuerySet[Requirement]":
    """The same as requirements."""
    return requirements_to_choose(user).filter(framework__code=ANNEX_A, ref__in=list(refs))


def _answering(user: User, refs: list[str]) -> list[UUID]:
    """The controls that the person may see and that answer these requirements."""
    rows = ControlRequirement.objects.active().filter(
        requirement__framework__code=ANNEX_A,
        requirement__ref__in=refs,
        control__in=Control.objects.visible_to(user).active().values("pk"),
    )
    return list(dict.fromkeys(rows.order_by("control__reference").values_list("control_id", flat=True)))
