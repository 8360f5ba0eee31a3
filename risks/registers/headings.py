"""The headings of a register, in French, in English and as keys: which column holds what."""

from collections.abc import Sequence
from dataclasses import dataclass

from risks.registers.words import fold

KINDS = ("inherent", "current", "residual")

# field → headings, folded; the first French and the first English one are those of our own template
HEADINGS: dict[str, tuple[str, ...]] = {
    "reference": ("ref", "reference", "ref id", "id", "identifiant", "n°", "numero", "risk id"),
    "title": ("scenario", "name", "risk scenario", "scenario de risque", "risque", "risk", "intitule", "title"),
    "description": ("description", "detail", "details"),
    "feared_event": ("evenement redoute", "feared event", "evenements redoutes"),
    "assets": ("actifs", "assets", "actif", "asset", "bien support", "biens supports", "valeur metier"),
    "criteria": ("criteres dict", "criteria", "critere dict", "criteres", "dict", "besoins touches"),
    "threats": ("menace", "threats", "threat", "menaces"),
    "vulnerabilities": ("vulnerabilite", "vulnerabilities", "vulnerability", "vulnerabilites"),
    "existing_controls": ("mesures existantes", "existing controls", "mesures en place", "existing measures"),
    "inherent_likelihood": ("vraisemblance brute", "inherent likelihood", "inherent proba", "vraisemblance initiale"),
    "inherent_severity": ("gravite brute", "inherent severity", "inherent impact", "gravite initiale"),
    "inherent_level": ("niveau brut", "inherent level", "inherent risk", "niveau initial"),
    "current_likelihood": ("vraisemblance actuelle", "current likelihood", "current proba", "vraisemblance"),
    "current_severity": ("gravite actuelle", "current severity", "current impact", "gravite", "impact"),
    "current_level": ("niveau actuel", "current level", "current risk", "niveau"),
    "treatment": ("option de traitement", "treatment", "traitement", "treatment option"),
    "planned_controls": (
        "mesures prevues annexe a",
        "planned controls annex a",
        "additional controls",
        "mesures prevues",
        "planned controls",
        "mesures complementaires",
    ),
    "residual_likelihood": ("vraisemblance residuelle", "residual likelihood", "residual proba"),
    "residual_severity": ("gravite residuelle", "residual severity", "residual impact"),
    "residual_level": ("niveau residuel", "residual level", "residual risk"),
    "owner": ("proprietaire du risque", "risk owner", "proprietaire", "owner", "pilote", "responsable"),
    "due_on": ("echeance", "due date", "due", "date d echeance", "date cible", "eta"),
    "cost_thousands": ("cout estime k€", "estimated cost k€", "cout k€", "cost k€", "cout keur"),
    "cost_euros": ("cout estime €", "estimated cost €", "cout €", "cost €", "cout", "cost"),
    "comment": ("commentaire", "comment", "commentaires", "comments", "justification", "observations"),
}
REQUIRED = ("reference", "title")
_FIELD_OF = {heading: field for field, headings in HEADINGS.items() for heading in headings}
SEARCHED_ROWS = 40


@dataclass(frozen=True, slots=True)
class Header:
    """The heading row that was found: its row number and, for each field, its column and its wording."""

    row: int
    columns: dict[str, int]
    wordings: dict[str, str]
    repeated: tuple[tuple[str, str], ...]
    keyed: bool

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(field for field in REQUIRED if field not in self.columns)


def read_header(*, number: int, cells: Sequence[str]) -> Header:
    """What the cells of one row mean, if that row is the heading row."""
    columns: dict[str, int] = {}
    wordings: dict[str, str] = {}
    repeated: list[tuple[str, str]] = []
    for index, cell in enumerate(cells):
        field = _FIELD_OF.get(fold(cell), "") if cell.strip() else ""
        if field and field in columns:
            repeated.append((wordings[field], cell.strip()))
        elif field:
            columns[field], wordings[field] = index, cell.strip()
    keyed = wordings.get("reference", "").casefold() == "ref_id"
    return Header(number, columns, wordings, tuple(repeated), keyed)


def find_header(*, rows: Sequence[Sequence[str]]) -> Header | None:
    """The row with most known headings among the first ones; None when no row has three of them."""
    found = [read_header(number=number, cells=cells) for number, cells in enumerate(rows[:SEARCHED_ROWS], start=1)]
    best = max(found, key=lambda header: len(header.columns), default=None)
    return best if best is not None and len(best.columns) >= 3 else None
