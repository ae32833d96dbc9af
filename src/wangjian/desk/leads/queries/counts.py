"""The numbers of the work surface. Each carries the filter that opens its rows, so number and list cannot disagree."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Count, Q

from wangjian.desk.accounts import queries as accounts
from wangjian.desk.accounts.models import Area, Role, User
from wangjian.desk.accounts.scope import scope_of
from wangjian.desk.leads.lead_set import OVERDUE, RUNNING_CLOCK, SOON, TODAY, LeadFilter, LeadQuerySet
from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.states import LeadStatus
from wangjian.desk.paging import BoundedCount, bounded_count
from wangjian.law import violations


@dataclass(frozen=True, slots=True)
class WorklistCount:
    key: str
    label: str
    count: BoundedCount
    chosen: LeadFilter
    """Opens the rows the number counts."""


@dataclass(frozen=True, slots=True)
class AreaCount:
    """Open leads of a supervision unit; ``area`` is ``None`` for those whose area is not known."""

    area: Area | None
    open: int
    overdue: int
    by_status: dict[str, int] = field(default_factory=dict)


def worklist_counts(user: User, on: date) -> list[WorklistCount]:
    """逾期 · 今日到期 · 三日内 · 新到 · 被退回 · 等别人, as the person's role means them."""
    visible = Lead.objects.visible_to(user)
    return [
        WorklistCount(key, label, bounded_count(visible.filter_by(chosen)), chosen)
        for key, label, chosen in _worklists(user, on)
    ]


def open_leads_by_area(user: User, on: date) -> list[AreaCount]:
    """Each supervision unit the person sees, with none left out for having no lead; leads without area come last."""
    counted = _count_by_area(Lead.objects.visible_to(user), on)
    scope = scope_of(user)
    units = [unit for unit in accounts.supervision_units() if scope.whole_city or unit.pk in scope.areas]
    rows = [AreaCount(unit, *counted.pop(unit.pk, (0, 0, {}))) for unit in units]
    known = {area.pk: area for area in Area.objects.filter(pk__in=[pk for pk in counted if pk is not None])}
    rows += [AreaCount(known[pk], *numbers) for pk, numbers in counted.items() if pk is not None]
    return [*rows, AreaCount(None, *counted[None])] if None in counted else rows


def violation_choices() -> list[tuple[str, str]]:
    """Key and words of every violation of the table, for filters."""
    return [(key, row.title) for key, row in violations.violations().items()]


def _worklists(user: User, on: date) -> list[tuple[str, str, LeadFilter]]:
    if user.has_role(Role.MONITOR) or not user.has_role(Role.HANDLER):
        return _of_the_city(LeadFilter(on=on))
    office = user.organisation.code if user.organisation else ""
    return _of_an_office(LeadFilter(organisation=office, on=on))


def _clocks(base: LeadFilter) -> list[tuple[str, str, LeadFilter]]:
    return [
        ("overdue", "逾期", replace(base, clock=OVERDUE)),
        ("today", "今日到期", replace(base, clock=TODAY)),
        ("soon", "三日内", replace(base, clock=SOON)),
    ]


def _of_the_city(mine: LeadFilter) -> list[tuple[str, str, LeadFilter]]:
    returned = replace(mine, statuses=(LeadStatus.TRIAGED.value,), returned_only=True)
    others = replace(mine, statuses=(LeadStatus.DISPATCHED.value, LeadStatus.VERIFYING.value))
    return [
        *_clocks(mine),
        ("new", "新到", replace(mine, statuses=(LeadStatus.NEW.value,))),
        ("returned", "被退回", returned),
        ("to_dispatch", "待交办", replace(mine, statuses=(LeadStatus.TRIAGED.value,))),
        ("to_close", "待办结", replace(mine, statuses=(LeadStatus.OUTCOME.value,))),
        ("waiting", "等别人", others),
    ]


def _of_an_office(mine: LeadFilter) -> list[tuple[str, str, LeadFilter]]:
    return [
        *_clocks(mine),
        ("new", "新到", replace(mine, statuses=(LeadStatus.DISPATCHED.value,))),
        ("returned", "被退回", replace(mine, statuses=(LeadStatus.VERIFYING.value,), returned_only=True)),
        ("verifying", "核查中", replace(mine, statuses=(LeadStatus.VERIFYING.value,))),
        ("waiting", "等别人", replace(mine, statuses=(LeadStatus.OUTCOME.value,))),
    ]


def _count_by_area(rows: LeadQuerySet, on: date) -> dict[int | None, tuple[int, int, dict[str, int]]]:
    late = Count("pk", filter=Q(status__in=RUNNING_CLOCK, due_order__lt=on))
    counted: dict[int | None, tuple[int, int, dict[str, int]]] = {}
    for row in rows.open().order_by().values("area", "status").annotate(number=Count("pk"), late=late):
        total, overdue, by_status = counted.get(row["area"], (0, 0, {}))
        by_status = {**by_status, row["status"]: row["number"]}
        counted[row["area"]] = (total + row["number"], overdue + row["late"], by_status)
    return counted
