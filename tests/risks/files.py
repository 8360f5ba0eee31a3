"""Files exported by pages and read as an import reads them."""

import io
from typing import Any

from django.urls import reverse

from organisation.models import Perimeter
from risks.actions.imports import planned_lines
from risks.registers.contents import SHAPES, read_content
from risks.registers.reader import Register, find_table
from tests.cast import Cast
from tests.risks.test_pages import as_user


def exported(cast: Cast, route: str, perimeter: Perimeter, file_format: str) -> bytes:
    """The file of a page, for one perimeter."""
    answer = as_user(cast.officer).get(reverse(route), {"export": file_format, "perimeter": str(perimeter.pk)})
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def parsed(content: str, file: bytes) -> Register:
    """What an import reads of it; assets and actions need no words of a scale."""
    table = find_table(stream=io.BytesIO(file), shape=SHAPES[content])
    return read_content(content=content, table=table, vocabulary=None)  # type: ignore[arg-type]


def outcomes(perimeter: Perimeter, content: str, register: Register) -> set[str]:
    """What importing it again would do."""
    lines = planned_lines(perimeter=perimeter, content=content, rows=register.rows, problems=register.problems)
    return {line.outcome for line in lines}


def said(register: Register) -> list[dict[str, Any]]:
    """What the lines say, without where they stood nor the references given here."""
    return [{**row.as_data(), "number": 0, "headings": {}, "reference": ""} for row in register.rows]
