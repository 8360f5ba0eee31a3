"""How a migration that creates many tables runs: from one rendering of the models, not one a table.

Django renders every related model again after each operation; here all models are related, through perimeters and
people, so that an empty database would cost the square of their number. Creating a table looks at no earlier state:
tables created one after the other can be made from the state that all of them leave.
"""

from contextlib import suppress
from itertools import groupby
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


def _creates(operation: Operation) -> bool:
    return isinstance(operation, migrations.CreateModel)


class Migration(migrations.Migration):
    """A migration whose successive CreateModel share one state; every other operation runs as in Django."""

    def apply(
        self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        """Run the operations in their order; answer the state they leave."""
        for creating, operations in groupby(self.operations, key=_creates):
            contents = {"operations": list(operations), "atomic": self.atomic}
            part = type("Migration", (migrations.Migration,), contents)(self.name, self.app_label)
            if creating and not collect_sql:
                self._create(part, project_state, schema_editor)
            else:
                part.apply(project_state, schema_editor, collect_sql)
        return project_state

    @staticmethod
    def _create(part: migrations.Migration, state: ProjectState, schema_editor: Any) -> None:
        """All these tables, from the state after the last of them."""
        with suppress(AttributeError):
            del state.apps  # rendered again when the first table asks for its model
        part.mutate_state(state, preserve=False)
        for operation in part.operations:
            operation.database_forwards(part.app_label, schema_editor, state, state)
