"""Which leads: those a person may see, open ones, late ones, and those a list is filtered to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from wangjian.desk import search
from wangjian.desk.accounts.scope import scope_of
from wangjian.desk.leads.states import LeadStatus
from wangjian.law import violations
from wangjian.law.clocks import default_calendar

if TYPE_CHECKING:
    from wangjian.desk.accounts.models import User
    from wangjian.desk.leads.models import Lead  # noqa: F401 - named in a base class

RUNNING_CLOCK = (LeadStatus.TRIAGED, LeadStatus.DISPATCHED, LeadStatus.VERIFYING)
"""States in which the verification clock runs; it has done its work once an outcome is recorded."""

_NUMBER = re.compile(r"XS-\d{4}-\d{6,}", re.IGNORECASE)

OVERDUE, TODAY, SOON = "OVERDUE", "TODAY", "SOON"
SOON_WORKDAYS = 3

UNPLACED = "none"
"""Filter value for leads whose area is not known."""


@dataclass(frozen=True, slots=True)
class LeadFilter:
    """What a list is filtered to; empty fields do not filter."""

    text: str = ""
    statuses: tuple[str, ...] = ()
    violations: tuple[str, ...] = ()
    area: str = ""
    """Code of an area, or :data:`UNPLACED`."""
    organisation: str = ""
    handler: int | None = None
    severity_from: int | None = None
    opened_from: date | None = None
    opened_until: date | None = None
    """Half-open: leads opened before this day."""
    due_until: date | None = None
    """Inclusive."""
    open_only: bool = False
    returned_only: bool = False
    clock: str = ""
    """``OVERDUE``, ``TODAY`` or ``SOON`` (within three working days) as seen on the day ``on``."""
    on: date | None = None
    outcomes: tuple[str, ...] = ()


class LeadQuerySet(models.QuerySet["Lead"]):
    def visible_to(self, user: User) -> Self:
        """The whole city; for a county what lies in its areas or was dispatched to its bureau."""
        scope = scope_of(user)
        if scope.whole_city:
            return self
        if scope.is_empty:
            return self.none()
        return self.filter(Q(area__in=scope.areas) | Q(organisation__in=scope.organisations))

    def open(self) -> Self:
        return self.exclude(status=LeadStatus.CLOSED)

    def overdue(self, on: date) -> Self:
        return self.filter(status__in=RUNNING_CLOCK, due_order__lt=on)

    def due_on_day(self, on: date) -> Self:
        return self.filter(status__in=RUNNING_CLOCK, due_order=on)

    def due_within(self, on: date, workdays: int) -> Self:
        """Clocks that run out after ``on``, at the latest on the ``workdays``-th working day after it."""
        last = default_calendar().add_workdays(on, workdays)
        return self.filter(status__in=RUNNING_CLOCK, due_order__gt=on, due_order__lte=last)

    def search(self, text: str) -> Self:
        """By number, credit code, any part of the subject's name, or the words of a violation.

        Words separated by blanks must all be found, in whatever part.
        """
        if _NUMBER.fullmatch(text.strip()):
            return self.filter(number=text.strip().upper())
        found = search.matching(self, text)
        keys = violation_keys(text)
        return self.filter(violation__in=keys) if keys else found

    def filter_by(self, chosen: LeadFilter) -> Self:
        rows = self.search(chosen.text) if chosen.text.strip() else self
        for condition in _conditions(chosen):
            rows = rows.filter(condition)
        if chosen.clock and chosen.on:
            rows = rows.clock(chosen.clock, chosen.on)
        return rows.open() if chosen.open_only else rows

    def clock(self, state: str, on: date) -> Self:
        if state == OVERDUE:
            return self.overdue(on)
        return self.due_on_day(on) if state == TODAY else self.due_within(on, SOON_WORKDAYS)

    def with_names(self) -> Self:
        """With the rows a list shows beside each lead, in the same query."""
        return self.select_related("operator", "shop", "area", "organisation", "handler")


def violation_keys(text: str) -> list[str]:
    """Keys of the violations whose title or key is what was typed."""
    wanted = text.strip().lower()
    return [key for key, row in violations.violations().items() if wanted and wanted in (key, row.title)]


def _midnight(day: date | None) -> datetime | None:
    """Where a day begins here; a comparison with a moment can use the index, one with a date cannot."""
    return timezone.make_aware(datetime.combine(day, time())) if day else None


def _conditions(chosen: LeadFilter) -> list[Q]:
    area = Q(area__isnull=True) if chosen.area == UNPLACED else Q(area__code=chosen.area)
    candidates: list[tuple[object, Q]] = [
        (chosen.statuses, Q(status__in=chosen.statuses)),
        (chosen.violations, Q(violation__in=chosen.violations)),
        (chosen.outcomes, Q(outcome__in=chosen.outcomes)),
        (chosen.area, area),
        (chosen.organisation, Q(organisation__code=chosen.organisation)),
        (chosen.handler, Q(handler=chosen.handler)),
        (chosen.severity_from, Q(severity__gte=chosen.severity_from)),
        (chosen.opened_from, Q(opened_at__gte=_midnight(chosen.opened_from))),
        (chosen.opened_until, Q(opened_at__lt=_midnight(chosen.opened_until))),
        (chosen.due_until, Q(due_order__lte=chosen.due_until)),
        (chosen.returned_only, Q(returned=True)),
    ]
    return [condition for value, condition in candidates if value]
