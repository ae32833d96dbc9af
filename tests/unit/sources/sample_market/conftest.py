"""A small sample market for reading, and its rows by kind."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from wangjian.sources.sample_market import SampleMarket, write_sample_market
from wangjian.sources.sample_market.files import PLANS
from wangjian.sources.sample_market.headings import HEADINGS

AS_OF = date(2026, 11, 24)


@pytest.fixture(scope="session")
def market(tmp_path_factory: pytest.TempPathFactory) -> SampleMarket:
    return write_sample_market(tmp_path_factory.mktemp("market"), shops=150, listings=1500, as_of=AS_OF)


@pytest.fixture(scope="session")
def rows(market: SampleMarket) -> dict[str, list[dict[str, Any]]]:
    """Readable rows by kind, the bad ones left out."""
    return {kind: [row for path in paths for row in _read_rows(path)] for kind, paths in market.files.items()}


@pytest.fixture(scope="session")
def read_rows() -> Callable[[Path], list[dict[str, Any]]]:
    """Reads the good rows of one sample file, without the product's importer."""
    return _read_rows


def _read_rows(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".parquet":
        return pq.read_table(path).to_pylist()
    if path.suffix == ".xlsx":
        heading, *lines = openpyxl.load_workbook(path).active.values
        return _without_bad([dict(zip(map(_field, heading), line, strict=True)) for line in lines])
    if path.suffix == ".csv":
        encoding = next(plan.encoding for plans in PLANS.values() for plan in plans if plan.name == path.name)
        with path.open(encoding=encoding, newline="") as file:
            heading, *lines = csv.reader(file)
            return _without_bad([dict(zip(map(_field, heading), line, strict=True)) for line in lines])
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text(encoding="utf-8")
    return _without_bad([json.loads(line) for line in text.splitlines() if line.endswith("}")])


def _field(heading: str) -> str:
    return next((field for field, name in HEADINGS.items() if name == heading), heading)


def _without_bad(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        row for row in rows if row["id"] and not row["id"].endswith("-BAD") and "同一编号" not in str(row.get("text"))
    ]
