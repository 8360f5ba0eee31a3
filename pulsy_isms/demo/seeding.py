"""The storylines of the year, woven by their days."""

from collections.abc import Callable
from datetime import date

from organisation.models import Perimeter
from pulsy_isms.demo import (
    assets,
    binding,
    checks,
    consent,
    context,
    controls,
    euros,
    frameworks,
    people,
    policies,
    risk_story,
    risks,
    rules,
)
from pulsy_isms.demo.calendar import Storyline, Year, live
from pulsy_isms.demo.people import World


def is_seeded() -> bool:
    """Whether there is an organisation already."""
    return Perimeter.objects.exists()


def seed(*, ends_on: date) -> None:
    """Live the year up to a day, through actions only."""
    world = World(year=Year(ends_on=ends_on))
    live(year=world.year, storylines=[people.found(world), *(story(world) for story in STORIES), *_documents(world)])


def _documents(world: World) -> list[Storyline]:
    return [policies.publish(world, title=title) for title, *_ in policies.DOCUMENTS]


STORIES: tuple[Callable[[World], Storyline], ...] = (
    context.describe,
    assets.describe,
    risks.read_the_register,
    risks.treat,
    risk_story.look_again,
    risk_story.decide,
    risk_story.think,
    euros.estimate,
    checks.plan_the_year,
    binding.bind,
    binding.guarantee,
    controls.implement,
    controls.prove,
    controls.state_applicability,
    policies.follow_up,
    rules.tie,
    binding.derogate,
    frameworks.follow_the_baseline,
    frameworks.draw_and_test,
    frameworks.keep_the_restore_test,
    consent.collect,
    checks.first_audit,
    checks.correct,
    checks.listen,
    checks.review,
)
