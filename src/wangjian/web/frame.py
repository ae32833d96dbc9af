"""What stands around every page: entries of the role, the bell of clocks, who is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from wangjian.desk.accounts.models import ADMINISTRATORS, User
from wangjian.desk.accounts.scope import scope_of
from wangjian.desk.leads.lead_set import OVERDUE, SOON
from wangjian.desk.leads.queries import LeadFilter
from wangjian.web.access import Access, why_not
from wangjian.web.navigation import Entry, entries
from wangjian.web.reading import leads

BELLS_KEEP_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Bell:
    words: str
    url: str
    late: bool


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    organisation: str
    roles: str
    sees: str


@dataclass(frozen=True, slots=True)
class Frame:
    entries: list[Entry]
    bells: list[Bell]
    person: Person
    can_search: bool
    search_text: str


def frame_of(request: HttpRequest) -> Frame | None:
    """``None`` where nobody is signed in."""
    user = request.user
    if not isinstance(user, User):
        return None
    can_see_business = not why_not(Access.BUSINESS, user)
    return Frame(
        entries=entries(user, request.path),
        bells=_recent_bells(user, timezone.localdate()) if can_see_business else [],
        person=Person(
            str(user), user.organisation.name if user.organisation else "", "、".join(user.role_labels), _reach(user)
        ),
        can_search=can_see_business,
        search_text=request.GET.get("q", "") if request.path == reverse("search") else "",
    )


def _recent_bells(user: User, on: date) -> list[Bell]:
    """Counting what is late in a large county costs more than many pages; half a minute old is good enough here."""
    key = f"bells:{user.pk}:{on}"
    bells: list[Bell] | None = cache.get(key)
    if bells is None:
        bells = _bells(user, on)
        cache.set(key, bells, BELLS_KEEP_SECONDS)
    return bells


def _bells(user: User, on: date) -> list[Bell]:
    late, soon = (leads.how_many(user, LeadFilter(clock=clock, on=on)) for clock in (OVERDUE, SOON))
    rows = reverse("leads")
    bells = [Bell(f"逾期 {late}", f"{rows}?clock={OVERDUE}", late=True)] if late.value else []
    return [*bells, Bell(f"三日内 {soon}", f"{rows}?clock={SOON}", late=False)] if soon.value else bells


def _reach(user: User) -> str:
    if user.role_set & ADMINISTRATORS:
        return "不看业务数据"
    scope = scope_of(user)
    if scope.whole_city:
        return "全市"
    return f"{user.organisation.short_name}的辖区和交办件" if user.organisation and not scope.is_empty else "无"
