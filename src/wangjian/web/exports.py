"""Tables as CSV and Excel files that officers open in Excel or WPS."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse
from openpyxl import Workbook

Cell = str | int | float | None

Response = TypeVar("Response", HttpResponse, StreamingHttpResponse)

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: Cell) -> Cell:
    """Names come from the market: a cell that starts like a formula would run on the officer's computer."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def csv_response(name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> StreamingHttpResponse:
    """Streamed, so that exporting everything needs no memory; with the byte order mark that Excel wants."""
    response = StreamingHttpResponse(_csv_lines(heads, rows), content_type="text/csv; charset=utf-8")
    return _named(response, f"{name}.csv")


def _csv_lines(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf" + _csv_line(heads)
    for row in rows:
        yield _csv_line([harmless(cell) for cell in row])


def _csv_line(cells: Sequence[Cell]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue().encode()


def excel_response(name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name[:31])
    sheet.freeze_panes = "A2"
    sheet.append(list(heads))
    for row in rows:
        sheet.append([harmless(cell) for cell in row])
    buffer = io.BytesIO()
    book.save(buffer)
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _named(HttpResponse(buffer.getvalue(), content_type=content_type), f"{name}.xlsx")


def _named(response: Response, file_name: str) -> Response:
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file_name)}"
    return response
