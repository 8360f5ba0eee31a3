"""The tone of a status: which words are good, which wait, which alarm. Colour never stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TONES = ("ok", "info", "warn", "bad", "neutral")

_tones: dict[str, str] = {}


def register_tones(tones: Mapping[str, str]) -> None:
    """Declare the tone of status codes; a code already declared with another tone is an error."""
    for code, tone in tones.items():
        if tone not in TONES:
            raise ValueError(f"{tone} is no tone: use one of {', '.join(TONES)}")
        if _tones.get(code, tone) != tone:
            raise ValueError(f"the tone of {code} is declared twice")
        _tones[code] = tone


def tone_of(value: Any) -> str:
    """The tone of a status; one that nobody declared is neutral."""
    declared = getattr(value, "tone", None)
    return declared if isinstance(declared, str) else _tones.get(str(value).lower(), "neutral")


register_tones(
    {
        **dict.fromkeys(
            [
                "implemented",
                "intact",
                "effective",
                "approved",
                "published",
                "accepted",
                "residual_accepted",
                "closed",
                "done",
                "verified",
                "given",
                "succeeded",
                "finished",
                "acknowledged",
                "conform",
                "conforming",
                "strength",
                "active",
                "low",
                "treated",
                "monitored",
                "fulfilled",
                "met",
            ],
            "ok",
        ),
        **dict.fromkeys(
            [
                "in_treatment",
                "treatment_decided",
                "in_progress",
                "running",
                "implementing",
                "in_review",
                "corrected",
                "cause_found",
                "plan_approved",
                "requested",
                "analysed",
                "evaluated",
                "observation",
                "opportunity",
                "shared",
                "planned_in_time",
            ],
            "info",
        ),
        **dict.fromkeys(
            [
                "partial",
                "planned",
                "queued",
                "review_due",
                "effectiveness_check",
                "minor",
                "medium",
                "moderate",
                "extended",
                "due_soon",
                "untested",
                "waiting",
                "pending",
                "undecided",
                "identified",
                "reported",
                "reopened",
                "open",
            ],
            "warn",
        ),
        **dict.fromkeys(
            [
                "late",
                "overdue",
                "failed",
                "ineffective",
                "refused",
                "major",
                "high",
                "critical",
                "very_high",
                "not_started",
                "expired",
                "rejected",
                "inconsistent",
                "broken",
                "invalidated",
            ],
            "bad",
        ),
        **dict.fromkeys(
            ["draft", "withdrawn", "superseded", "cancelled", "not_applicable", "excluded", "unknown"], "neutral"
        ),
    }
)
