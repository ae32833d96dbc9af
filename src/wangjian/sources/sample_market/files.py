"""The files of the sample market, and writers that give the same bytes for the same rows."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

from wangjian.lake.schemas import KINDS
from wangjian.sources.sample_market.headings import HEADINGS, cell_in_chinese


@dataclass(frozen=True, slots=True)
class Plan:
    """One file: what it holds, how it is written, and which faults are put into it on purpose."""

    kind: str
    name: str
    platforms: tuple[str, ...] = ()
    """Names of the platforms whose rows it holds; empty for all."""
    capture: str = ""
    """Number of the capture of the same listing, the end of its id; empty for all."""
    delivery: int = 1
    """Position of the delivery it comes with: 0 five weeks earlier, 1 now."""
    encoding: str = "utf-8"
    in_chinese: bool = False
    """Headings and values as in a table made by hand."""
    faults: tuple[str, ...] = ()

    def takes(self, row: dict[str, Any]) -> bool:
        of_platform = not self.platforms or row["platform"] in self.platforms
        return of_platform and row["id"].endswith(self.capture)

    @property
    def has_heading(self) -> bool:
        return self.name.endswith((".csv", ".xlsx"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file; ``raw`` replaces the row where even its form is broken."""

    row: dict[str, Any]
    raw: str = ""
    bad_field: str = ""
    note: str = ""
    """Why the line cannot be read; empty for a good one."""


PLANS: dict[str, tuple[Plan, ...]] = {
    "operator": (
        Plan("operator", "示例登记信息.xlsx", delivery=0, in_chinese=True, faults=("wrong_check_digit", "broken_date")),
    ),
    "shop": (Plan("shop", "示例网店.csv", encoding="utf-8-sig", delivery=0, in_chinese=True, faults=("missing_id",)),),
    "listing": (
        Plan(
            "listing",
            "示例平台甲-商品.jsonl.gz",
            ("示例购物平台甲",),
            capture="-1",
            delivery=0,
            faults=("half_line", "words_for_money"),
        ),
        Plan("listing", "示例平台甲-复查商品.jsonl.gz", ("示例购物平台甲",), capture="-2"),
        Plan("listing", "示例平台乙-商品.parquet", ("示例购物平台乙",)),
        Plan(
            "listing",
            "示例平台丙丁戊-商品.csv",
            ("示例直播平台丙", "示例社区团购丁", "示例自建商城戊"),
            encoding="gb18030",
            in_chinese=True,
            faults=("broken_time", "future_time"),
        ),
    ),
    "message": (Plan("message", "示例群聊消息.jsonl", faults=("half_line",)),),
    "clause": (Plan("clause", "示例格式条款.csv", faults=("same_id",)),),
    "page": (Plan("page", "示例网页文本.jsonl.gz"),),
    "segment": (Plan("segment", "示例直播片段.parquet"),),
    "review": (Plan("review", "示例评价.csv"),),
}
"""Every format the product imports, in use."""


def write(path: Path, plan: Plan, lines: Sequence[Line]) -> None:
    _WRITERS[_format(plan.name)](path, plan, lines)


def _format(name: str) -> str:
    return name.split(".", 1)[1]


def _columns(plan: Plan, lines: Sequence[Line]) -> list[str]:
    used = {column for line in lines for column, value in line.row.items() if value is not None}
    return [column for column in KINDS[plan.kind].names if column in used]


def _write_csv(path: Path, plan: Plan, lines: Sequence[Line]) -> None:
    with path.open("w", encoding=plan.encoding, newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(_table(plan, lines))


def _table(plan: Plan, lines: Sequence[Line]) -> Iterator[list[Any]]:
    """The heading and the rows; columns without any value are left out."""
    columns = _columns(plan, lines)
    yield [HEADINGS[column] for column in columns] if plan.in_chinese else columns
    for line in lines:
        values = [(column, line.row.get(column)) for column in columns]
        yield [cell_in_chinese(column, value) if plan.in_chinese else value for column, value in values]


def _jsonl(lines: Sequence[Line]) -> str:
    return "".join((line.raw or json.dumps(line.row, ensure_ascii=False)) + "\n" for line in lines)


def _write_jsonl(path: Path, plan: Plan, lines: Sequence[Line]) -> None:
    path.write_text(_jsonl(lines), encoding=plan.encoding, newline="\n")


def _write_jsonl_gz(path: Path, plan: Plan, lines: Sequence[Line]) -> None:
    path.write_bytes(gzip.compress(_jsonl(lines).encode(plan.encoding), compresslevel=6, mtime=0))


def _write_parquet(path: Path, plan: Plan, lines: Sequence[Line]) -> None:
    # Times stay text, as most exports have them: the importer must read them.
    schema = pa.schema(
        pa.field(field.name, pa.string() if pa.types.is_timestamp(field.type) else field.type)
        for field in KINDS[plan.kind]
    )
    pq.write_table(pa.Table.from_pylist([line.row for line in lines], schema=schema), path, compression="zstd")


def _write_xlsx(path: Path, plan: Plan, lines: Sequence[Line]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = plan.name.split(".")[0]
    for row in _table(plan, lines):
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    path.write_bytes(_without_times(buffer.getvalue()))


def _without_times(workbook: bytes) -> bytes:
    """The same workbook without the time at which it was saved, which openpyxl writes into the archive and one part."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-01-01T00:00:00Z", part)
            new.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return result.getvalue()


_WRITERS: dict[str, Callable[[Path, Plan, Sequence[Line]], None]] = {
    "csv": _write_csv,
    "jsonl": _write_jsonl,
    "jsonl.gz": _write_jsonl_gz,
    "parquet": _write_parquet,
    "xlsx": _write_xlsx,
}
