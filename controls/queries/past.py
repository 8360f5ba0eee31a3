"""Controls as they stood at a past moment of the trail, with the tests, the evidence and the answers of then."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property, reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q

from controls.effectiveness import effectiveness
from controls.models import Control, ControlEvidence, ControlRequirement, ControlTest, Evidence
from controls.queries.control import COLUMNS, ControlState, EvidenceState
from trail.queries import Moment, standing


class PastControls:
    """The controls of some perimeters, given as subqueries of their keys, at a moment."""

    def __init__(self, *, around: Sequence[Any], on: date, moment: Moment) -> None:
        self.on, self.moment = on, moment
        self._around = reduce(or_, (Q(perimeter__in=keys) for keys in around))
        self._of_control = reduce(or_, (Q(control__perimeter__in=keys) for keys in around))

    def counts(self, row: Any) -> bool:
        """Whether a control of then counts here."""
        return True

    @cached_property
    def states(self) -> dict[UUID, ControlState]:
        """The controls that counted then, in the order of their references."""
        rows = [row for row in standing(model=Control, moment=self.moment, where=self._around) if self.counts(row)]
        tests, proof = self._tests(), self._evidence()
        return {
            row.id: self._state(row, tests.get(row.id), proof.get(row.id, EvidenceState()))
            for row in sorted(rows, key=lambda row: row.reference)
        }

    def _state(self, row: Any, test: tuple[str, date] | None, evidence: EvidenceState) -> ControlState:
        result, tested_on = test or ("", None)
        derived = effectiveness(
            result=result,
            tested_on=tested_on,
            every_months=row.test_every_months,
            on=self.on,
            evidence_expired=evidence.all_expired,
        )
        values = {name: getattr(row, name) for name in COLUMNS}
        return ControlState(effectiveness=derived, evidence=evidence, **values)

    def _tests(self) -> dict[UUID, tuple[str, date]]:
        """The latest test of each control, among those recorded by then."""
        rows = ControlTest.objects.filter(at__lte=self.moment.at, tested_on__lte=self.on)
        ordered = rows.filter(self._of_control).order_by("tested_on", "at", "pos")
        listed = ordered.values_list("control_id", "result", "tested_on")
        return {control: (result, tested_on) for control, result, tested_on in listed}

    def _evidence(self) -> dict[UUID, EvidenceState]:
        """How well each control was supported then."""
        links = standing(model=ControlEvidence, moment=self.moment, where=self._of_control)
        pieces = {
            row.id: row
            for row in standing(model=Evidence, moment=self.moment, where=self._around)
            if row.valid_from <= self.on
        }
        gathered: dict[UUID, list[Any]] = {}
        for link in links:
            if link.evidence_id in pieces:
                gathered.setdefault(link.control_id, []).append(pieces[link.evidence_id])
        return {
            control: EvidenceState(
                total=len(rows),
                valid=sum(row.valid_until is None or row.valid_until >= self.on for row in rows),
                newest_on=max(row.valid_from for row in rows),
            )
            for control, rows in gathered.items()
        }

    @cached_property
    def links(self) -> list[Any]:
        """Which control answered which requirement then."""
        found = standing(
            model=ControlRequirement, moment=self.moment, where=self._of_control, also=("requirement__framework",)
        )
        return [row for row in found if row.control_id in self.states]
