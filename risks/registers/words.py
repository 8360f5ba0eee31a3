"""Words as people type them: accents, case, gender and prefixes ignored, in French and in English."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from risks.levels import Grid

NONE_MARKS = frozenset({"", "-", "--", "---", "–", "—", "n/a", "na", "s/o", "sans objet", "aucun", "aucune", "none"})

# Another spelling of a shipped wording; a scale's own wording always comes first.
SAME_WORDS: dict[str, tuple[str, ...]] = {
    "mineure": ("mineur",),
    "significative": ("significatif",),
    "grave": ("important", "importante", "eleve", "elevee"),
    "peu vraisemblable": ("peu probable", "improbable"),
    "vraisemblable": ("probable",),
    "tres vraisemblable": ("tres probable",),
    "quasi certain": ("certain", "certaine", "quasi certaine", "quasiment certain"),
    "limitee": ("limite",),
    "importante": ("important",),
    "majeure": ("majeur",),
    "faible": ("bas", "basse"),
    "moyen": ("moyenne", "modere", "moderee"),
    "eleve": ("elevee", "fort", "forte"),
    "modere": ("moderee", "moyen"),
}

TREATMENTS: dict[str, str] = {
    **dict.fromkeys(("reduire", "reduction", "modifier", "modification", "attenuer", "attenuation"), "modify"),
    **dict.fromkeys(("traiter", "modify", "mitigate", "reduce"), "modify"),
    **dict.fromkeys(("refuser", "refus", "eviter", "evitement", "supprimer", "avoid"), "avoid"),
    **dict.fromkeys(("partager", "partage", "transferer", "transfert", "share", "transfer"), "share"),
    **dict.fromkeys(("maintenir", "maintien", "conserver", "accepter", "acceptation", "retain", "accept"), "retain"),
}
UNDECIDED = frozenset({"open", "ouvert", "ouverte", "a definir", "a decider", "undecided", "identified"})

CRITERIA: dict[str, str] = {
    **dict.fromkeys(("d", "a", "disponibilite", "availability"), "D"),
    **dict.fromkeys(("i", "integrite", "integrity"), "I"),
    **dict.fromkeys(("c", "confidentialite", "confidentiality"), "C"),
    **dict.fromkeys(("t", "p", "tracabilite", "preuve", "traceability"), "T"),
}

_BLANKS = re.compile(r"[\s·'’_\-‐‑–—./:]+")
_PREFIX = re.compile(r"^([a-z]?\d{1,2})(?: +)(.+)$")


def fold(text: str) -> str:
    """The text without accents, case, punctuation or repeated blanks, so that two spellings compare equal."""
    bare = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe"))
    bare = "".join(char for char in bare if not unicodedata.combining(char)).casefold()
    return _BLANKS.sub(" ", bare.replace("(s)", "s").replace("(", " ").replace(")", " ")).strip()


def is_none(text: str) -> bool:
    """True for an empty cell and for the marks people type to say “nothing”."""
    return text.strip().casefold() in NONE_MARKS


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scale, with every wording that names it."""

    value: int
    code: str
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """The words of one axis of a scale, ready for look-up."""

    by_word: Mapping[str, int]
    wordings: Mapping[int, str]

    @property
    def expected(self) -> str:
        return ", ".join(self.wordings.values())

    def wording(self, value: int) -> str:
        return self.wordings[value]

    def find(self, text: str) -> int | None:
        """The value that a cell names: its wording, its code, its number, or “3 - Grave” when both agree."""
        word = fold(text)
        if word.endswith(" 0") and word[:-2].isdigit():  # a number cell read as “3.0”
            word = word[:-2]
        if word in self.by_word:
            return self.by_word[word]
        match = _PREFIX.match(word)
        if match is None:
            return None
        number, name = (self.by_word.get(part) for part in match.groups())
        return number if number is not None and number == name else None


def axis(*, steps: Iterable[Step]) -> Axis:
    """The look-up of one axis; own wordings win over the other spellings of a shipped one."""
    ordered = list(steps)
    words: dict[str, int] = {}
    for step in ordered:
        for word in (str(step.value), step.code, *step.wordings):
            words.setdefault(fold(word), step.value)
    for step in ordered:
        for wording in step.wordings:
            for other in SAME_WORDS.get(fold(wording), ()):
                words.setdefault(other, step.value)
    return Axis(words, {step.value: step.wordings[0] for step in ordered})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the scale in force where the register is imported."""

    likelihood: Axis
    severity: Axis
    level: Axis
    grid: Grid


def criteria(text: str) -> str | None:
    """“D, I”, “DIC” or “Disponibilité ; Traçabilité” as letters in the order D I C T; None when not understood."""
    words = [fold(part) for part in re.split(r"[;,/+\n]| et | and ", text) if part.strip()]
    letters: set[str] = set()
    for word in words:
        known = [CRITERIA[word]] if word in CRITERIA else [CRITERIA.get(char, "") for char in word.replace(" ", "")]
        if "" in known or (word not in CRITERIA and len(word.replace(" ", "")) > len("DICT")):
            return None
        letters.update(known)
    return "".join(letter for letter in "DICT" if letter in letters)
