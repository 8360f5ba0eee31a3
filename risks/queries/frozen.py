"""What an acceptance froze, in words, and whether it still holds."""

from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisation.models import Perimeter, Person
from risks.lifecycle import Kind, Option
from risks.models import Acceptance, Axis, Scale
from risks.queries.state import digest_of, state_of


class Standing(TextChoices):
    """Whether an acceptance still holds."""

    IN_FORCE = "in_force", gettext_lazy("In force.")
    EXPIRED = "expired", gettext_lazy("It has expired.")
    REPLACED = "replaced", gettext_lazy("A later acceptance replaced it.")
    CHANGED = "changed", gettext_lazy("The risk changed since.")


def standing_of(*, acceptance: Acceptance, on: date) -> Standing:
    """In force, or why it no longer is."""
    if Acceptance.objects.filter(risk=acceptance.risk, at__gt=acceptance.at).exists():
        return Standing.REPLACED
    if acceptance.expires_on < on:
        return Standing.EXPIRED
    unchanged = acceptance.risk.accepted_until is not None
    same = unchanged and digest_of(state=state_of(risk=acceptance.risk)) == acceptance.digest
    return Standing.IN_FORCE if same else Standing.CHANGED


def frozen_lines(*, perimeter: Perimeter, state: dict[str, Any], scale: Scale) -> list[tuple[str, str]]:
    """(label, value) of everything that was accepted, levels worded on the scale of that day."""
    lines: list[tuple[Any, str]] = [
        (_("Scenario"), state["title"]),
        (_("Description"), state["description"]),
        (_("Feared event"), state["feared_event"]),
        (_("Criteria touched"), state["criteria"]),
        (_("Owner"), _person(state["owner"], perimeter)),
        (_("Assets"), "\n".join(state["assets"])),
        (_("Threats"), "\n".join(state["threats"])),
        (_("Vulnerabilities"), "\n".join(state["vulnerabilities"])),
        (_("Existing controls"), "\n".join([*state["controls"]["existing"], state["existing_controls"]]).strip()),
        (_("Planned controls"), "\n".join([*state["controls"]["planned"], state["planned_controls"]]).strip()),
        (_("Treatment"), str(dict(Option.choices).get(state["option"], ""))),
    ]
    lines += [(kind.label, _worded(scale, *state["levels"][kind.value])) for kind in Kind]
    plan = "\n".join(f"{line['reference']} {line['title']}" for line in state["plan"])
    return [(str(label), value) for label, value in [*lines, (_("Treatment plan"), plan)] if value]


def _person(reference: str, perimeter: Perimeter) -> str:
    """The name behind a reference, or the reference once the name was erased."""
    person = Person.objects.beside(perimeter=perimeter).named().filter(reference=reference).first()
    return person.display_name if person else reference


def _worded(scale: Scale, likelihood: int | None, severity: int | None, level: int | None) -> str:
    steps = (
        scale.step(Axis.LEVEL, level),
        scale.step(Axis.LIKELIHOOD, likelihood),
        scale.step(Axis.SEVERITY, severity),
    )
    if None in steps:
        return ""
    return _("%(level)s (likelihood: %(likelihood)s, severity: %(severity)s)") % {
        "level": steps[0].title,  # type: ignore[union-attr]
        "likelihood": steps[1].title,  # type: ignore[union-attr]
        "severity": steps[2].title,  # type: ignore[union-attr]
    }
