"""Texts and values as foreign files give them, made fit for our columns: two languages, plain values, short titles."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from controls.imports.package import REF
from controls.places import CatalogueError, Place

TRANSLATED = ("name", "title", "description", "annotation", "typical_evidence")


def plain(value: Any) -> Any:
    """A value that any database keeps and that the trail can hash: dates and fractions become text."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set):
        return [plain(item) for item in value]
    if isinstance(value, bool | int | str) or value is None:
        return value
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def loose_text(place: Place, key: str, *, required: bool = False) -> str:
    """A text, also when the file wrote a number or a date there. Raises CatalogueError for a list or a mapping."""
    value = place.values.get(key)
    place.used.add(key)
    if isinstance(value, list | Mapping):
        raise CatalogueError(path=f"{place.path}.{key}", code="not_text")
    text = "" if value is None else str(plain(value)).strip()
    if required and not text:
        raise CatalogueError(path=f"{place.path}.{key}", code="missing")
    return text


def in_both(place: Place, key: str, locale: str) -> tuple[str, str]:
    """The French and the English of a text; empty where the file has no such language."""
    own = loose_text(place, key)
    place.used.add("translations")
    found = {locale[:2].lower(): own}
    translations = place.values.get("translations")
    for language, words in (translations if isinstance(translations, Mapping) else {}).items():
        if isinstance(words, Mapping) and isinstance(words.get(key), str):
            found.setdefault(str(language)[:2].lower(), words[key].strip())
    fallback = "" if {"fr", "en"} & {code for code, text in found.items() if text} else own
    return found.get("fr", "") or fallback, found.get("en", "") or fallback


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+", "-", bare).strip("-.")


def tail(urn: str) -> str:
    """What an identifier says beyond its kind: “urn:x:risk:req_node:iso:a.5.1” is “a.5.1”."""
    parts = urn.split(":")
    return ":".join(parts[5:]) if len(parts) > 5 else parts[-1]


def short_ref(text: str) -> str:
    """A reference that fits its column; a longer one ends with a digest of the whole, so that it stays the same."""
    if len(text) <= REF:
        return text
    return f"{text[: REF - 9]}~{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def edition_code(ref: str, edition: str) -> str:
    """The code of an edition of a framework that came from a file."""
    return short_ref(f"{slug(ref)}-v{slug(edition)}" if edition[:1].isdigit() else f"{slug(ref)}-{slug(edition)}")
