"""Operations of migrations that the database of this installation may not need."""

from typing import Any

from django.db.migrations import RunSQL


class OnlyOn(RunSQL):
    """Statements for one engine alone: OnlyOn("postgresql", forwards, backwards)."""

    def __init__(self, vendor: str, sql: Any, reverse_sql: Any = RunSQL.noop) -> None:
        self.vendor = vendor
        super().__init__(sql, reverse_sql)

    def deconstruct(self) -> Any:
        """As it was written."""
        return type(self).__qualname__, [self.vendor, self.sql, self.reverse_sql], {}

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Run, if this is the engine."""
        if schema_editor.connection.vendor == self.vendor:
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Undo, if this is the engine."""
        if schema_editor.connection.vendor == self.vendor:
            super().database_backwards(app_label, schema_editor, from_state, to_state)
