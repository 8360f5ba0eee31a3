"""What is wrong with a file of frameworks, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from controls.places import CatalogueError

REASONS: Mapping[str, Any] = {
    "not_yaml": gettext_lazy("this is not valid YAML (%(value)s)"),
    "not_mapping": gettext_lazy("a set of “key: value” lines is expected here"),
    "not_list": gettext_lazy("a list is expected here"),
    "not_text": gettext_lazy("a text is expected here"),
    "not_flag": gettext_lazy("true or false is expected here, not “%(value)s”"),
    "not_number": gettext_lazy("a whole number is expected here, not “%(value)s”"),
    "missing": gettext_lazy("this is missing or empty"),
    "unknown_value": gettext_lazy("“%(value)s” is not one of the known values"),
    "unknown_parent": gettext_lazy("it hangs from “%(value)s”, which the file does not hold"),
    "unknown_requirement": gettext_lazy("the requirement “%(value)s” is not in the framework"),
    "unknown_framework": gettext_lazy("the framework “%(value)s” is not loaded: load it first"),
    "unknown_file": gettext_lazy("no catalogue of this name comes with the product"),
    "duplicate": gettext_lazy("“%(value)s” stands twice"),
    "loop": gettext_lazy("it hangs from itself, directly or not"),
    "empty": gettext_lazy("no requirement was found"),
    "empty_file": gettext_lazy("the file is empty"),
    "too_large": gettext_lazy("the file is larger than %(value)s MB"),
    "too_deep": gettext_lazy("it is nested deeper than %(value)s levels"),
    "bomb": gettext_lazy("repetitions by alias would make it far too large"),
    "not_json": gettext_lazy("this is not valid JSON (%(value)s)"),
    "not_utf8": gettext_lazy("the text is not UTF-8: save the file in this encoding"),
    "not_strength": gettext_lazy("a strength lies between 0 and 100, not “%(value)s”"),
    "unknown_format": gettext_lazy("this is neither a library of CISO Assistant nor an OSCAL catalog or profile"),
    "other_oscal": gettext_lazy("OSCAL “%(value)s” files are not imported: give a catalog or a profile"),
    "oscal_version": gettext_lazy("OSCAL “%(value)s” is not read: version 1 is expected"),
    "unknown_catalogue": gettext_lazy("the catalog “%(value)s” is not loaded: import it first"),
    "unknown_model": gettext_lazy("the model of control “%(value)s” is neither in the file nor loaded"),
    "nothing_read": gettext_lazy("nothing that can be imported was found (%(value)s)"),
    "shipped": gettext_lazy("“%(value)s” comes with the product and is brought up to date with it"),
}


def explain(error: CatalogueError) -> ValidationError:
    """The error of a catalogue in the reader's language: where inside the file, then why."""
    reason = REASONS[error.code] % {"value": error.value}
    return ValidationError(format_lazy("{path}: {reason}", path=error.path, reason=reason), code=error.code)


def reason_of(*, path: str, code: str, value: str = "") -> str:
    """Why a file is refused, in the reader's language, without its place."""
    return str(REASONS[code] % {"value": value})
