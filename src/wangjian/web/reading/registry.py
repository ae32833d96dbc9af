"""Operators and shops for lists, file pages and the search."""

from __future__ import annotations

from wangjian.desk.accounts.models import User
from wangjian.desk.paging import Order, Page, page_of
from wangjian.desk.registry.models import LinkMethod, Operator, Shop

_NEWEST = Order("newest", ("id",))


def operators(user: User, *, text: str = "", area: str = "", after: str = "", size: int = 50) -> Page[Operator]:
    found = Operator.objects.visible_to(user).select_related("area")
    found = found.search(text) if text.strip() else found
    found = found.filter(area__code=area) if area else found
    return page_of(found, order=_NEWEST, after=after, size=size)


def operator(user: User, pk: int) -> Operator | None:
    return Operator.objects.visible_to(user).select_related("area__bureau").filter(pk=pk).first()


def shops(
    user: User, *, text: str = "", area: str = "", link: str = "", licence: str = "", after: str = "", size: int = 50
) -> Page[Shop]:
    """``link`` is a :class:`LinkMethod`; ``licence`` is ``yes``, ``no`` or empty."""
    found = Shop.objects.visible_to(user).select_related("area", "operator")
    found = found.search(text) if text.strip() else found
    found = found.filter(area__code=area) if area else found
    found = found.filter(link_method=link) if link in LinkMethod.values else found
    found = found.filter(licence_shown=licence == "yes") if licence in ("yes", "no") else found
    return page_of(found, order=_NEWEST, after=after, size=size)


def shop(user: User, pk: int) -> Shop | None:
    return Shop.objects.visible_to(user).select_related("area", "operator").filter(pk=pk).first()


def shops_of(user: User, operator: Operator, limit: int) -> list[Shop]:
    return list(operator.shops.visible_to(user).select_related("area", "operator").order_by("-pk")[:limit])


def any_operators(user: User) -> bool:
    return Operator.objects.visible_to(user).exists()
