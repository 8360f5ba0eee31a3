"""A last barrier on every connection: raw writes to governed tables are refused outside an act."""

import re
from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from trail import rows
from trail.state import OutsideActError, running_act

_WRITE = re.compile(
    r"""^\s*(?:insert\s+(?:or\s+\w+\s+)?into|update|delete\s+from|truncate(?:\s+table)?|replace\s+into)\s+(?:only\s+)?"?([\w.]+)"?""",
    re.IGNORECASE,
)


class _Migrating:
    """Whether a migration is running: migrations may write, for the schema is theirs."""

    depth = 0


def begin_migration(**_kwargs: Any) -> None:
    """Before migrations run."""
    _Migrating.depth = 1


def end_migration(**_kwargs: Any) -> None:
    """After migrations ran."""
    _Migrating.depth = 0


def refuse_untraced(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """An execute wrapper. Raises OutsideActError on a write to a governed table outside an act."""
    if running_act() is None and not _Migrating.depth and isinstance(sql, str):
        match = _WRITE.match(sql)
        if match and match.group(1).rpartition(".")[2] in rows.governed_tables():
            raise OutsideActError(f"The table {match.group(1)} is written inside an action only.")
    return execute(sql, params, many, context)


def install(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    """Put the barrier on a new connection, once."""
    if refuse_untraced not in connection.execute_wrappers:
        connection.execute_wrappers.append(refuse_untraced)
