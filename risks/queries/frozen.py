"""What an acceptance froze, in words, whether it still holds, and what changed since."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisation.models import Perimeter, Person
from risks.lifecycle import ActionStatus, Kind, Option
from risks.material import Change, changes
from risks.models import Acceptance, AcceptanceRevocation, Axis, ImpactType, Scale
from risks.queries.state import state_of


class Standing(TextChoices):
    """Whether an acceptance still holds."""

    IN_FORCE = "in_force", gettext_lazy("In force.")
    EXPIRED = "expired", gettext_lazy("It has expired.")
    REVOKED = "revoked", gettext_lazy("It was revoked.")
    REPLACED = "replaced", gettext_lazy("A later acceptance replaced it.")
    CHANGED = "changed", gettext_lazy("The risk changed since.")


@dataclass(frozen=True)
class Difference:
    """One material change, worded."""

    label: str
    before: str
    after: str


def standing_of(*, acceptance: Acceptance, on: date) -> Standing:
    """In force, or why it no longer is."""
    if Acceptance.objects.filter(risk=acceptance.risk, at__gt=acceptance.at).exists():
        return Standing.REPLACED
    if AcceptanceRevocation.objects.filter(acceptance=acceptance).exists():
        return Standing.REVOKED
    if acceptance.risk.accepted_until is None or _changes(acceptance):
        return Standing.CHANGED
    if acceptance.expires_on < on:
        return Standing.EXPIRED
    return Standing.IN_FORCE


def differences(*, acceptance: Acceptance) -> list[Difference]:
    """Everything material that changed since the acceptance, before and after."""
    scale = acceptance.scale
    now = acceptance.risk.scale or scale
    where = acceptance.risk.perimeter
    return [_difference(change, scale, now, where) for change in _changes(acceptance)]


def _changes(acceptance: Acceptance) -> list[Change]:
    return changes(frozen=acceptance.accepted_state, now=state_of(risk=acceptance.risk))


def _difference(change: Change, scale: Scale, now: Scale, where: Perimeter) -> Difference:
    name, _dot, part = change.name.partition(".")
    if name == "levels":
        return Difference(str(Kind(part).label), _worded(scale, *change.before), _worded(now, *change.after))
    if name == "plan":
        return Difference(_("Treatment plan"), _promise(change.before), _promise(change.after))
    if name == "control_state":
        reference, state = change.before
        label = f"{reference} {state.get('title', '')}".strip()
        return Difference(label, state_words(state["state"]), state_words(change.after[1]["state"]))
    if name == "evidence":
        return Difference(_("Evidence"), f"{change.before['reference']} {change.before['title']}", _("no longer holds"))
    before, after = _plain(name, change.before, where), _plain(name, change.after, where)
    return Difference(_labels().get(change.name, change.name), before, after)


def state_words(state: str) -> str:
    """How a control stands, in words."""
    words = {
        "in_place": _("in place, not tested"),
        "effective": _("effective"),
        "failed": _("ineffective"),
        "stale": _("test too old"),
        "unsupported": _("evidence expired"),
        "withdrawn": _("withdrawn"),
        "partial": _("partly in place"),
        "planned": _("planned"),
    }
    return str(words.get(state, _("not in place")))


def _promise(line: dict[str, Any] | None) -> str:
    if line is None:
        return ""
    parts = [line.get("title", ""), line.get("due_on") or "", _("cancelled") if line.get("cancelled") else ""]
    return " · ".join(part for part in parts if part)


def _plain(name: str, value: Any, where: Perimeter) -> str:
    if name == "owner":
        return _person(value, where) if value else ""
    if name == "option":
        return str(dict(Option.choices).get(value, ""))
    if isinstance(value, (list, tuple)):
        return "\n".join(map(str, value))
    return "" if value is None else str(value)


def _labels() -> dict[str, str]:
    return {
        "title": _("Scenario"),
        "description": _("Description"),
        "feared_event": _("Feared event"),
        "criteria": _("Criteria touched"),
        "owner": _("Owner"),
        "assets": _("Assets"),
        "threats": _("Threats"),
        "vulnerabilities": _("Vulnerabilities"),
        "sources": _("Risk sources"),
        "existing_controls": _("Existing controls, as written"),
        "planned_controls": _("Planned controls, as written"),
        "controls.existing": _("Existing controls"),
        "controls.planned": _("Planned controls"),
        "option": _("Treatment"),
        "justification": _("Why this treatment"),
        "scale": _("Scale"),
        "scale_digest": _("Wording of the scale"),
        "acceptance_line": _("Acceptance line"),
    }


def frozen_lines(*, perimeter: Perimeter, state: dict[str, Any], scale: Scale) -> list[tuple[str, str]]:
    """(label, value) of everything that was accepted, levels worded on the scale of that day."""
    labels = _labels()
    lines: list[tuple[Any, str]] = [
        (labels[name], _plain(name, state[name], perimeter)) for name in ("title", "description")
    ]
    lines += [
        (labels[name], _plain(name, state.get(name), perimeter))
        for name in ("feared_event", "criteria", "owner", "assets")
    ]
    lines += [
        (labels[name], _plain(name, state.get(name), perimeter)) for name in ("threats", "vulnerabilities", "sources")
    ]
    for role in ("existing", "planned"):
        both = "\n".join([*state["controls"][role], state[f"{role}_controls"]]).strip()
        lines.append((labels[f"controls.{role}"], both))
    lines.append((_("How the controls stood"), _control_lines(state)))
    lines.append(
        (
            labels["option"],
            "\n".join(filter(None, [_plain("option", state["option"], perimeter), state.get("justification", "")])),
        )
    )
    lines += [(kind.label, _assessed(state, kind, scale, perimeter)) for kind in Kind]
    lines.append((_("Treatment plan"), "\n".join(_plan_line(line) for line in state["plan"])))
    lines.append((_("Evidence"), "\n".join(_evidence_line(row) for row in state.get("evidence", ()))))
    return [(str(label), value) for label, value in lines if value]


def _control_lines(state: dict[str, Any]) -> str:
    return "\n".join(
        f"{reference} {row['title']} – {state_words(row['state'])}"
        for reference, row in state.get("control_states", {}).items()
    )


def _plan_line(line: dict[str, Any]) -> str:
    status = str(dict(ActionStatus.choices).get(line.get("status", ""), ""))
    due = f"{date.fromisoformat(line['due_on']):%d/%m/%Y}" if line.get("due_on") else ""
    said = " · ".join(part for part in (due, status) if part)
    return f"{line['reference']} {line['title']}" + (f" ({said})" if said else "")


def _evidence_line(row: dict[str, Any]) -> str:
    short = f" [{row['digest'][:12]}]" if row.get("digest") else ""
    return f"{row['reference']} {row['title']}{short}"


def _assessed(state: dict[str, Any], kind: Kind, scale: Scale, where: Perimeter) -> str:
    said = _worded(scale, *state["levels"][kind.value])
    known = state.get("assessments", {}).get(kind.value)
    if not said or not known:
        return said
    who = _("by %(person)s on %(day)s") % {
        "person": _person(known["by"], where),
        "day": f"{date.fromisoformat(known['on']):%d/%m/%Y}",
    }
    graded = impact_lines(impacts=known.get("impacts", {}), scale=scale)
    return "\n".join(filter(None, [f"{said}, {who}", *graded, known["rationale"]]))


def impact_lines(*, impacts: dict[str, int], scale: Scale) -> list[str]:
    """The severity of each kind of impact, in words."""
    if not impacts:
        return []
    names = {row.ref: row.title for row in ImpactType.objects.filter(ref__in=impacts)}
    steps = {ref: scale.step(Axis.SEVERITY, value) for ref, value in impacts.items()}
    return [
        _("%(impact)s: %(severity)s") % {"impact": names.get(ref, ref), "severity": step.title}
        for ref, step in steps.items()
        if step is not None
    ]


def _person(reference: str, perimeter: Perimeter) -> str:
    """The name behind a reference, or the reference once the name was erased."""
    person = (
        Person.objects.beside(perimeter=perimeter).named().filter(reference=reference).first() if reference else None
    )
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
