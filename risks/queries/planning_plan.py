"""What importing actions of the treatment plan would do, line by line, without writing anything."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from organisation.models import Perimeter
from risks.lifecycle import ActionStatus, next_steps
from risks.models import Risk, TreatmentAction
from risks.queries.lookup import lookup_for
from risks.queries.planned import Planned, met_by_row
from risks.queries.planning import known_risks
from risks.registers.plan_lines import PlanRow
from risks.registers.problems import Problem
from risks.registers.words import fold
from web.tables import as_text


class PlannedLine(Planned):
    """A line of a file of actions, with the risk that it treats."""

    risk: Risk | None = None


def plan_actions(
    *, perimeter: Perimeter, rows: Sequence[PlanRow], problems: Sequence[Problem] = ()
) -> list[PlannedLine]:
    """Compare each line with the treatment plan of a perimeter."""
    plan, met = _Plan(perimeter), met_by_row(problems=problems)
    return [plan.line(row, met.get(row.number, [])) for row in rows]


class _Plan:
    """Everything that the lines may name, read once."""

    def __init__(self, perimeter: Perimeter) -> None:
        self.lookup = lookup_for(perimeter=perimeter)
        self.by_source, self.by_reference = known_risks(perimeter=perimeter)
        self.by_title: dict[Any, list[TreatmentAction]] = defaultdict(list)
        self.own: dict[Any, TreatmentAction] = {}
        self.met: set[Any] = set()
        lines = TreatmentAction.objects.active().filter(perimeter=perimeter, risk__withdrawn_at__isnull=True)
        for line in lines.select_related("owner__identity", "control").order_by("reference"):
            self.by_title[line.risk_id, fold(line.title)].append(line)
            self.own[line.risk_id, fold(line.reference)] = line

    def line(self, row: PlanRow, met: list[Problem]) -> PlannedLine:
        """One line."""
        risk = self.risk(row.risk)
        planned = PlannedLine(row, self.standing(row, risk), problems=list(met))
        planned.risk = risk
        if risk is None and row.risk:
            planned.remark("unknown_risk", "risk", row.risk)
        planned.takes("title", row.title)
        for name in ("start_on", "due_on", "cost", "effort_days"):
            if getattr(row, name) is not None:
                planned.takes(name, getattr(row, name), shown=as_text)
        self.people(planned)
        self.control(planned)
        self.progress(planned)
        self.dates(planned)
        if risk is not None and risk.is_closed and planned.outcome in ("created", "changed"):
            planned.remark("closed", "risk", row.risk)
        return planned

    def risk(self, text: str) -> Risk | None:
        """By its reference; “R.1: words” and “R-001 words” name R.1 and R-001."""
        for word in (text, text.split(":", maxsplit=1)[0], text.split(" ", maxsplit=1)[0]):
            if found := self.by_source.get(fold(word)) or self.by_reference.get(fold(word)):
                return found
        return None

    def standing(self, row: PlanRow, risk: Risk | None) -> TreatmentAction | None:
        """The action that the line speaks of: by its reference on the same risk, or by its words."""
        if risk is None:
            return None
        known = self.own.get((risk.pk, fold(row.reference))) if row.reference else None
        same = (line for line in self.by_title[risk.pk, fold(row.title)] if line.pk not in self.met)
        found = known if known is not None and known.pk not in self.met else next(same, None)
        if found is not None:
            self.met.add(found.pk)
        return found

    def people(self, planned: PlannedLine) -> None:
        """A person known here by one name, or the name as it is written."""
        text = planned.row.owner
        if not text:
            return
        found = self.lookup.people.get(fold(text), [])
        if len(found) == 1:
            planned.takes("owner", found[0])
            planned.values["owner_name"] = ""
        else:
            planned.remark("ambiguous_owner" if found else "unknown_owner", "owner", text)
            planned.takes("owner_name", text, heading="owner")
            planned.values["owner"] = None

    def control(self, planned: PlannedLine) -> None:
        """A control known here."""
        text = planned.row.control
        if not text:
            return
        found = self.lookup.controls.get(fold(text))
        if found is not None:
            planned.takes("control", found)
        else:
            planned.remark("unknown_control", "control", text)

    def progress(self, planned: PlannedLine) -> None:
        """Where the action stands: the steps of its life are those of any other door."""
        row, before = planned.row, getattr(planned.record, "status", ActionStatus.PLANNED)
        asked = row.status or before
        if asked == ActionStatus.VERIFIED and before != ActionStatus.VERIFIED:
            planned.remark("verified_later", "status")
            asked = ActionStatus.DONE
        note = row.note or getattr(planned.record, "note", "")
        if asked != before and asked not in next_steps(status=before):
            planned.remark("step", "status", before=str(dict(ActionStatus.choices)[before]))
        if asked == ActionStatus.CANCELLED and not note:
            planned.remark("cancel_reason", "note")
        if asked != before or planned.record is None:
            planned.takes("status", asked, shown=lambda value: str(dict(ActionStatus.choices)[value]))
        if row.note:
            planned.takes("note", row.note)
        done = asked in (ActionStatus.DONE, ActionStatus.VERIFIED)
        if row.progress is not None:
            planned.takes("progress", 100 if done else row.progress, shown=lambda value: f"{value} %")
        if done and row.done_on is not None:
            planned.takes("done_on", row.done_on, shown=as_text)

    def dates(self, planned: PlannedLine) -> None:
        """Due on or after the start."""

        def value(name: str) -> Any:
            return planned.values.get(name, getattr(planned.record, name, None))

        start, due = value("start_on"), value("due_on")
        if start is not None and due is not None and due < start:
            planned.remark("due_before_start", "due_on", as_text(due))
