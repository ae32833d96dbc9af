"""What stands around every page: entries of the role, the bell of clocks, who is signed in."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from wangjian.desk.accounts.models import User
from wangjian.desk.leads import queries as leads
from wangjian.web.access import Access, why_not
from wangjian.web.navigation import Entry, entries


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
    person: Person | None
    can_search: bool
    search_text: str
