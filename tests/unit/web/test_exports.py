from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from wangjian.web.exports import csv_response, excel_response, harmless


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_cell_like_a_formula_is_quoted(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["示例钧瓷小店", "", None, -3, 1.5])
def test_an_ordinary_cell_stays(cell: str | float | None) -> None:
    assert harmless(cell) == cell


def test_csv_opens_in_excel_with_chinese() -> None:
    response = csv_response("线索", ["编号", "主体"], [["XS-2026-000001", "示例,小店"]])

    body = b"".join(response.streaming_content)  # type: ignore[arg-type]

    assert body.decode("utf-8-sig").splitlines() == ["编号,主体", 'XS-2026-000001,"示例,小店"']
    assert body.startswith(b"\xef\xbb\xbf")
    assert response["Content-Disposition"] == "attachment; filename*=UTF-8''%E7%BA%BF%E7%B4%A2.csv"


def test_excel_holds_heading_and_rows() -> None:
    response = excel_response("线索", ["编号", "得分"], [["XS-2026-000001", 78]])

    rows = list(load_workbook(io.BytesIO(response.content)).active.values)  # type: ignore[union-attr]

    assert rows == [("编号", "得分"), ("XS-2026-000001", 78)]
