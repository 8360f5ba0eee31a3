"""Reading what systems send: JSON that is text throughout and nested within reason."""

from __future__ import annotations

import json
import re
from typing import IO, Any, cast

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

HALF_CHARACTER = re.compile(rb"\\u[dD][89a-fA-F]")


class StrictJSONParser(JSONParser):
    """What cannot be written down again (half of a character) or is nested without end is no JSON here."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """The value that the body holds. Raises ParseError."""
        seen = _Seen(stream)
        try:
            value = super().parse(cast("IO[bytes]", seen), media_type, parser_context)
            if HALF_CHARACTER.search(seen.read_so_far):
                json.dumps(value, ensure_ascii=False).encode()
        except RecursionError as error:
            raise ParseError(_("The message is nested too deeply.")) from error
        except UnicodeEncodeError as error:
            raise ParseError(_("The message holds half of a character.")) from error
        return value


class _Seen:
    """A stream that remembers what was read of it; what is sent in JSON is bounded by DATA_UPLOAD_MAX_MEMORY_SIZE."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.read_so_far = b""

    def read(self, *size: int) -> bytes:
        piece: bytes = self._stream.read(*size)
        self.read_so_far += piece
        return piece
