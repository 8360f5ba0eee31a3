"""The kind of a file in words that people use, from its media type. Pure."""

from __future__ import annotations

import re
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

OTHER: Final = "other"
_KINDS: Final[tuple[tuple[str, Any, str], ...]] = (
    ("pdf", _("PDF"), r"application/pdf"),
    ("image", _("Image"), r"image/.*"),
    ("sheet", _("Spreadsheet"), r".*(spreadsheet|excel).*|text/csv"),
    ("slides", _("Presentation"), r".*(presentation|powerpoint).*"),
    ("document", _("Text document"), r".*(wordprocessing|msword|opendocument\.text).*|text/rtf"),
    ("email", _("E-mail"), r"message/rfc822|application/vnd\.ms-outlook"),
    ("web", _("Web page"), r"text/html"),
    ("data", _("Data"), r"application/(json|xml|yaml|x-ndjson|toml)|text/xml"),
    ("text", _("Plain text"), r"text/.*"),
    ("recording", _("Sound or film"), r"(audio|video)/.*"),
    ("archive", _("Archive"), r"application/(zip|gzip|x-7z-compressed|x-tar|x-rar|x-bzip2|x-xz|zstd)"),
)


def kind_of(*, media_type: str) -> str:
    """The code of the first kind that fits."""
    return next((code for code, _label, pattern in _KINDS if re.fullmatch(pattern, media_type)), OTHER)


def choices() -> list[tuple[str, Any]]:
    """Every kind with its label."""
    return [*((code, label) for code, label, _pattern in _KINDS), (OTHER, _("Other"))]


def label_of(*, media_type: str) -> Any:
    """The kind in words."""
    return dict(choices())[kind_of(media_type=media_type)]
