"""The headings of a register, in French, in English and as keys: which column holds what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

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
SEARCHED_ROWS = 40


@dataclass(frozen=True)
class Shape:
    """What one kind of file holds: the headings of each field, and the fields that it cannot do without."""

    headings: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]

    @cached_property
    def field_of(self) -> dict[str, str]:
        """Each known heading, folded, and the field that it names."""
        return {heading: field for field, headings in self.headings.items() for heading in headings}


RISKS = Shape(HEADINGS, REQUIRED)


@dataclass(frozen=True, slots=True)
class Header:
    """The heading row that was found: its row number and, for each field, its column and its wording.

    `unknown` holds the headings that name nothing and of which nobody said what they hold.
    """

    row: int
    columns: dict[str, int]
    wordings: dict[str, str]
    repeated: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    shape: Shape

    @property
    def keyed(self) -> bool:
        """Headings that are keys: values of one cell are separated by commas."""
        return self.wordings.get("reference", "").casefold() == "ref_id"

    @property
    def missing(self) -> tuple[str, ...]:
        """Fields that the file cannot do without."""
        return tuple(field for field in self.shape.required if field not in self.columns)

    @property
    def is_plain(self) -> bool:
        """Every heading is understood, and nothing is missing or there twice."""
        return not (self.unknown or self.missing or self.repeated)


def read_header(
    *, number: int, cells: Sequence[str], shape: Shape = RISKS, mapping: Mapping[str, str] | None = None
) -> Header:
    """What the cells of one row mean, if that row is the heading row; what `mapping` says of a heading comes first."""
    columns: dict[str, int] = {}
    wordings: dict[str, str] = {}
    repeated: list[tuple[str, str]] = []
    unknown: list[str] = []
    for index, cell in enumerate(cells):
        word = fold(cell)
        if not word:
            continue
        said = (mapping or {}).get(word)
        field = shape.field_of.get(word, "") if said is None else said
        if field and field in columns:
            repeated.append((wordings[field], cell.strip()))
        elif field:
            columns[field], wordings[field] = index, cell.strip()
        elif said is None:
            unknown.append(cell.strip())
    return Header(number, columns, wordings, tuple(repeated), tuple(unknown), shape)


def find_header(
    *, rows: Sequence[Sequence[str]], shape: Shape = RISKS, mapping: Mapping[str, str] | None = None
) -> Header | None:
    """The row with most known headings among the first ones; None when no row has three of them, or two that count."""
    found = [
        read_header(number=number, cells=cells, shape=shape, mapping=mapping)
        for number, cells in enumerate(rows[:SEARCHED_ROWS], start=1)
    ]
    best = max(found, key=lambda header: len(header.columns), default=None)
    if best is None:
        return None
    return best if len(best.columns) >= 3 or (best.columns and not best.missing) else None


def likely_header(
    *, rows: Sequence[Sequence[str]], shape: Shape, mapping: Mapping[str, str] | None = None
) -> Header | None:
    """The first of the fullest rows: where no heading is known, that is where headings are; None without two cells."""
    filled = [sum(1 for cell in row if cell.strip()) for row in rows[:SEARCHED_ROWS]]
    most = max(filled, default=0)
    if most < 2:
        return None
    place = filled.index(most)
    return read_header(number=place + 1, cells=rows[place], shape=shape, mapping=mapping)
