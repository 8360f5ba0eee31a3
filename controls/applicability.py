"""What may be decided about a requirement in a statement of applicability (pure; 6.1.3 b to d, HDS EXI-08)."""

from collections.abc import Collection

UNDECIDED, APPLICABLE, NOT_APPLICABLE = "undecided", "applicable", "not_applicable"
DUE, WITHOUT_OBJECT = "due", "without_object"
REASONS = ("risk", "legal", "contract", "best_practice")
INCLUDED = frozenset({APPLICABLE, DUE})
EXCLUDED = frozenset({NOT_APPLICABLE, WITHOUT_OBJECT})


def choices_for(*, kind: str, regime: str) -> tuple[str, ...]:
    """The decisions that exist for a requirement: clauses bind, obligations are due or without object."""
    if kind == "clause":
        return (UNDECIDED, APPLICABLE)
    if regime == "due":
        return (UNDECIDED, DUE, WITHOUT_OBJECT)
    return (UNDECIDED, APPLICABLE, NOT_APPLICABLE)


def refusal(
    *, decision: str, kind: str, regime: str, reasons: Collection[str], justification: str, object_held: bool
) -> str:
    """The code of the rule that a decision breaks, or "" when it stands."""
    if decision not in choices_for(kind=kind, regime=regime):
        return {"clause": "clause_binds"}.get(kind, "obligation_binds" if regime == "due" else "not_an_obligation")
    if decision == WITHOUT_OBJECT and object_held:
        return "activity_held"
    if decision in EXCLUDED and not justification.strip():
        return "justification_missing"
    if decision == APPLICABLE and kind != "clause" and not reasons:
        return "reason_missing"
    return ""


def is_weak(*, decision: str, reasons: Collection[str]) -> bool:
    """Whether an inclusion rests on best practice alone: allowed, and shown as weak to the auditor's eye."""
    return decision in INCLUDED and set(reasons) <= {"best_practice"}


def is_uncited(*, decision: str, stated: Collection[str], cited: Collection[str]) -> bool:
    """Whether an inclusion claims a risk, a law or a contract, and none on record brings it (6.1.3 d)."""
    claimed = set(stated) - {"best_practice"}
    return decision in INCLUDED and bool(claimed) and not set(cited) & {"risk", "legal", "contract"}
