"""Capture times of the sample market. It is delivered in two parts, five weeks apart, so that a first run has a history
by the time of the second: leads handled, clocks running, captures that join a lead already open.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from random import Random

SHANGHAI = timezone(timedelta(hours=8))
SPREAD = 20
"""Days over which the captures of one delivery are spread."""
BETWEEN_DELIVERIES = timedelta(days=38)
"""More than the 15 working days of a verification, holidays included."""


def first_delivery(as_of: date) -> date:
    """Day of the first delivery of the market made for ``as_of``."""
    return as_of - BETWEEN_DELIVERIES


def capture_time(rng: Random, delivered: date, *, days_before: int | None = None) -> str:
    """ISO time of a capture in working hours, some days before the delivery."""
    day = delivered - timedelta(days=rng.randint(1, SPREAD) if days_before is None else days_before)
    at = datetime.combine(day, time(8 + rng.randint(0, 10), rng.randint(0, 59), rng.randint(0, 59)), SHANGHAI)
    return at.isoformat()
