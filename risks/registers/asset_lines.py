"""A file of assets: its headings, and what one line says."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from risks import spans
from risks.registers.headings import Header, Shape
from risks.registers.lines import Line
from risks.registers.problems import Problem
from risks.registers.rows import FromFile
from risks.registers.words import fold

NEEDS = ("availability", "integrity", "confidentiality", "traceability")
SPANS = ("rto_minutes", "rpo_minutes", "mtd_minutes")
FLAGS = ("personal_data", "health_data")
LIFE = ("data_collected", "data_used", "data_shared", "data_archived", "data_destroyed")

ASSETS = Shape(
    {
        "reference": ("ref", "reference", "ref id", "id", "identifiant", "n°", "numero"),
        "name": ("nom", "name", "actif", "asset", "bien", "intitule", "libelle"),
        "nature": ("nature", "nature of the asset"),
        "asset_type": ("type d actif", "type of asset", "type", "type de bien", "categorie"),
        "description": ("description", "detail", "details"),
        "owner": ("proprietaire", "owner", "owners", "responsable"),
        "availability": ("disponibilite", "availability", "d", "besoin d"),
        "integrity": ("integrite", "integrity", "i", "besoin i"),
        "confidentiality": ("confidentialite", "confidentiality", "c", "besoin c"),
        "traceability": ("tracabilite", "traceability", "t", "besoin t", "preuve", "proof"),
        "rto_minutes": ("rto", "recovery time objective", "dmia", "delai de reprise"),
        "rpo_minutes": ("rpo", "recovery point objective", "pdma", "perte de donnees maximale"),
        "mtd_minutes": ("mtd", "maximum tolerable downtime", "mtpd", "indisponibilite maximale"),
        "personal_data": ("donnees personnelles", "personal data", "donnees a caractere personnel", "dcp"),
        "health_data": ("donnees de sante", "health data"),
        "data_collected": ("donnees collectees", "data collected", "collecte"),
        "data_used": ("donnees utilisees", "data used", "utilisation"),
        "data_shared": ("donnees partagees", "data shared", "partage"),
        "data_archived": ("donnees archivees", "data archived", "archivage"),
        "data_destroyed": ("donnees detruites", "data destroyed", "destruction"),
        "retention_months": ("conservation mois", "retention months", "duree de conservation mois"),
        "retention_from": ("conservation comptee depuis", "retention counted from", "point de depart"),
        "relies_on": ("repose sur", "relies on", "depend de", "depends on", "dependances", "biens supports"),
        "relied_on_by": ("sert a", "relied on by", "parent assets", "parent asset", "supports"),
    },
    required=("name",),
)
NATURES = {
    **dict.fromkeys(("valeur metier", "valeurs metier", "metier", "business", "business asset", "pr"), "business"),
    **dict.fromkeys(("primary", "primordial", "bien essentiel", "actif primordial"), "business"),
    **dict.fromkeys(
        ("bien support", "biens supports", "support", "supporting", "supporting asset", "sp"), "supporting"
    ),
}
LEVELS = {
    **dict.fromkeys(("1", "faible", "low", "d1", "i1", "c1", "t1"), 1),
    **dict.fromkeys(("2", "modere", "moderate", "moyen", "d2", "i2", "c2", "t2"), 2),
    **dict.fromkeys(("3", "eleve", "high", "fort", "d3", "i3", "c3", "t3"), 3),
    **dict.fromkeys(("4", "vital", "critique", "d4", "i4", "c4", "t4"), 4),
}
YES, NO = frozenset({"oui", "yes", "vrai", "true", "1", "x", "o", "y"}), frozenset({"non", "no", "faux", "false", "0"})
LONGEST_SPAN = 525_600


@dataclass(frozen=True, slots=True)
class AssetRow(FromFile):
    """An asset as a file gives it; an empty value means that the file says nothing about it."""

    number: int
    reference: str
    name: str
    values: Mapping[str, Any] = field(default_factory=dict)
    asset_type: str = ""
    owner: str = ""
    relies_on: tuple[str, ...] = ()
    relied_on_by: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What the preview shows."""
        return self.name

    def as_data(self) -> dict[str, Any]:
        """JSON-ready values."""
        return {**asdict(self), "values": dict(self.values), "headings": dict(self.headings)}


def asset_from(data: Mapping[str, Any]) -> AssetRow:
    """The row that `as_data` described."""
    return AssetRow(**{**data, "relies_on": tuple(data["relies_on"]), "relied_on_by": tuple(data["relied_on_by"])})


def read_asset(
    number: int, cells: Sequence[str], header: Header, problems: list[Problem], seen: dict[str, int]
) -> AssetRow:
    """One line of a file of assets."""
    line = _Asset(number, cells, header, problems)
    row = line.read()
    line.check_unique(seen, "name")
    return row


class _Asset(Line):
    """One asset of a file."""

    limits = {"reference": 40, "name": 300, "owner": 200, "asset_type": 200, "retention_from": 200}

    def read(self) -> AssetRow:
        found = {
            "nature": self.nature(),
            **{name: self.text(name) for name in ("description", *LIFE, "retention_from")},
            **{name: self.need(name) for name in NEEDS},
            **{name: self.span(name) for name in SPANS},
            **{name: self.flag(name) for name in FLAGS},
            "retention_months": self.months("retention_months"),
        }
        return AssetRow(
            number=self.number,
            reference=self.text("reference"),
            name=" ".join(self.required("name").split()),
            values={name: value for name, value in found.items() if value not in (None, "")},
            asset_type="" if fold(self.raw("asset_type")) in NATURES else self.text("asset_type"),
            owner=self.text("owner"),
            relies_on=self.values("relies_on"),
            relied_on_by=self.values("relied_on_by"),
            headings=self.header.wordings,
        )

    def nature(self) -> str:
        """Business or supporting; some tools say it in the column of the type."""
        word = fold(self.raw("nature"))
        if word and word not in NATURES:
            self.refuse("unknown_value", "nature", expected="natures")
        return NATURES.get(word or fold(self.raw("asset_type")), "")

    def need(self, name: str) -> int | None:
        """One to four, in figures or in words: “3 – élevé”."""
        word = fold(self.raw(name))
        found = LEVELS.get(word) or LEVELS.get(word.split(" ")[0])
        if word and found is None:
            self.refuse("unknown_value", name, expected="1, 2, 3, 4")
        return found

    def span(self, name: str) -> int | None:
        """A span of time, in whole minutes."""
        text = self.raw(name)
        if not text:
            return None
        try:
            minutes = spans.minutes_of(text)
        except ValueError:
            minutes = LONGEST_SPAN * 100
        if minutes > LONGEST_SPAN:
            self.refuse("bad_span", name)
            return None
        return minutes

    def flag(self, name: str) -> bool | None:
        """Yes or no."""
        word = fold(self.raw(name))
        if word and word not in YES | NO:
            self.refuse("unknown_value", name, expected="yes_no")
        return None if not word else word in YES

    def months(self, name: str) -> int | None:
        """A whole number of months."""
        text = self.raw(name)
        if not text:
            return None
        if not text.isdigit() or not 1 <= int(text) <= 1800:
            self.refuse("bad_months", name)
            return None
        return int(text)
