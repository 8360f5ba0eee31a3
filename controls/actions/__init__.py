"""Every change of frameworks, controls, evidence and statements."""

from controls.actions.carrying import carry_over
from controls.actions.catalogue_errors import explain
from controls.actions.controls import (
    advance_control,
    answer_requirement,
    create_control,
    edit_control,
    withdraw_answer,
    withdraw_control,
)
from controls.actions.evidence import (
    add_evidence_version,
    deposit_evidence,
    edit_evidence,
    link_evidence,
    open_evidence,
    show_evidence,
    unlink_evidence,
    unshow_evidence,
    withdraw_evidence,
)
from controls.actions.frameworks import adopt_framework, load_bundled, load_framework, load_mappings
from controls.actions.imports import import_framework, stage_framework, write_framework
from controls.actions.statement import (
    approve_statement,
    decide_applicability,
    decide_many,
    declare_activities,
    pin_statement,
    return_statement,
    submit_statement,
)
from controls.actions.suggestions import take_suggestions
from controls.actions.testing import draw_sample, record_test

__all__ = [
    "add_evidence_version",
    "adopt_framework",
    "advance_control",
    "answer_requirement",
    "approve_statement",
    "carry_over",
    "create_control",
    "decide_applicability",
    "decide_many",
    "declare_activities",
    "deposit_evidence",
    "draw_sample",
    "edit_control",
    "edit_evidence",
    "explain",
    "import_framework",
    "link_evidence",
    "load_bundled",
    "load_framework",
    "load_mappings",
    "open_evidence",
    "pin_statement",
    "record_test",
    "return_statement",
    "show_evidence",
    "stage_framework",
    "submit_statement",
    "take_suggestions",
    "unlink_evidence",
    "unshow_evidence",
    "withdraw_answer",
    "withdraw_control",
    "withdraw_evidence",
    "write_framework",
]
