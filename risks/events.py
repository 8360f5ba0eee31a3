"""Which threats of the catalogue make a scenario consider an event that HDS makes compulsory (EXI-05); our reading."""

COMPULSORY_EVENTS: dict[str, frozenset[str]] = {
    "EXI-05.A": frozenset({"T-01", "T-02", "T-03", "T-04", "T-05", "T-09", "T-10", "T-14"}),
    "EXI-05.B": frozenset({"T-07", "T-25", "T-30"}),
    "EXI-05.B.a": frozenset({"T-25", "T-56"}),
    "EXI-05.B.c": frozenset({"T-30"}),
    "EXI-05.C": frozenset({"T-11", "T-34", "T-40", "T-41"}),
    "EXI-05.D": frozenset({"T-35", "T-36", "T-37", "T-38", "T-52", "T-53", "T-54", "T-55", "T-57"}),
    "EXI-05.D.a": frozenset({"T-37", "T-55"}),
    "EXI-05.D.b": frozenset({"T-12", "T-48", "T-57"}),
    "EXI-05.D.c": frozenset({"T-42"}),
    "EXI-05.D.d": frozenset({"T-58"}),
    "EXI-05.E": frozenset({"T-22", "T-29", "T-53", "T-58"}),
    "EXI-05.F": frozenset({"T-26", "T-27", "T-28", "T-52", "T-54", "T-56"}),
    "EXI-05.G": frozenset({"T-14", "T-15", "T-16", "T-17", "T-18", "T-19", "T-21", "T-60"}),
    "EXI-05.H": frozenset({"T-61"}),
}
"""Event → threats. B.b (media when printed) has no threat of its own: a risk on media (B) considers it."""


def events_of(*, threat: str) -> list[str]:
    """The events that a threat makes a scenario consider."""
    return [event for event, threats in COMPULSORY_EVENTS.items() if threat in threats]
