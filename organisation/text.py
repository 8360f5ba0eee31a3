"""Text folded for sorting and comparing: without accents, in lower case (pure)."""

import unicodedata


def folded(text: str) -> str:
    """`text` without accents or ligatures, in lower case, spaces made single."""
    spread = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae"))
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())
