"""Excel workbooks, .xlsx and .xls: sheets with known headings, rows numbered as Excel numbers them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

import numpy as np
import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from wangjian.sources.opening import OpenedFile, UnreadableFile
from wangjian.sources.tables.headings import TALLEST, WITHIN, Heading, Range, find_heading, likeliest_row
from wangjian.sources.tables.records import Choose, Records, Score

CHUNK_ROWS = 20_000
LARGEST_FILE = 512 << 20
LARGEST_UNPACKED = 4 << 30
_LOSSY = 1e15
"""Excel keeps 15 digits of a number: longer ones end in zeros that were never there."""


class NoHeading(UnreadableFile):
    """No sheet has headings that are known."""


@dataclass(slots=True)
class _Sheet:
    section: int
    name: str
    sheet: CalamineSheet
    heading: Heading
    merged: list[Range]


class ExcelReader:
    """A workbook. Raises UnreadableFile when it cannot be opened, NoHeading naming sheet and row."""

    def __init__(self, source: OpenedFile, *, score: Score, sheet: str | None = None) -> None:
        self._source = source
        self.notes: list[str] = []
        workbook = _open(source)
        names = [sheet] if sheet else workbook.sheet_names
        if sheet and sheet not in workbook.sheet_names:
            known = "、".join(workbook.sheet_names)
            raise UnreadableFile(f"“{source.path.name}”里没有名为“{sheet}”的工作表,有:{known}。")
        self._sheets, refused = [], []
        for section, name in enumerate(names):
            found = _look_at(section, name, workbook.get_sheet_by_name(name), score)
            if isinstance(found, str):
                refused.append(found)
            else:
                self._sheets.append(found)
        if not self._sheets:
            raise NoHeading(f"“{source.path.name}”找不到表头。{';'.join(refused)}。请把表头改成认得的列名后再导入。")
        self.notes += refused
        self.headings = list(dict.fromkeys(name for s in self._sheets for name in s.heading.names if name))

    @property
    def place(self) -> int:
        return self._source.place

    def records(self, choose: Choose) -> Iterator[Records]:
        wanted = choose(self.headings)
        for sheet in self._sheets:
            rows = _data_rows(sheet)
            while stretch := list(islice(rows, CHUNK_ROWS)):
                yield _as_records(sheet, stretch, wanted)


def _open(source: OpenedFile) -> CalamineWorkbook:
    data = source.read_all(LARGEST_FILE)
    _check_unpacked_size(data, source.path.name)
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise UnreadableFile(f"“{source.path.name}”设有密码,请取消密码后再导入。") from None
    except (CalamineError, OSError) as error:
        raise UnreadableFile(f"“{source.path.name}”不是完好的Excel文件,请用Excel打开后另存再导入({error})。") from None


def _check_unpacked_size(data: bytes, name: str) -> None:
    """A small file that unpacks to gigabytes would take all memory."""
    if not data.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > LARGEST_UNPACKED:
            raise UnreadableFile(f"“{name}”解开后超过{LARGEST_UNPACKED >> 30}吉字节,请另存为CSV后再导入。")


def _look_at(section: int, name: str, sheet: CalamineSheet, score: Score) -> _Sheet | str:
    """The sheet with its headings, or a sentence why it is passed over."""
    top = [[_text(cell) for cell in row] for row in islice(sheet.iter_rows(), WITHIN + TALLEST)]
    if not any(any(row) for row in top):
        return f"工作表“{name}”是空的"
    merged = _merged(sheet)
    heading = find_heading(top, merged, score)
    if heading.score < 2:
        row = likeliest_row(top)
        cells = "、".join(cell for cell in top[row] if cell)[:60]
        return f"工作表“{name}”第{row + 1}行最像表头({cells}),但没有认得的列名"
    return _Sheet(section, name, sheet, heading, merged)


def _merged(sheet: CalamineSheet) -> list[Range]:
    """Merged ranges by the columns of the rows that calamine hands out, which begin at the first filled one."""
    offset = sheet.start[1] if sheet.start else 0
    return [((t, left - offset), (b, right - offset)) for (t, left), (b, right) in sheet.merged_cell_ranges or []]


def _data_rows(sheet: _Sheet) -> Iterator[tuple[int, list[Any]]]:
    """(row as Excel numbers it, cells); a cell merged downwards counts for each row it covers."""
    downward = _downward(sheet)
    held: dict[tuple[int, int], Any] = {}
    for index, cells in enumerate(sheet.sheet.iter_rows()):
        if index <= sheet.heading.last:
            continue
        for column, first in downward.get(index, ()):
            if index == first:
                held[first, column] = cells[column]
            elif column < len(cells) and cells[column] == "":
                cells[column] = held.get((first, column), "")
        if any(cell != "" for cell in cells):
            yield index + 1, cells


def _downward(sheet: _Sheet) -> dict[int, list[tuple[int, int]]]:
    """Row → (column, first row of its merged range) for ranges of one column below the headings."""
    rows: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, right) in sheet.merged:
        if top > sheet.heading.last and left == right and bottom > top:
            for index in range(top, bottom + 1):
                rows.setdefault(index, []).append((left, top))
    return rows


def _as_records(sheet: _Sheet, stretch: list[tuple[int, list[Any]]], wanted: list[str]) -> Records:
    names = sheet.heading.names
    columns: dict[str, pa.Array] = {}
    faults: dict[str, dict[int, str]] = {}
    for heading in wanted:
        position = names.index(heading) if heading in names else -1
        cells = [row[position] if 0 <= position < len(row) else "" for _, row in stretch]
        columns[heading] = pa.array([_text(cell) or None for cell in cells], pa.string())
        lossy = [i for i, cell in enumerate(cells) if isinstance(cell, int | float) and abs(cell) >= _LOSSY]
        if lossy:
            sentence = "Excel把这串长数字存成了数值,末几位已丢失;请把单元格设为文本后重填"
            faults[heading] = dict.fromkeys(lossy, sentence)
    rows = np.array([number for number, _ in stretch], np.int64)

    def raw(position: int) -> dict[str, Any]:
        cells = stretch[position][1]
        return {name: text for name, cell in zip(names, cells, strict=False) if name and (text := _text(cell))}

    return Records(columns, rows, raw, faults=faults, place=f"工作表“{sheet.name}”", section=sheet.section)


def _text(cell: Any) -> str:
    """A cell as text that says the same; a number without decimals is written without them."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e17 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell) if isinstance(cell, int | timedelta) else ""
