from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np
import pytest

from wangjian.lake.index import UNDATED
from wangjian.lake.parts import days_of

IMPORT_DAY = date(2026, 9, 2)


@pytest.mark.parametrize(
    ("captured", "day"),
    [
        (datetime(2026, 8, 31, 15, 59, 59, tzinfo=UTC), "2026-08-31"),
        (datetime(2026, 8, 31, 16, 0, tzinfo=UTC), "2026-09-01"),
        (datetime(1969, 12, 31, 15, 0, tzinfo=UTC), "1969-12-31"),
    ],
)
def test_days_are_those_of_china(captured: datetime, day: str) -> None:
    micros = np.array([int(captured.timestamp()) * 1_000_000], np.int64)

    assert [str(d) for d in days_of(micros, IMPORT_DAY)] == [day]


def test_undated_rows_lie_under_the_day_of_their_import() -> None:
    assert [str(d) for d in days_of(np.array([UNDATED], np.int64), IMPORT_DAY)] == ["2026-09-02"]
