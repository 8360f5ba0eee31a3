"""Carrying decisions from one edition of a framework to the next: a person confirms them, one by one."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from controls.models import (
    Adoption,
    Applicability,
    ControlRequirement,
    Framework,
    Requirement,
    RequirementEvidence,
)
from controls.queries.editions import requirements_of, succession_of
from controls.queries.frameworks import descendants_of
from organisation.models import Perimeter, User
from trail.acts import action, current_act
from trail.bulk import write_many

DECIDED = ("decision", "reason_risk", "reason_legal", "reason_contract", "reason_best_practice", "justification",
           "owner_id", "maturity")  # fmt: skip


@action("controls.framework.carry_over", permission="controls.adopt", scope="perimeter", record="framework")
def carry_over(
    *, actor: User, perimeter: Perimeter, framework: Framework, requirements: list[Requirement]
) -> Framework:
    """Give requirements of a newer edition the answers, decisions and evidence of the older one (6.1.3, 7.5.2).

    Nothing is taken from the older edition, whose decisions stay as they were. What the newer one has already is left
    alone. Raises ValidationError when no older edition is known, or for a requirement that has no namesake there.
    """
    succession = succession_of(framework=framework)
    if succession is None:
        raise ValidationError({"framework": _("This framework follows no older edition that is loaded.")})
    older = {row.ref: row for row in requirements_of(framework=succession.older)}
    strange = [row.ref for row in requirements if row.framework_id != framework.pk or row.ref not in older]
    if strange:
        message = _("These requirements do not stand in both editions: %(refs)s.") % {"refs": ", ".join(strange)}
        raise ValidationError({"requirements": message})
    pairs = {older[row.ref].pk: row for row in requirements}
    below = descendants_of(perimeter=perimeter)
    _carry_answers(pairs, below)
    _carry_lines(pairs, below)
    _carry_evidence(pairs, below)
    _carry_adoptions(succession.older, framework, below)
    return framework


def _carry_answers(pairs: dict[Any, Requirement], below: Any) -> None:
    rows = ControlRequirement.objects.active().filter(
        control__perimeter__in=below, control__withdrawn_at__isnull=True, requirement__in=list(pairs)
    )
    known = _known(ControlRequirement, pairs, "control_id")
    fresh = [
        ControlRequirement(control_id=row.control_id, requirement=pairs[row.requirement_id], comment=row.comment)
        for row in rows
        if (row.control_id, pairs[row.requirement_id].pk) not in known
    ]
    write_many(ControlRequirement, fresh)


def _carry_lines(pairs: dict[Any, Requirement], below: Any) -> None:
    kept = {key: row for key, row in pairs.items() if row.has_line}
    rows = Applicability.objects.active().filter(perimeter__in=below, requirement__in=list(kept))
    known = _known(Applicability, kept, "perimeter_id")
    fresh = [
        Applicability(
            perimeter_id=row.perimeter_id,
            requirement=kept[row.requirement_id],
            **{name: getattr(row, name) for name in DECIDED},
        )
        for row in rows
        if (row.perimeter_id, kept[row.requirement_id].pk) not in known
    ]
    write_many(Applicability, fresh)


def _carry_evidence(pairs: dict[Any, Requirement], below: Any) -> None:
    rows = RequirementEvidence.objects.active().filter(
        perimeter__in=below, requirement__in=list(pairs), evidence__withdrawn_at__isnull=True
    )
    newer = [row.pk for row in pairs.values()]
    known = set(
        RequirementEvidence.objects.active()
        .filter(requirement__in=newer)
        .values_list("perimeter_id", "requirement_id", "evidence_id")
    )
    fresh = [
        RequirementEvidence(
            perimeter_id=row.perimeter_id,
            requirement=pairs[row.requirement_id],
            evidence_id=row.evidence_id,
            comment=row.comment,
        )
        for row in rows
        if (row.perimeter_id, pairs[row.requirement_id].pk, row.evidence_id) not in known
    ]
    write_many(RequirementEvidence, fresh)


def _carry_adoptions(older: Framework, newer: Framework, below: Any) -> None:
    rows = Adoption.objects.active().filter(framework=older, perimeter__in=below)
    known = set(Adoption.objects.active().filter(framework=newer).values_list("perimeter_id", flat=True))
    fresh = [
        Adoption(perimeter_id=row.perimeter_id, framework=newer, reason=row.reason, adopted_on=current_act().on)
        for row in rows
        if row.perimeter_id not in known
    ]
    write_many(Adoption, fresh)


def _known(model: Any, pairs: dict[Any, Requirement], owner: str) -> Collection[Any]:
    """What the newer requirements have already: pairs of owner and requirement."""
    newer = [row.pk for row in pairs.values()]
    return set(model.objects.active().filter(requirement__in=newer).values_list(owner, "requirement_id"))
