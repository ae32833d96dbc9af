"""The index behind :mod:`wangjian.desk.search`, as a migration step for either database."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_TOKENIZER = "unicode61 remove_diacritics 0"


class AddPairsIndex(Operation):
    """Index the character pairs of a :class:`~wangjian.desk.search.Searchable` model."""

    reversible = True

    def __init__(self, table: str) -> None:
        self.table = table

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing for Django to know: the index belongs to the database alone."""

    def database_forwards(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *states: Any) -> None:
        for statement in self._forwards(schema_editor.connection.vendor):
            schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *states: Any) -> None:
        for statement in self._backwards(schema_editor.connection.vendor):
            schema_editor.execute(statement)

    def describe(self) -> str:
        return f"Index character pairs of {self.table}"

    def _forwards(self, vendor: str) -> list[str]:
        table = self.table
        if vendor == "postgresql":
            return [f"CREATE INDEX {table}_pairs ON {table} USING gin (string_to_array(search_pairs, ' '))"]
        index = f"{table}_pairs"
        gone = f"INSERT INTO {index}({index}, rowid, search_pairs) VALUES ('delete', old.id, old.search_pairs);"  # noqa: S608
        come = f"INSERT INTO {index}(rowid, search_pairs) VALUES (new.id, new.search_pairs);"  # noqa: S608
        return [
            f"CREATE VIRTUAL TABLE {table}_pairs USING fts5(search_pairs, content='{table}', content_rowid='id', "
            f"detail=none, columnsize=0, tokenize='{_TOKENIZER}')",
            f"CREATE TRIGGER {table}_pairs_insert AFTER INSERT ON {table} BEGIN {come} END",
            f"CREATE TRIGGER {table}_pairs_delete AFTER DELETE ON {table} BEGIN {gone} END",
            f"CREATE TRIGGER {table}_pairs_update AFTER UPDATE OF search_pairs ON {table} BEGIN {gone} {come} END",
        ]

    def _backwards(self, vendor: str) -> list[str]:
        table = self.table
        if vendor == "postgresql":
            return [f"DROP INDEX {table}_pairs"]
        triggers = [f"DROP TRIGGER {table}_pairs_{moment}" for moment in ("insert", "delete", "update")]
        return [*triggers, f"DROP TABLE {table}_pairs"]
