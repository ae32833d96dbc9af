from __future__ import annotations

from datetime import date, datetime

import pytest

from wangjian.web.words import date_words, duration_words, number_words, size_words, time_words


def test_date_words_has_no_leading_zeros() -> None:
    assert date_words(date(2026, 10, 9)) == "2026年10月9日"


def test_time_words_says_the_year_only_for_another_year() -> None:
    today = date(2026, 11, 24)

    assert time_words(datetime(2026, 9, 30, 8, 5), today=today) == "9月30日 08:05"  # noqa: DTZ001
    assert time_words(datetime(2025, 12, 31, 23, 0), today=today) == "2025年12月31日 23:00"  # noqa: DTZ001


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (1203, "1,203"), (99_999, "99,999"), (100_000, "10 万"), (123_456, "12.3 万")],
)
def test_number_words(value: int, words: str) -> None:
    assert number_words(value) == words


@pytest.mark.parametrize(("seconds", "words"), [(0.2, "1 秒"), (59, "59 秒"), (90, "2 分钟"), (5400, "1.5 小时")])
def test_duration_words(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words


@pytest.mark.parametrize(("size", "words"), [(12, "12 B"), (2048, "2 KB"), (2 * 1024**2, "2.0 MB")])
def test_size_words(size: int, words: str) -> None:
    assert size_words(size) == words
