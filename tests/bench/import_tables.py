"""Speed and memory of importing a generated table of listings.

    python tests/bench/import_tables.py --rows 500000 --format csv
    python tests/bench/import_tables.py --size-mb 2048 --format csv

The rows are generated from a seed: titles of 20–40 characters out of a small vocabulary, prices, sales, times within 30
days, ids in random order. Figures are of generated data. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from wangjian.lake.store import Lake
from wangjian.sources.importing import import_file

SEED = 20260901
HEADINGS = ("id", "platform", "shop_id", "url", "采集时间", "商品编号", "标题", "描述", "类目", "品牌", "价格", "销量")
_WORDS = [
    "示例",
    "蜂蜜",
    "腐竹",
    "钧瓷",
    "假发",
    "花木",
    "茶杯",
    "礼盒",
    "家用",
    "新款",
    "原创",
    "手工",
    "清新",
    "耐用",
    "大号",
    "便携",
    "三件套",
    "送礼",
    "批发",
    "现货",
]


def rows(seed: int) -> Iterator[list[str]]:
    """Rows without end."""
    random_ = random.Random(seed)
    start = datetime(2026, 8, 1, tzinfo=UTC)
    while True:
        number = random_.getrandbits(48)
        title = "".join(random_.choices(_WORDS, k=10))
        at = start + timedelta(seconds=random_.randrange(30 * 86_400))
        yield [
            f"taobao:{number}", "淘宝", f"s{random_.randrange(5_000)}", f"https://item.example/{number}",
            at.isoformat(), str(number), title, f"{title},支持七天无理由退货,{number}", random_.choice(_WORDS), "示例",
            f"{random_.randrange(1, 99_999) / 100:.2f}", str(random_.randrange(10_000)),
        ]  # fmt: skip


def generate(path: Path, format_: str, count: int | None, size: int | None) -> int:
    """Write rows until a number of rows or of bytes is reached; answers with the number of rows."""
    written = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if format_ == "csv":
            writer.writerow(HEADINGS)
        for row in rows(SEED):
            if format_ == "csv":
                writer.writerow(row)
            else:
                file.write(json.dumps(dict(zip(HEADINGS, row, strict=True)), ensure_ascii=False) + "\n")
            written += 1
            if written == count or (size and written % 1_000 == 0 and file.tell() >= size):
                return written
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--size-mb", type=int, default=None, help="write this many megabytes instead of --rows")
    parser.add_argument("--format", choices=("csv", "jsonl"), default="csv")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"listings.{arguments.format}"
        size = arguments.size_mb * 1_000_000 if arguments.size_mb else None
        count = generate(path, arguments.format, None if size else arguments.rows, size)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started, cpu = time.perf_counter(), time.process_time()
        lake = Lake(Path(folder) / "lake")
        summary = import_file(lake, path, kind="listing", at=datetime(2026, 9, 2, tzinfo=UTC))
        seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
        stored = sum(part.stat().st_size for part in Path(folder, "lake").rglob("*.parquet"))
        lake.close()
        print(  # noqa: T201
            json.dumps(
                {
                    "bench": "import_tables",
                    "data": "generated",
                    "format": arguments.format,
                    "rows": count,
                    "bytes": path.stat().st_size,
                    "imported": summary.imported,
                    "quarantined": summary.quarantined,
                    "seconds": round(seconds, 2),
                    "cpu_seconds": round(cpu, 2),
                    "rows_per_s": round(count / seconds),
                    "rows_per_cpu_s": round(count / cpu),
                    "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                    "rss_before_mb": round(before / 1024),
                    "stored_bytes": stored,
                }
            )
        )


if __name__ == "__main__":
    main()
