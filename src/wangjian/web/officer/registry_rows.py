"""Operators and shops as lines of a list and as facts of a file page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from wangjian.desk.leads.presenters import area_words
from wangjian.desk.registry.models import Operator, Shop
from wangjian.web.words import date_words

_LICENCE = {True: "已公示", False: "没有公示", None: "没有看"}
YUAN = 100


@dataclass(frozen=True, slots=True)
class OperatorRow:
    url: str
    name: str
    code: str
    type: str
    area: str
    status: str


@dataclass(frozen=True, slots=True)
class ShopRow:
    url: str
    name: str
    external_id: str
    platform: str
    operator: str
    operator_url: str
    link: str
    area: str
    licence: str


def operator_row(operator: Operator) -> OperatorRow:
    return OperatorRow(
        url=reverse("operator", args=[operator.pk]),
        name=operator.name,
        code=operator.uscc or operator.registration_no or "—",
        type=operator.type or "—",
        area=area_words(operator.area),
        status=operator.status or "—",
    )


def shop_row(shop: Shop) -> ShopRow:
    claimed = f"{shop.claimed_operator_name}(自述,没有对上)" if shop.claimed_operator_name else "没有对上"
    return ShopRow(
        url=reverse("shop", args=[shop.pk]),
        name=str(shop),
        external_id=shop.external_id,
        platform=shop.platform,
        operator=shop.operator.name if shop.operator else claimed,
        operator_url=reverse("operator", args=[shop.operator.pk]) if shop.operator else "",
        link=shop.link_reason or shop.get_link_method_display(),
        area=area_words(shop.area),
        licence=_LICENCE[shop.licence_shown],
    )


def operator_facts(operator: Operator) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = [
        {"label": "统一社会信用代码", "value": operator.uscc, "mono": True},
        {"label": "注册号", "value": operator.registration_no, "mono": True},
        {"label": "类型", "value": operator.type},
        {"label": "登记状态", "value": operator.status},
        {"label": "成立日期", "value": date_words(operator.registered_on) if operator.registered_on else ""},
        {"label": "注册资本", "value": operator.capital},
        {"label": "住所", "value": operator.address},
        {"label": "地区", "value": area_words(operator.area), "note": operator.area_reason},
        {"label": "经营范围", "value": operator.business_scope},
    ]
    return [fact for fact in facts if fact["value"]]


def shop_facts(shop: Shop) -> list[dict[str, Any]]:
    row = shop_row(shop)
    sales = f"{shop.annual_sales_fen / YUAN:,.2f} 元" if shop.annual_sales_fen is not None else ""
    facts: list[dict[str, Any]] = [
        {"label": "平台", "value": shop.platform},
        {"label": "店铺编号", "value": shop.external_id, "mono": True},
        {"label": "经营者", "value": row.operator, "url": row.operator_url},
        {"label": "怎么对上的", "value": row.link},
        {"label": "自述经营者", "value": shop.claimed_operator_name},
        {"label": "自述信用代码", "value": shop.claimed_uscc, "mono": True},
        {"label": "执照公示", "value": row.licence},
        {"label": "地址", "value": shop.address},
        {"label": "地区", "value": row.area, "note": shop.area_reason},
        {"label": "类目", "value": shop.category},
        {"label": "年销售额", "value": sales},
    ]
    if shop.url.startswith(("http://", "https://")):
        facts.append({"label": "网址", "value": shop.url, "url": shop.url, "external": True})
    return [fact for fact in facts if fact["value"]]
