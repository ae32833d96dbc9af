"""docs/reference/observations.md says what the schemas say."""

from __future__ import annotations

import re
from pathlib import Path

import pyarrow as pa
import pytest

from wangjian.lake.fields import ESSENTIAL, FIELD_TITLES, KIND_TITLES, NATURAL_KEYS
from wangjian.lake.schemas import KINDS, TEXT_FIELDS

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "observations.md").read_text(encoding="utf-8")
COMMON = "All kinds"
ROW = re.compile(r"^\| `(\w+)`( †)? \| (.+?) \| (.+?) \| .+ \|$", re.MULTILINE)
TYPES = {
    "text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "yes/no": pa.bool_(), "date": pa.date32(),
    "time, UTC": pa.timestamp("us", tz="UTC"),
}  # fmt: skip


def _columns(heading: str) -> list[tuple[str, bool, str, pa.DataType]]:
    section = re.split(r"^## ", PAGE.split(f"\n## {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    return [(name, bool(mark), title, TYPES[type_]) for name, mark, title, type_ in ROW.findall(section)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_lists_the_columns_of_each_kind(kind: str) -> None:
    written = _columns(COMMON) + _columns(kind)

    assert [(name, type_) for name, _, _, type_ in written] == [(f.name, f.type) for f in KINDS[kind]]
    assert {name for name, mark, _, _ in written if mark} == set(TEXT_FIELDS.get(kind, ()))
    assert all(FIELD_TITLES[name] == title for name, _, title, _ in written)


def test_every_kind_and_column_has_a_title_and_what_it_needs() -> None:
    assert KINDS.keys() == KIND_TITLES.keys() == ESSENTIAL.keys()
    assert {name for schema in KINDS.values() for name in schema.names} <= FIELD_TITLES.keys()
    for kind, names in [*ESSENTIAL.items(), *NATURAL_KEYS.items()]:
        assert set(names) <= set(KINDS[kind].names)
