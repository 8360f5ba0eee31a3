"""What a version of the statement freezes, and what changed since: the statement as plain data."""

from datetime import date
from typing import Any

from controls.effectiveness import worst
from controls.queries.coverage import Covered
from controls.queries.line import AdditionalLine, BehindLine, StatementLine
from controls.queries.statement import Statement, statement_of
from organisation.models import Perimeter
from trail.queries import Moment


def frozen_content(*, statement: Statement) -> dict[str, Any]:
    """What a version freezes; people by their reference, so that an identity can still be erased."""
    return {
        "perimeter": {"id": str(statement.perimeter.pk), "name": statement.perimeter.name},
        "on": statement.on.isoformat(),
        "activities": list(statement.activities),
        "lines": [_frozen_line(line) for line in statement.lines],
        "clauses": [_frozen_clause(row) for row in statement.clauses],
        "additional": [_frozen_additional(row) for row in statement.additional],
    }


def working_content(*, perimeter: Perimeter, on: date, moment: Moment | None = None) -> dict[str, Any]:
    """The working statement in the form of a frozen one."""
    return frozen_content(statement=statement_of(perimeter=perimeter, on=on, moment=moment))


def _behind(row: BehindLine) -> dict[str, Any]:
    return {
        "sources": [{"kind": reason.kind, "label": reason.label} for reason in row.computed],
        "status": row.status,
        "effectiveness": row.effectiveness,
        "controls": [
            {"reference": state.reference, "title": state.title, "status": state.status} for state in row.controls
        ],
        "evidence": row.evidence.total,
        "evidence_valid": row.evidence.valid,
        "derogations": [
            {"reference": each.reference, "title": each.title, "expires_on": each.expires_on.isoformat()}
            for each in row.derogations
        ],
    }


def _frozen_line(line: StatementLine) -> dict[str, Any]:
    record = line.record
    return {
        "framework": line.requirement.framework.code,
        "ref": line.requirement.ref,
        "title_fr": line.requirement.title_fr,
        "title_en": line.requirement.title_en,
        "decision": line.decision,
        "reasons": line.reason_kinds,
        "justification": record.justification if record else "",
        "owner": record.owner.reference if record and record.owner else "",
        "maturity": record.maturity if record else None,
        **_behind(line),
    }


def _frozen_clause(row: Covered) -> dict[str, Any]:
    return {
        "framework": row.requirement.framework.code,
        "ref": row.requirement.ref,
        "title_fr": row.requirement.title_fr,
        "title_en": row.requirement.title_en,
        "controls": [
            {"reference": state.reference, "title": state.title, "status": state.status} for state in row.controls
        ],
        "effectiveness": worst([state.effectiveness.state for state in row.controls]) if row.controls else "untested",
    }


def _frozen_additional(row: AdditionalLine) -> dict[str, Any]:
    return {
        "ref": row.control.reference,
        "title": row.control.title,
        "decision": row.decision,
        "justification": row.record.justification if row.record else "",
        **_behind(row),
    }
