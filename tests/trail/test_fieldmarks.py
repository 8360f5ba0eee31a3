"""Marks: over the canonical list of name and value, so that marks written long ago still name the field."""

from hashlib import sha256
from typing import Any

import pytest

from trail.canonical import canonical
from trail.fieldmarks import differing, field_marks, mark


@pytest.mark.parametrize("value", ['é\u2028"\\', "", 7, -1, True, None, ["a", 1], {"b": [None], "a": "é"}])
def test_a_mark_is_over_the_canonical_pair(value: Any) -> None:
    assert mark("név", value, b"salt", 8) == sha256(b"salt" + canonical(["név", value])).digest()[:8]


def test_the_field_that_differs_is_named() -> None:
    values = {"title": "A", "level": 3}
    marks = field_marks(values, b"salt")
    assert differing(values | {"level": 4}, b"salt", marks) == ["level"]
    assert differing(values, b"salt", marks) == []
