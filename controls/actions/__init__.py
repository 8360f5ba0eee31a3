"""Every change of frameworks, controls, evidence, obligations, hosting, derogations and statements."""

from controls.actions.carrying import (
    carry_over,
)
from controls.actions.catalogue_errors import (
    explain,
)
from controls.actions.controls import (
    advance_control,
    answer_requirement,
    create_control,
    edit_control,
    withdraw_answer,
    withdraw_control,
)
from controls.actions.derogations import (
    approve_derogation,
    end_derogation,
    refuse_derogation,
    request_derogation,
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
from controls.actions.frameworks import (
    adopt_framework,
    load_bundled,
    load_framework,
    load_mappings,
)
from controls.actions.hosting import (
    add_hosting_actor,
    edit_hosting_actor,
    record_certificate,
    withdraw_certificate,
    withdraw_hosting_actor,
)
from controls.actions.imports import (
    import_framework,
    stage_framework,
    write_framework,
)
from controls.actions.obligations import (
    bring_requirements,
    check_clauses,
    create_obligation,
    drop_requirement,
    edit_obligation,
    review_obligation,
    withdraw_obligation,
)
from controls.actions.statement import (
    approve_statement,
    decide_additional,
    decide_applicability,
    decide_many,
    declare_activities,
    pin_statement,
    return_statement,
    submit_statement,
)
from controls.actions.suggestions import (
    take_suggestions,
)
from controls.actions.testing import (
    draw_sample,
    record_test,
)

__all__ = [
    "add_evidence_version",
    "add_hosting_actor",
    "adopt_framework",
    "advance_control",
    "answer_requirement",
    "approve_derogation",
    "approve_statement",
    "bring_requirements",
    "carry_over",
    "check_clauses",
    "create_control",
    "create_obligation",
    "decide_additional",
    "decide_applicability",
    "decide_many",
    "declare_activities",
    "deposit_evidence",
    "draw_sample",
    "drop_requirement",
    "edit_control",
    "edit_evidence",
    "edit_hosting_actor",
    "edit_obligation",
    "end_derogation",
    "explain",
    "import_framework",
    "link_evidence",
    "load_bundled",
    "load_framework",
    "load_mappings",
    "open_evidence",
    "pin_statement",
    "record_certificate",
    "record_test",
    "refuse_derogation",
    "request_derogation",
    "return_statement",
    "review_obligation",
    "show_evidence",
    "stage_framework",
    "submit_statement",
    "take_suggestions",
    "unlink_evidence",
    "unshow_evidence",
    "withdraw_answer",
    "withdraw_certificate",
    "withdraw_control",
    "withdraw_evidence",
    "withdraw_hosting_actor",
    "withdraw_obligation",
    "write_framework",
]
