"""Canonical JSON (RFC 8785) for the few kinds of value that the trail hashes; anything else is refused."""

import json
from collections.abc import Mapping, Sequence

_REFUSED = "the trail hashes no {}: only strings, integers below 2^53, booleans, null, lists and ASCII-keyed objects"
LARGEST = 2**53 - 1
_quote = json.encoder.encode_basestring
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode

Value = str | int | bool | None | Sequence["Value"] | Mapping[str, "Value"]


class NotCanonical(ValueError):
    """The value has no canonical form here (a float, a huge integer, a lone surrogate, a non-ASCII key)."""


def canonical(value: Value) -> bytes:
    """The one byte form of a value. Equal values give equal bytes; sorted compact JSON is RFC 8785 on this subset."""
    _check(value)
    if type(value) is int:  # the encoder takes a long way round for a number alone
        return b"%d" % value
    try:
        # an encoder is built for each call: text alone, what most fields hold, needs none
        return (_quote(value) if type(value) is str else _encode(value)).encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotCanonical("a lone surrogate is not text") from error


def _check(value: Value) -> None:
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return
    if kind is int:
        if not -LARGEST <= value <= LARGEST:  # type: ignore[operator]
            raise NotCanonical(f"{value} is not below 2^53")
    elif kind is dict:
        for key, inner in value.items():  # type: ignore[union-attr]
            if type(key) is not str or not key.isascii():
                raise NotCanonical(f"the key {key!r} is not ASCII text")
            _check(inner)
    elif kind is list or kind is tuple:
        for inner in value:  # type: ignore[union-attr]
            _check(inner)
    else:
        raise NotCanonical(_REFUSED.format(kind.__name__))
