"""Wording in the reader's language, for reference data that has a French and an English column."""

from django.utils.translation import get_language


def in_language(*, french: str, english: str) -> str:
    """The text in the language of the reader, French first."""
    return english if (get_language() or "fr").startswith("en") and english else french
