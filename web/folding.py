"""Search that forgives accents and case, the same on every engine; an index answers it on PostgreSQL."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Func, TextField
from django.db.models.lookups import Contains

_FROM = "àâäáãåçéèêëíìîïñóòôöõúùûüýÿÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝŸ’"
_INTO = "aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy'"
_TABLE = str.maketrans(_FROM, _INTO)
FUNCTION = "pulsy_fold"
WORDS = "folded_words"


def fold(text: str) -> str:
    """The text in small letters, without accents."""
    return text.lower().translate(_TABLE).replace("œ", "oe")


class FoldedText(TextField):  # type: ignore[type-arg]  # not generic when it runs
    """What `Folded` gives; what is looked for in it is folded too."""


class _FoldedContains(Contains):
    """Both sides are folded, so that "contains" answers "icontains"."""

    def get_prep_lookup(self) -> Any:
        return fold(str(self.rhs))


FoldedText.register_lookup(_FoldedContains, "icontains")


class Folded(Func):
    """Several columns of one table, none of them null, as one folded text: rows.alias(searched=Folded("title")).

    PostgreSQL keeps it in the column WORDS, which it computes by itself (see `words_sql`); SQLite folds as it reads.
    """

    arg_joiner = " || ' ' || "
    output_field = FoldedText()
    function = FUNCTION

    def as_postgresql(self, _compiler: Any, connection: BaseDatabaseWrapper, **_context: Any) -> tuple[str, Any]:
        """The column of the same table."""
        table: Any = self.source_expressions[0]
        quote = connection.ops.quote_name
        return f"{quote(table.alias)}.{quote(WORDS)}", []


def words_sql(*, name: str, table: str, columns: tuple[str, ...]) -> list[str]:
    """The statements of PostgreSQL that keep `Folded(*columns)` at hand, with an index of trigrams."""
    joined = Folded.arg_joiner.join(f'"{column}"' for column in columns)
    into = _INTO.replace("'", "''")
    folded = f"replace(translate(lower({joined}), '{_FROM}', '{into}'), 'œ', 'oe')"
    return [
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        f'ALTER TABLE "{table}" ADD COLUMN "{WORDS}" text GENERATED ALWAYS AS ({folded}) STORED',
        f'CREATE INDEX "{name}" ON "{table}" USING gin ("{WORDS}" gin_trgm_ops)',
    ]


def teach(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    """SQLite learns to fold on each new connection."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(FUNCTION, 1, lambda text: fold(text or ""), deterministic=True)
