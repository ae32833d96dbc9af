"""Ties shops to operators on two grounds that need no judgement: the same credit code, or the one name.

A name held by two operators ties nothing, and neither does a name whose operator has another code than the shop states.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat

from wangjian.desk.registry.models import LinkMethod, Operator, Shop


@transaction.atomic
def link_shops() -> int:
    """Tie every shop that is not tied yet and can be; how many were. Doing it again adds nothing."""
    return _by_code() + _by_name()


def _by_code() -> int:
    same = Operator.objects.filter(uscc=OuterRef("valid_uscc"))
    reason = Concat(Value("自述统一社会信用代码 "), F("valid_uscc"), Value(" 与登记一致"))
    loose = Shop.objects.filter(operator__isnull=True).exclude(valid_uscc="")
    return loose.filter(Exists(same)).update(
        operator=Subquery(same.values("pk")[:1]), link_method=LinkMethod.CODE, link_reason=reason
    )


def _by_name() -> int:
    same = Operator.objects.filter(normalised_name=OuterRef("claimed_name_key")).order_by()
    only = same.values("normalised_name").annotate(number=Count("pk")).filter(number=1)
    reason = Concat(Value("自述经营者“"), F("claimed_operator_name"), Value("”与登记名称一致,名录中仅此一家"))
    loose = Shop.objects.filter(operator__isnull=True).exclude(claimed_name_key="")
    # Either the shop states no valid code, or the operator of that name has none that could contradict it.
    uncontested = Q(valid_uscc="") | Exists(same.filter(uscc__isnull=True))
    return loose.filter(uncontested, Exists(only)).update(
        operator=Subquery(same.values("pk")[:1]), link_method=LinkMethod.NAME, link_reason=reason
    )
