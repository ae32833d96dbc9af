"""Template tags of the pages: icons, the frame, clocks, states; dates, times and numbers in the bureau's form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone

from wangjian.desk.leads.presenters import ClockWords
from wangjian.desk.leads.presenters.lead_row import SEVERITIES
from wangjian.web import frame as page_frame
from wangjian.web.words import date_words, number_words, time_words

register = template.Library()

_CLOCKS = {
    "late": ("overdue", "alert"),
    "today": ("soon", "alert"),
    "soon": ("soon", "clock"),
    "calm": ("calm", "clock"),
    "none": ("done", "clock"),
}
"""Tone of a clock to its colour and icon; the words say the same."""

_STATES = {
    "NEW": "blue",
    "TRIAGED": "blue",
    "DISPATCHED": "line",
    "VERIFYING": "amber",
    "OUTCOME": "green",
    "CLOSED": "",
    "QUEUED": "line",
    "RUNNING": "blue",
    "DONE": "green",
    "DONE_WITH_PROBLEMS": "amber",
    "FAILED": "red",
    "STOPPED": "line",
}
SEVERE = 4


@register.inclusion_tag("components/icon.html")
def icon(name: str) -> dict[str, str]:
    return {"name": name}


@register.inclusion_tag("components/clock.html")
def clock(words: ClockWords) -> dict[str, str]:
    tone, name = _CLOCKS[words.tone]
    return {"words": words.text, "tone": tone, "icon_name": name}


@register.inclusion_tag("components/pill.html")
def state(status: str, label: str) -> dict[str, str]:
    return {"label": label, "tone": _STATES.get(status, "")}


@register.inclusion_tag("components/severity.html")
def severity(level: int) -> dict[str, Any]:
    bars = [step <= level for step in SEVERITIES]
    return {"label": SEVERITIES[level], "bars": bars, "high": level >= SEVERE}


@register.simple_tag(takes_context=True)
def frame(context: Mapping[str, Any]) -> page_frame.Frame | None:
    """What stands around every page: entries, clocks, the person."""
    return page_frame.frame_of(context["request"])


@register.filter
def on_day(value: date | None) -> str:
    return date_words(value) if value else "—"


@register.filter
def at_time(value: datetime | None) -> str:
    return time_words(timezone.localtime(value), today=timezone.localdate()) if value else "—"


@register.filter
def count(value: int | None) -> str:
    return number_words(value or 0)
