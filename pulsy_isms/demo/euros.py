"""Risks in euros, where hosting switched this on: estimates, a simulation, what a budget buys."""

from decimal import Decimal

from pulsy_isms.demo.calendar import Storyline
from pulsy_isms.demo.people import World
from risks.actions import quantity
from risks.lifecycle import OPEN_ACTIONS
from risks.models import Risk, TreatmentAction
from risks.queries.register import highest, live

ESTIMATED = 14
TIMES = (("0.05", "0.4"), ("0.2", "1.5"), ("0.02", "0.2"), ("1", "6"), ("0.1", "0.6"))
LOSSES = ((80_000, 900_000), (15_000, 220_000), (250_000, 3_500_000), (2_000, 30_000), (40_000, 400_000))
EFFECTS = (45, 70, 25, 60, 35)


def estimate(world: World) -> Storyline:
    """The highest risks of hosting are estimated, years are simulated, and a budget is compared with the plan."""
    yield 130
    hosting, officer = world.perimeters["hebergement"], world.user("officer")
    quantity.switch_quantification(
        actor=officer,
        perimeter=hosting,
        on=True,
        reason="Arbitrage du budget de sécurité de l'hébergement : les coûts se comparent en euros.",
    )
    yield 120
    chosen = list(highest(live(perimeter=hosting), how_many=ESTIMATED))
    for number, risk in enumerate(chosen):
        (least, most), (low, high) = TIMES[number % len(TIMES)], LOSSES[(number * 2) % len(LOSSES)]
        quantity.quantify_risk(
            actor=officer,
            risk=Risk.objects.get(pk=risk.pk),
            times_low=Decimal(least),
            times_high=Decimal(most),
            loss_low=low,
            loss_high=high,
            rationale="Incidents des cinq dernières années, et devis de remise en état demandés à deux prestataires.",
        )
    yield 110
    lines = TreatmentAction.objects.active().filter(risk__in=[risk.pk for risk in chosen], status__in=OPEN_ACTIONS)
    for number, line in enumerate(lines.order_by("reference")):
        if line.cost is not None and number % 6 != 5:
            quantity.estimate_effect(
                actor=officer,
                treatment_action=line,
                removes=EFFECTS[number % len(EFFECTS)],
                rationale="Avis de l'équipe d'exploitation, d'après les incidents que l'action aurait évités.",
            )
    yield 100
    quantity.record_simulation(actor=officer, perimeter=hosting, years=50_000, seed=2026)
    quantity.choose_for_budget(actor=officer, perimeter=hosting, budget=20_000)
