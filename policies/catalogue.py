"""The templates of documents that come with the product: titles, requirements answered, texts. Reads files only."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).with_name("catalogues")
BODY = "{organisation}"


@dataclass(frozen=True)
class Template:
    """One document to begin from."""

    key: str
    kind: str
    title_fr: str
    title_en: str
    requirements: tuple[str, ...]

    def title(self, *, language: str) -> str:
        """The title in a language ("fr" or any other, taken as English)."""
        return self.title_fr if language.startswith("fr") else self.title_en

    def text(self, *, language: str, organisation: str) -> str:
        """The text in a language, in the name of an organisation."""
        path = FOLDER / "texts" / f"{self.key}.{'fr' if language.startswith('fr') else 'en'}.md"
        return path.read_text(encoding="utf-8").replace(BODY, organisation)

    def purpose(self, *, language: str, organisation: str) -> str:
        """Its first paragraph."""
        paragraphs = self.text(language=language, organisation=organisation).split("\n\n")
        return next((text.strip() for text in paragraphs if not text.startswith("#")), "")


@cache
def templates() -> dict[str, Template]:
    """Every template by key, in the order of the file."""
    rows = yaml.safe_load((FOLDER / "templates.yaml").read_text(encoding="utf-8"))["templates"]
    return {
        row["key"]: Template(
            key=row["key"],
            kind=row["kind"],
            title_fr=row["title_fr"].replace("'", "’"),
            title_en=row["title_en"],
            requirements=tuple(row["requirements"]),
        )
        for row in rows
    }


def framework_code() -> str:
    """The framework whose requirements the templates name."""
    return str(yaml.safe_load((FOLDER / "templates.yaml").read_text(encoding="utf-8"))["framework"]["code"])
