"""Template tags of the pages: icons, the frame around a page, dates, times and numbers in the bureau's form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone

from wangjian.web import frame as page_frame
from wangjian.web.words import date_words, number_words, time_words

register = template.Library()


@register.inclusion_tag("components/icon.html")
def icon(name: str) -> dict[str, str]:
    return {"name": name}


@register.simple_tag(takes_context=True)
def frame(context: Mapping[str, Any]) -> page_frame.Frame:
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
