"""Numbers of leads: XS-2026-000123, counted through the year without gaps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from wangjian.desk.leads.clock import day_of
from wangjian.desk.leads.models import LeadNumber


class Numbers:
    """Hands out the next numbers of a year; :meth:`keep` writes down how far it came."""

    def __init__(self, row: LeadNumber) -> None:
        self._row = row

    def next(self) -> str:
        self._row.last += 1
        return str(self._row)

    def keep(self) -> None:
        self._row.save(update_fields=["last"])

    def __iter__(self) -> Iterator[str]:
        while True:
            yield self.next()


def take_numbers(at: datetime) -> Numbers:
    """Lock the counter of the year of ``at`` until the caller's transaction ends."""
    year = day_of(at).year
    LeadNumber.objects.get_or_create(year=year)
    return Numbers(LeadNumber.objects.select_for_update().get(year=year))
