"""Times and dates in the forms in which people and machines write them. Without a zone, Asia/Shanghai is meant."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from wangjian.kernel.textnorm import normalise
from wangjian.sources.values.problem import UnreadableValue, shown

SHANGHAI = ZoneInfo("Asia/Shanghai")
EARLIEST = 1900
TOLERANCE = timedelta(minutes=10)
"""Clocks of capturing machines are not all right to the second."""

_WRITTEN = re.compile(
    r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?"
    r"(?:[t\s,]*(?:星期.|周.)?\s*(?P<noon>上午|下午|晚上|凌晨|中午)?\s*(?P<hour>\d{1,2})\s*[:时点]\s*"
    r"(?:(?P<minute>\d{1,2})\s*分?)?(?:\s*:?\s*(?P<second>\d{1,2})(?:[.,](?P<fraction>\d{1,9}))?\s*秒?)?)?"
    r"\s*(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2})?"
)
_COMPACT = re.compile(
    r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})"
    r"(?:[t ]?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?)?"
)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.0+)?")
_SERIAL = re.compile(r"(?P<days>[1-7]\d{4})(?:\.(?P<fraction>\d+))?")
_EXCEL_ZERO = date(1899, 12, 30)
"""Day 0 of the 1900 date system as Excel counts it after its invented 1900-02-29."""
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d{3}|\.\d{6})?(?:Z|[+-]\d{2}:\d{2})?")


def parse_moment(text: str, now: datetime) -> datetime:
    """A time, in UTC. A date alone means its beginning. Raises UnreadableValue, also for a time after ``now``."""
    moment = _moment(text).astimezone(UTC)
    if moment > now + TOLERANCE:
        raise UnreadableValue(f"“{shown(text)}”晚于导入时间({now.astimezone(SHANGHAI):%Y-%m-%d %H:%M}),不能是将来")
    return moment


def parse_date(text: str, now: datetime) -> date:
    """A date in Asia/Shanghai. Raises UnreadableValue, also for a date after today."""
    day = _moment(text).astimezone(SHANGHAI).date()
    if day > now.astimezone(SHANGHAI).date():
        raise UnreadableValue(f"“{shown(text)}”晚于导入日期({now.astimezone(SHANGHAI):%Y-%m-%d}),不能是将来")
    return day


def _moment(text: str) -> datetime:
    if _ISO.fullmatch(text):
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise _no_such_day(text) from None
        return _in_range(moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI), text)
    folded = normalise(text).text.strip()
    for shape, read in ((_WRITTEN, _written), (_COMPACT, _written), (_EPOCH, _epoch), (_SERIAL, _serial)):
        if match := shape.fullmatch(folded):
            return _in_range(read(match, text), text)
    raise UnreadableValue(f"“{shown(text)}”不是日期或时间,应如 2026-09-01 或 2026-09-01 08:30:00")


def _written(match: re.Match[str], text: str) -> datetime:
    parts = match.groupdict()
    hour = int(parts["hour"] or 0)
    if parts.get("noon") in ("下午", "晚上") and hour < 12:
        hour += 12
    micros = int((parts.get("fraction") or "0").ljust(6, "0")[:6])
    try:
        return datetime(
            int(parts["year"]), int(parts["month"]), int(parts["day"]), hour, int(parts["minute"] or 0),
            int(parts["second"] or 0), micros, tzinfo=_zone(parts.get("zone")),
        )  # fmt: skip
    except ValueError:
        raise _no_such_day(text) from None


def _zone(text: str | None) -> timezone | ZoneInfo:
    if not text:
        return SHANGHAI
    if text in ("z", "utc", "gmt"):
        return UTC
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))


def _epoch(match: re.Match[str], _text: str) -> datetime:
    digits = match.group().split(".")[0]
    seconds = int(digits) / 1000 if len(digits) >= 12 else int(digits)
    return datetime.fromtimestamp(seconds, UTC)


def _serial(match: re.Match[str], _text: str) -> datetime:
    """A day number of Excel, with the time of day as its fraction, rounded to the second."""
    day = _EXCEL_ZERO + timedelta(days=int(match["days"]))
    seconds = round(float(f"0.{match['fraction'] or '0'}") * 86_400)
    return datetime.combine(day, time(), SHANGHAI) + timedelta(seconds=seconds)


def _in_range(moment: datetime, text: str) -> datetime:
    if moment.year < EARLIEST:
        raise UnreadableValue(f"“{shown(text)}”早于{EARLIEST}年")
    return moment


def _no_such_day(text: str) -> UnreadableValue:
    return UnreadableValue(f"“{shown(text)}”没有这一天或这一时刻")
