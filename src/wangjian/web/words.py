"""Dates, times and numbers as a bureau writes them: 2026年10月9日, 24 h, large numbers with 万."""

from __future__ import annotations

from datetime import date, datetime

MINUTE, HOUR = 60, 3600
KILO = 1024


def date_words(value: date) -> str:
    return f"{value.year}年{value.month}月{value.day}日"


def time_words(value: datetime, *, today: date) -> str:
    """A local time (the caller has brought it to the bureau's zone); the year is said only where it is another one."""
    day = f"{value.month}月{value.day}日" if value.year == today.year else date_words(value.date())
    return f"{day} {value:%H:%M}"


def number_words(value: int) -> str:
    """Thousands with commas; from 100,000 in 万 with one decimal."""
    if abs(value) < 100_000:
        return f"{value:,}"
    return f"{value / 10_000:,.1f} 万".replace(".0 万", " 万")


def duration_words(seconds: float) -> str:
    """How long something still takes, rounded to what a person needs."""
    if seconds < MINUTE:
        return f"{max(1, round(seconds))} 秒"
    if seconds < HOUR:
        return f"{round(seconds / MINUTE)} 分钟"
    return f"{seconds / HOUR:.1f} 小时"


def size_words(size: int) -> str:
    """A file size in bytes."""
    if size < KILO:
        return f"{size} B"
    if size < KILO**2:
        return f"{size / KILO:.0f} KB"
    return f"{size / KILO**2:.1f} MB"
