"""Listings to scan: real titles and copy where they lie beside the project, generated ones otherwise."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from wangjian.cli.scan_input import Inputs
from wangjian.kernel.errors import WangjianError
from wangjian.kernel.paths import data_root

_ROW_GROUP = 65_536
_STRIDE = 7919
"""A prime: titles and descriptions, counted round with different steps, meet in ever new pairs."""
_SEED = 4110


class WorkloadUnreadable(WangjianError):
    """The file given as workload cannot be scanned."""


@dataclass(frozen=True, slots=True)
class Workload:
    """What is measured on."""

    path: Path
    """Parquet file of listings."""
    source: str
    """Where the texts come from, for the output."""
    rows: int


def write_workload(path: Path, rows: int, as_of: date) -> Workload:
    """Write ``rows`` listings made of real texts where there are any, else of the sample market's.

    Texts are used again and again, each time with another number at the end: a text met twice could be remembered, and
    the figure would be that of remembering.
    """
    titles, descriptions, source = _real_texts() or _generated_texts(path.parent, as_of)
    captured = datetime(2026, 1, 1, tzinfo=UTC)
    schema = pa.schema(
        [
            pa.field("id", pa.string()),
            pa.field("platform", pa.string()),
            pa.field("shop_id", pa.string()),
            pa.field("captured_at", pa.timestamp("us", "UTC")),
            pa.field("title", pa.string()),
            pa.field("description", pa.string()),
        ]
    )
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, rows, _ROW_GROUP):
            numbers = range(start, min(start + _ROW_GROUP, rows))
            columns = [
                [f"bench-{n:09d}" for n in numbers],
                ["示例平台"] * len(numbers),
                [f"shop-{n % 30_000:05d}" for n in numbers],
                [captured] * len(numbers),
                [f"{titles[n % len(titles)]} 款号{n:06d}" for n in numbers],
                [f"{descriptions[n * _STRIDE % len(descriptions)]}款号{n:06d}" for n in numbers],
            ]
            writer.write_table(pa.table(columns, schema=schema))
    return Workload(path, f"{source}; each text with a number of its own", rows)


def given_workload(given: Path, path: Path) -> Workload:
    """A file of the user's, read once and written as Parquet. Raises WorkloadUnreadable."""
    files = Inputs((given,), "listing", datetime.now(UTC))
    batches = list(files.batches())
    table = pa.Table.from_batches(batches) if batches else None
    if table is None or not table.num_rows:
        raise WorkloadUnreadable(files.unreadable[0] if files.unreadable else f"{given} 里没有可以扫描的商品")
    pq.write_table(table, path, row_group_size=_ROW_GROUP, compression="zstd")
    return Workload(path, given.name, table.num_rows)


def _real_texts() -> tuple[list[str], list[str], str] | None:
    data = data_root().parent / "shared" / "data"
    titles = data / "product_title_ner_zh" / "titles.jsonl.gz"
    copies = data / "product_copy_zh" / "advertisegen_dev.csv.gz"
    if not (titles.exists() and copies.exists()):
        return None
    with gzip.open(titles, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    with gzip.open(copies, "rt", encoding="utf-8", newline="") as lines:
        descriptions = [row["copy"] for row in csv.DictReader(lines)]
    return texts, descriptions, "real: product_title_ner_zh (titles), product_copy_zh (descriptions)"


def _generated_texts(folder: Path, as_of: date) -> tuple[list[str], list[str], str]:
    from wangjian.sources.sample_market import write_sample_market

    market = write_sample_market(folder / "sample", seed=_SEED, as_of=as_of)
    now = datetime.combine(as_of, time(23, 59), UTC)
    batches = list(Inputs(market.files["listing"], "listing", now).batches())
    titles, descriptions = (list(_texts(batches, name)) for name in ("title", "description"))
    return titles, descriptions, f"generated: sample market, seed {_SEED}"


def _texts(batches: list[pa.RecordBatch], name: str) -> Iterator[str]:
    return chain.from_iterable(batch.column(name).drop_null().to_pylist() for batch in batches)
