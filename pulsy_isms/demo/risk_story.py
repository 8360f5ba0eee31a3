"""What happens to risks over the year: looked at again as controls turn, accepted, reviewed, declined, revoked."""

from datetime import timedelta
from typing import Any

from pulsy_isms.demo.calendar import Storyline
from pulsy_isms.demo.people import World
from risks.actions import acceptance, assessment, drafts, scales
from risks.forms.widgets import PARTS
from risks.models import Acceptance, AcceptanceRequest, Asset, Axis, Risk, Scale, Threat
from risks.queries.proposals import Proposal, proposals
from trail import clock

KEPT_OPEN, DISMISSED = 5, 3
PREPARED = 4


def look_again(world: World) -> Storyline:
    """Once the controls are in place, then once they are tested: take most proposals, dismiss a few, leave some."""
    yield 210
    for proposal in _proposed(world):
        _assess_again(world, proposal, easier=proposal.turned[0].better)
    yield 84
    left = _proposed(world)[KEPT_OPEN:]
    for proposal in left[:DISMISSED]:
        assessment.dismiss_reassessment(
            actor=world.user("officer"),
            risk=proposal.risk,
            reason="La mesure n'est qu'un appoint pour ce scénario : la vraisemblance ne change pas.",
        )
    for proposal in left[DISMISSED:]:
        _assess_again(world, proposal, easier=False)


def _proposed(world: World) -> list[Proposal]:
    return proposals(world.user("officer"), at=clock.now())


def _assess_again(world: World, proposal: Proposal, *, easier: bool) -> None:
    risk = Risk.objects.select_related("feared_event").get(pk=proposal.risk.pk)
    likelihood, severity = risk.pair("current")
    if likelihood is None or severity is None:
        return
    named = risk.feared_event.impacts if risk.feared_event else []
    impacts = {f"IM-{key}": max(severity - place, 1) for place, key in enumerate(named)}
    assessment.assess_risk(
        actor=world.user("officer"),
        risk=risk,
        kind="current",
        likelihood=max(likelihood - 1, 1) if easier else likelihood,
        severity=None if impacts else severity,
        impacts=impacts,
        rationale=EASIER if easier else SAME,
    )


EASIER = "La mesure est en place et vérifiée par l'exploitation : aboutir demande désormais des moyens plus rares."
SAME = "Le résultat de l'essai a été examiné avec l'exploitation ; le niveau reste le même, sous surveillance."


def decide(world: World) -> Storyline:
    """Reviews, acceptances prepared by the officer, one declined, one revoked."""
    today = yield 70
    officer = world.user("officer")
    for number, accepted in enumerate(Acceptance.objects.order_by("at", "pos")[:5]):
        assessment.review_risk(
            actor=officer,
            risk=Risk.objects.get(pk=accepted.risk_id),
            conclusion="Le contexte et les mesures n'ont pas changé ; l'exposition reste celle qui a été acceptée.",
            next_on=today + timedelta(days=40 if number == 0 else 180 + 10 * number),
        )
    today = yield 24
    for risk in _to_prepare(world)[:PREPARED]:
        acceptance.prepare_acceptance(
            actor=world.user("officer"),
            risk=risk,
            note="Le plan est engagé et financé ; réduire davantage demanderait un second site, hors de proportion.",
            proposed_until=today + timedelta(days=365),
        )
    yield 16
    request = AcceptanceRequest.objects.order_by("pk").first()
    if request is not None and request.risk.owner is not None:
        acceptance.decline_acceptance(
            actor=request.risk.owner.user,
            acceptance_request=request,
            reason="Attendre le résultat de l'essai de restauration de ce trimestre.",
        )
    yield 12
    stands = Acceptance.objects.filter(risk__accepted_until__isnull=False).select_related("risk__owner__user")
    last = stands.order_by("-at", "-pos").first()
    if last is not None and last.risk.owner is not None:
        acceptance.revoke_acceptance(
            actor=last.risk.owner.user,
            acceptance=last,
            reason="Un incident chez un établissement pair montre que le scénario est plus probable que prévu.",
        )


def _to_prepare(world: World) -> list[Risk]:
    """Treated, owned by somebody else than the officer, at or below the line once treated, not accepted."""
    rows = Risk.objects.active().filter(accepted_until__isnull=True, owner__isnull=False).exclude(option="")
    rows = (
        rows.exclude(owner=world.people["officer"]).exclude(status="closed").select_related("owner__user", "perimeter")
    )
    return [
        risk
        for risk in rows.order_by("reference")
        if risk.final_level is not None and risk.acceptance_line and risk.final_level <= risk.acceptance_line
    ]


def think(world: World) -> Storyline:
    """A scale of the house, not in force yet, and a scenario half written."""
    yield 45
    scale = Scale.objects.get(ref="ebios_rm_4x4")
    steps: dict[str, Any] = {
        name: [{part: getattr(step, part) for part in PARTS} for step in scale.steps_by_axis[axis].values()]
        for name, axis in (("likelihoods", Axis.LIKELIHOOD), ("severities", Axis.SEVERITY))
    }
    levels = (("N1", "Faible", "Low", "green"), ("N2", "Modéré", "Moderate", "amber"),
              ("N3", "Élevé", "High", "orange"), ("N4", "Critique", "Critical", "red"))  # fmt: skip
    scales.define_scale(
        actor=world.user("officer"),
        perimeter=world.root,
        title_fr="Échelle régionale à quatre niveaux",
        title_en="Regional scale with four levels",
        **steps,
        levels=[{"code": code, "title_fr": fr, "title_en": en, "colour": colour} for code, fr, en, colour in levels],
        matrix=[[1, 1, 1, 2], [1, 1, 2, 3], [2, 2, 3, 4], [2, 3, 4, 4]],
        acceptance_line=2,
        appetite=1,
    )
    yield 3
    officer = world.user("officer")
    draft = drafts.start_scenario(actor=officer, perimeter=world.perimeters["hebergement"])
    drafts.fill_scenario(
        actor=officer,
        draft=draft,
        assets=list(Asset.objects.filter(name="Sauvegardes HDS")),
        threats=list(Threat.objects.filter(ref__in=("T-43", "T-19"))),
    )
