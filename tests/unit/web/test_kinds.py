from __future__ import annotations

import csv
import io

import pytest

from wangjian.lake.schemas import KINDS
from wangjian.web.officer.imports.kinds import GUIDES


def test_every_kind_of_the_lake_has_a_guide() -> None:
    assert set(GUIDES) == set(KINDS)


@pytest.mark.parametrize("kind", GUIDES)
def test_every_column_is_explained(kind: str) -> None:
    assert [column.name for column in GUIDES[kind].columns if not column.meaning] == []


@pytest.mark.parametrize("kind", GUIDES)
def test_template_names_the_columns_of_the_schema(kind: str) -> None:
    text = GUIDES[kind].template_csv().decode("utf-8-sig")

    heading, example = csv.reader(io.StringIO(text))

    assert heading == KINDS[kind].names
    assert len(example) == len(heading)


def test_template_starts_with_the_mark_that_excel_needs() -> None:
    assert GUIDES["listing"].template_csv().startswith(b"\xef\xbb\xbf")
