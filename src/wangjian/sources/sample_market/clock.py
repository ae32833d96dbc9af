"""Capture times of the sample market, all in the three weeks up to the day it is made for."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from random import Random

SHANGHAI = timezone(timedelta(hours=8))
DAYS = 21


def capture_time(rng: Random, as_of: date, *, days_ago: int | None = None) -> str:
    """ISO time of a capture during working hours, ``days_ago`` or up to three weeks before ``as_of``."""
    day = as_of - timedelta(days=rng.randint(1, DAYS) if days_ago is None else days_ago)
    at = datetime.combine(day, time(8 + rng.randint(0, 10), rng.randint(0, 59), rng.randint(0, 59)), SHANGHAI)
    return at.isoformat()
