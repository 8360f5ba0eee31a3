"""Every change of frameworks, controls, evidence and statements."""

from controls.actions.controls import (
    advance_control,
    answer_requirement,
    create_control,
    edit_control,
    record_test,
    withdraw_answer,
    withdraw_control,
)
from controls.actions.evidence import (
    add_evidence_version,
    deposit_evidence,
    edit_evidence,
    link_evidence,
    open_evidence,
    unlink_evidence,
    withdraw_evidence,
)
from controls.actions.frameworks import adopt_framework, load_bundled, load_framework, load_mappings
from controls.actions.statement import (
    approve_statement,
    decide_applicability,
    decide_many,
    declare_activities,
    pin_statement,
    return_statement,
    submit_statement,
)

__all__ = [
    "add_evidence_version",
    "adopt_framework",
    "advance_control",
    "answer_requirement",
    "approve_statement",
    "create_control",
    "decide_applicability",
    "decide_many",
    "declare_activities",
    "deposit_evidence",
    "edit_control",
    "edit_evidence",
    "link_evidence",
    "load_bundled",
    "load_framework",
    "load_mappings",
    "open_evidence",
    "pin_statement",
    "record_test",
    "return_statement",
    "submit_statement",
    "unlink_evidence",
    "withdraw_answer",
    "withdraw_control",
    "withdraw_evidence",
]
