"""The life of a version: which status may follow which (pure)."""

DRAFT, IN_REVIEW, APPROVED = "draft", "in_review", "approved"
PUBLISHED, REVIEW_DUE = "published", "review_due"
SUPERSEDED, WITHDRAWN = "superseded", "withdrawn"

IN_PREPARATION = (DRAFT, IN_REVIEW, APPROVED)
IN_FORCE = (PUBLISHED, REVIEW_DUE)

FOLLOWING: dict[str, tuple[str, ...]] = {
    DRAFT: (IN_REVIEW, WITHDRAWN),
    IN_REVIEW: (APPROVED, DRAFT, WITHDRAWN),
    APPROVED: (PUBLISHED, DRAFT, WITHDRAWN),
    PUBLISHED: (REVIEW_DUE, SUPERSEDED, WITHDRAWN),
    REVIEW_DUE: (PUBLISHED, SUPERSEDED, WITHDRAWN),
    SUPERSEDED: (),
    WITHDRAWN: (),
}


def may_become(current: str, wanted: str) -> bool:
    """Whether a version of one status may take another."""
    return wanted in FOLLOWING[current]
