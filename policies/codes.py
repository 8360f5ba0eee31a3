"""Codes that people read aloud and type: no letter that looks like a figure (pure)."""

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH, GROUP = 16, 4


def code_from(digest: bytes) -> str:
    """Sixteen signs in four groups, from the first bytes of a digest."""
    number = int.from_bytes(digest[:16], "big")
    signs = []
    for _place in range(LENGTH):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "-".join("".join(signs[place : place + GROUP]) for place in range(0, LENGTH, GROUP))


def as_code(typed: str) -> str:
    """What somebody typed, as a code is written: capitals, groups of four; nothing when it cannot be one."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    if len(signs) != LENGTH or any(sign not in ALPHABET for sign in signs):
        return ""
    return "-".join(signs[place : place + GROUP] for place in range(0, LENGTH, GROUP))
