"""The log, for the audit administrator and for what changed since a person's last visit."""

from __future__ import annotations

from datetime import date, datetime

from wangjian.desk.accounts.models import User
from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.audit.models import Entry
from wangjian.desk.paging import Order, Page, page_of

_NEWEST = Order("seq", ("seq",))


def entries(
    *, actor: str = "", event: str = "", target: str = "", on: date | None = None, after: str = ""
) -> Page[Entry]:
    found = Entry.objects.all()
    conditions = {"actor": actor, "event": event, "target_id": target, "at__date": on}
    found = found.filter(**{name: value for name, value in conditions.items() if value})
    return page_of(found, order=_NEWEST, after=after)


def visit_before_this(user: User) -> datetime | None:
    """When the person signed in the time before the present one; ``None`` on her first visit."""
    visits = Entry.objects.filter(actor=user.audit_name, event=AuditEvent.SIGNED_IN).order_by("-seq")
    return next(iter(visits.values_list("at", flat=True)[1:2]), None)
