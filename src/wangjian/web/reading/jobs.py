"""Imports and runs for lists and their pages of progress."""

from __future__ import annotations

from wangjian.desk.accounts.models import User
from wangjian.desk.monitoring.models import Import, Run
from wangjian.desk.paging import Order, Page, page_of

_NEWEST = Order("newest", ("id",))


def imports(user: User, *, after: str = "", size: int = 20) -> Page[Import]:
    return page_of(
        Import.objects.visible_to(user).select_related("requested_by"), order=_NEWEST, after=after, size=size
    )


def import_(user: User, pk: int) -> Import | None:
    return Import.objects.visible_to(user).select_related("requested_by").filter(pk=pk).first()


def runs(user: User, *, after: str = "", size: int = 20) -> Page[Run]:
    return page_of(Run.objects.visible_to(user).select_related("requested_by"), order=_NEWEST, after=after, size=size)


def run(user: User, number: str) -> Run | None:
    return Run.objects.visible_to(user).select_related("requested_by").filter(number=number).first()


def any_imports(user: User) -> bool:
    return Import.objects.visible_to(user).exists()


def any_runs(user: User) -> bool:
    return Run.objects.visible_to(user).exists()
