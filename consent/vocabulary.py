"""The words of consent that several rooms share (pure)."""

REQUESTED, GIVEN, REFUSED = "requested", "given", "refused"
WITHDRAWN, EXPIRED, INVALIDATED = "withdrawn", "expired", "invalidated"

FOLLOWING: dict[str, tuple[str, ...]] = {
    "": (REQUESTED, GIVEN, REFUSED),
    REQUESTED: (GIVEN, REFUSED, INVALIDATED),
    GIVEN: (GIVEN, WITHDRAWN, INVALIDATED),
    REFUSED: (REQUESTED, GIVEN, INVALIDATED),
    WITHDRAWN: (REQUESTED, GIVEN, INVALIDATED),
    INVALIDATED: (REQUESTED, GIVEN, REFUSED),
}


def may_become(current: str, wanted: str) -> bool:
    """Whether a consent of one status may take another; "" stands for none yet."""
    return wanted in FOLLOWING[current]
