"""A control as it stood at a past moment of the trail, with what hung from it then."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from controls.models import Control, ControlEvidence, ControlRequirement, ControlTest, Evidence
from controls.queries.control import ControlState
from controls.queries.sources import Past
from trail.queries import Moment, standing


@dataclass(frozen=True, kw_only=True)
class ControlThen:
    """The sheet of then, what was derived of it, and its links of then."""

    record: Control
    state: ControlState
    answers: list[Any]
    evidence: list[Any]
    tests: list[ControlTest]


def control_then(*, control: Control, on: date, moment: Moment) -> ControlThen | None:
    """The control at a moment; None when it did not exist, or was withdrawn by then."""
    found = standing(model=Control, moment=moment, where=Q(id=control.pk), also=("owner__identity", "perimeter"))
    if not found:
        return None
    record = found[0].instance
    record.owner, record.perimeter = found[0].owner, found[0].perimeter
    linked = Q(control=control.pk)
    answers = standing(model=ControlRequirement, moment=moment, where=linked, also=("requirement__framework",))
    links = standing(model=ControlEvidence, moment=moment, where=linked)
    pieces = {
        row.id: row.instance
        for row in standing(model=Evidence, moment=moment, where=Q(id__in=[link.evidence_id for link in links]))
    }
    kept = []
    for link in links:
        if link.evidence_id in pieces:
            link.evidence = pieces[link.evidence_id]
            kept.append(link)
    tests = ControlTest.objects.filter(control=control, at__lte=moment.at, tested_on__lte=on)
    return ControlThen(
        record=record,
        state=Past(perimeter=control.perimeter, on=on, moment=moment).states[control.pk],
        answers=sorted(answers, key=lambda row: (row.requirement.framework.code, row.requirement.position)),
        evidence=sorted(kept, key=lambda row: row.evidence.reference),
        tests=list(tests.select_related("tester__identity").order_by("-tested_on", "-at")),
    )
