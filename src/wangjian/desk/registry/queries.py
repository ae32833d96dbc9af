"""Reading operators and shops. Every list starts from ``visible_to``."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from wangjian.desk import search
from wangjian.desk.accounts.scope import scope_of
from wangjian.desk.batches import MOST_PARAMETERS, batched

if TYPE_CHECKING:
    from wangjian.desk.accounts.models import User
    from wangjian.desk.registry.models import Operator, Shop  # noqa: F401 - named in a base class


class OperatorQuerySet(models.QuerySet["Operator"]):
    def visible_to(self, user: User) -> Self:
        """The whole city for the city's roles; for a county those of its areas or with a shop there."""
        scope = scope_of(user)
        if scope.whole_city:
            return self
        if not scope.areas:
            return self.none()
        return self.filter(Q(area__in=scope.areas) | Q(pk__in=_operators_of_shops(scope.areas)))

    def search(self, text: str) -> Self:
        """By credit code, or by any part of name, code and address."""
        return search.matching(self, text)


class ShopQuerySet(models.QuerySet["Shop"]):
    def visible_to(self, user: User) -> Self:
        scope = scope_of(user)
        if scope.whole_city:
            return self
        if not scope.areas:
            return self.none()
        return self.filter(Q(area__in=scope.areas) | Q(operator__area__in=scope.areas))

    def search(self, text: str) -> Self:
        """By any part of shop name, platform number, claimed operator or code."""
        return search.matching(self, text)


def _operators_of_shops(areas: frozenset[int]) -> models.QuerySet[Shop, Any]:
    from wangjian.desk.registry.models import Shop

    return Shop.objects.filter(area__in=areas, operator__isnull=False).values("operator")


def shops_by_number(numbers: Collection[tuple[str, str]]) -> dict[tuple[str, str], Shop]:
    """Shops with their operators by platform and number there."""
    from wangjian.desk.registry.models import Shop

    found: dict[tuple[str, str], Shop] = {}
    for platform in {platform for platform, _ in numbers}:
        wanted = [number for of, number in numbers if of == platform]
        for chunk in batched(wanted, MOST_PARAMETERS):
            shops = Shop.objects.filter(platform=platform, external_id__in=chunk).select_related("operator")
            found |= {(shop.platform, shop.external_id): shop for shop in shops}
    return found
