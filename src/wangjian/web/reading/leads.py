"""Leads for lists, pages, exports and the work surface."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import OuterRef, Subquery

from wangjian.desk.accounts.models import Role, User
from wangjian.desk.leads import queries
from wangjian.desk.leads.lead_set import LeadFilter, LeadQuerySet
from wangjian.desk.leads.models import Finding, Lead, LeadEvent
from wangjian.desk.leads.models.lead import NO_CLOCK
from wangjian.desk.leads.states import LeadStatus, SystemEvent
from wangjian.desk.paging import BoundedCount, Page, bounded_count
from wangjian.desk.registry.models import Operator, Shop

FIRST_TO_ACT = 10
MOST_CHANGES = 12
LATEST = 5000
MOST_PICKED = 200


@dataclass(frozen=True, slots=True)
class LeadChoice:
    """The desk's filter, and what only pages ask for."""

    chosen: LeadFilter
    run: str = ""
    """Number of a run: leads it opened or joined."""
    opened_by_run: bool = False
    shop: int | None = None
    operator: int | None = None


def rows(user: User, choice: LeadChoice) -> LeadQuerySet:
    found = Lead.objects.visible_to(user).filter_by(choice.chosen)
    if choice.run:
        found = found.filter(pk__in=Finding.objects.filter(run__number=choice.run).values("lead"))
    if choice.run and choice.opened_by_run:
        opened = LeadEvent.objects.filter(event=SystemEvent.OPENED, detail__run=choice.run, lead__in=found)
        found = found.filter(pk__in=opened.values("lead"))
    if choice.shop is not None:
        found = found.filter(shop=choice.shop)
    if choice.operator is not None:
        found = found.filter(operator=choice.operator)
    return found


def page(user: User, choice: LeadChoice, *, after: str, order: str, size: int = 50) -> Page[Lead]:
    return queries.page_leads(rows(user, choice), after=after, order=order, size=size)


def lead(user: User, number: str) -> Lead | None:
    return queries.find_lead(number, user)


def picked(user: User, numbers: Sequence[str]) -> list[Lead]:
    """The chosen leads in the order of their numbers; those out of reach are left out."""
    found = Lead.objects.visible_to(user).with_names().select_related("area__bureau")
    return list(found.filter(number__in=numbers[:MOST_PICKED]).order_by("number"))


def exported(user: User, choice: LeadChoice, order: str) -> Iterator[Lead]:
    columns = queries.LEAD_ORDERS[order].clauses()
    return rows(user, choice).with_names().order_by(*columns).iterator(chunk_size=2000)


def findings_of(lead: Lead, limit: int) -> list[Finding]:
    """The surest first."""
    found = lead.findings.with_verdict().select_related("shop", "operator", "area", "lead")
    return list(found.order_by("-score", "pk")[:limit])


def first_quotes(user: User, leads: Sequence[Lead]) -> dict[int, str]:
    """The surest quote of each lead, for cards."""
    surest = Finding.objects.filter(lead=OuterRef("pk")).order_by("-score", "pk").values("quote")[:1]
    found = Lead.objects.visible_to(user).filter(pk__in=[lead.pk for lead in leads])
    return {pk: quote for pk, quote in found.values_list("pk", Subquery(surest)) if quote}


def to_act_on(user: User, on: date) -> list[Lead]:
    """What waits for this person: running clocks first, the most urgent before the others, then by score."""
    waiting = _waiting_for(user, on).with_names()
    # No totals here: counting all that waits would cost more than the ten rows.
    urgent = list(waiting.filter(due_order__lt=NO_CLOCK).order_by("due_order", "pk")[:FIRST_TO_ACT])
    if len(urgent) == FIRST_TO_ACT:
        return urgent
    others = waiting.filter(due_order=NO_CLOCK).order_by("-score", "-pk")
    return [*urgent, *others[: FIRST_TO_ACT - len(urgent)]]


def _waiting_for(user: User, on: date) -> LeadQuerySet:
    visible = Lead.objects.visible_to(user)
    chosen = LeadFilter(on=on, open_only=True)
    if user.has_role(Role.MONITOR):
        of_city = (LeadStatus.NEW.value, LeadStatus.TRIAGED.value, LeadStatus.OUTCOME.value)
        return visible.filter_by(replace(chosen, statuses=of_city))
    if user.has_role(Role.HANDLER) and user.organisation:
        of_office = (LeadStatus.DISPATCHED.value, LeadStatus.VERIFYING.value)
        return visible.filter_by(replace(chosen, statuses=of_office, organisation=user.organisation.code))
    return visible.filter_by(chosen)


def changes(user: User, since: datetime) -> list[LeadEvent]:
    """What other people did with leads the person sees, the latest first."""
    newest = LeadEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    # The story only grows, so the latest events have the highest keys; without this a quiet week costs a whole scan.
    events = LeadEvent.objects.filter(pk__gt=newest - LATEST, at__gt=since, by__isnull=False).exclude(by=user)
    events = events.filter(lead__in=Lead.objects.visible_to(user))
    return list(
        events.select_related("lead__operator", "lead__shop", "by__organisation").order_by("-pk")[:MOST_CHANGES]
    )


def opened_since(user: User, since: datetime) -> BoundedCount:
    return bounded_count(Lead.objects.visible_to(user).filter(opened_at__gt=since))


def of_operator(user: User, operator: Operator, limit: int) -> list[Lead]:
    return list(operator.leads.visible_to(user).with_names().order_by("-pk")[:limit])


def of_shop(user: User, shop: Shop, limit: int) -> list[Lead]:
    return list(shop.leads.visible_to(user).with_names().order_by("-pk")[:limit])


def how_many(user: User, chosen: LeadFilter) -> BoundedCount:
    return bounded_count(Lead.objects.visible_to(user).filter_by(chosen))


def any_leads(user: User) -> bool:
    return Lead.objects.visible_to(user).exists()
