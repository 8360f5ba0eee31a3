"""A file of actions of the treatment plan: its headings, and what one line says."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from risks.registers.headings import Header, Shape
from risks.registers.lines import Line
from risks.registers.problems import Problem
from risks.registers.rows import FromFile
from risks.registers.values import parse_amount
from risks.registers.words import fold

PLAN = Shape(
    {
        "reference": ("ref", "reference", "ref id", "measure id", "id", "identifiant", "n°"),
        "risk": ("risque", "risk", "risk scenarios", "scenarios", "scenario", "ref du risque", "risk ref"),
        "title": ("action", "title", "measure name", "name", "mesure", "intitule", "libelle"),
        "owner": ("responsable", "in charge", "owner", "owners", "pilote", "proprietaire"),
        "control": ("mesure de securite", "control", "controle"),
        "start_on": ("debut", "start", "start date", "date de debut"),
        "due_on": ("echeance", "due date", "eta", "due", "date d echeance", "date cible"),
        "cost": ("cout €", "cost €", "cout", "cost", "cout estime €"),
        "effort_days": ("charge jours", "effort days", "charge", "charge j"),
        "status": ("statut", "status", "etat"),
        "progress": ("avancement %", "progress %", "avancement", "progress"),
        "note": ("ce qui a ete fait", "what was done", "note", "commentaire", "comment"),
        "done_on": ("fait le", "done on", "date de realisation"),
    },
    required=("risk", "title"),
)
STATUSES = {
    **dict.fromkeys(("prevu", "prevue", "planifie", "planifiee", "planned", "a faire", "to do"), "planned"),
    **dict.fromkeys(("on hold", "en attente"), "planned"),
    **dict.fromkeys(("en cours", "in progress", "commencee"), "in_progress"),
    **dict.fromkeys(("fait", "faite", "done", "active", "realisee", "realise", "terminee", "termine"), "done"),
    **dict.fromkeys(("verifie", "verifiee", "verified"), "verified"),
    **dict.fromkeys(("annule", "annulee", "arrete", "arretee", "abandonnee", "cancelled", "deprecated"), "cancelled"),
}
DATES, AMOUNTS = ("start_on", "due_on", "done_on"), ("cost", "effort_days")


@dataclass(frozen=True, slots=True)
class PlanRow(FromFile):
    """An action as a file gives it; an empty value means that the file says nothing about it."""

    number: int
    reference: str
    risk: str
    title: str
    owner: str = ""
    control: str = ""
    start_on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    cost: Decimal | None = None
    effort_days: Decimal | None = None
    status: str = ""
    progress: int | None = None
    note: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """JSON-ready values."""
        data = asdict(self)
        for name in DATES:
            data[name] = data[name].isoformat() if data[name] else None
        for name in AMOUNTS:
            data[name] = str(data[name]) if data[name] is not None else None
        return {**data, "headings": dict(self.headings)}


def plan_line_from(data: Mapping[str, Any]) -> PlanRow:
    """The row that `as_data` described."""
    days = {name: date.fromisoformat(data[name]) if data[name] else None for name in DATES}
    amounts = {name: Decimal(data[name]) if data[name] is not None else None for name in AMOUNTS}
    return PlanRow(**{**data, **days, **amounts})


def read_plan_line(
    number: int, cells: Sequence[str], header: Header, problems: list[Problem], seen: dict[str, int]
) -> PlanRow:
    """One line of a file of actions."""
    line = _Action(number, cells, header, problems)
    row = line.read()
    line.check_unique(seen, "reference")
    return row


class _Action(Line):
    """One action of a file."""

    limits = {"reference": 40, "risk": 300, "title": 300, "owner": 200, "control": 300}

    def read(self) -> PlanRow:
        return PlanRow(
            number=self.number,
            reference=self.text("reference"),
            risk=self.required("risk"),
            title=self.required("title"),
            owner=self.text("owner"),
            control=self.text("control"),
            **{name: self.day(name) for name in DATES},
            cost=self.rounded("cost", "0.01"),
            effort_days=self.rounded("effort_days", "0.1"),
            status=self.status(),
            progress=self.percent("progress"),
            note=self.text("note"),
            headings=self.header.wordings,
        )

    def rounded(self, name: str, step: str) -> Decimal | None:
        """An amount, to the step that is kept."""
        found = self.amount(name)
        return found.quantize(Decimal(step)) if found is not None else None

    def status(self) -> str:
        """Where the action stands."""
        word = fold(self.raw("status"))
        if word and word not in STATUSES:
            self.refuse("unknown_value", "status", expected="steps")
        return STATUSES.get(word, "")

    def percent(self, name: str) -> int | None:
        """A whole number from 0 to 100."""
        text = self.raw(name)
        found = parse_amount(text.rstrip("% \u00a0\u202f")) if text else None
        if text and (found is None or found > 100 or found != int(found)):
            self.refuse("bad_percent", name)
            return None
        return int(found) if found is not None else None
