"""Filings of platforms: registered and unregistered operators, and suspected offences.

Fields: 网络交易合规数据报送管理暂行办法 (in force 2025-04-25). An identity number is checked, then masked and digested
under a key of the lake; in clear it is never written down, not in quarantine either.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from wangjian.kernel.id_card import explain_id_number, mask_id
from wangjian.sources.expansion import AdapterContext, Expansion, RefusedRecord, Values

REGISTERED, UNREGISTERED = "已登记", "未登记"
EXEMPT_UP_TO = Decimal(100_000)
"""Yuan a year up to which small transactions need no registration (网络交易监督管理办法 8)."""
_OFFENCE = (
    ("商品或服务", "商品或服务"),
    ("涉嫌违法行为", "涉嫌违法行为"),
    ("保存的记录", "保存的记录"),
    ("已采取措施", "平台已采取措施"),
)


def expand(record: Mapping[str, Any], context: AdapterContext) -> Expansion:
    """Raises RefusedRecord naming the field that a filing must have and this one has not."""
    if record.get("涉嫌违法行为"):
        return _suspected_offence(record)
    shop = _shop(record)
    if _status(record) == REGISTERED:
        _require(record, "统一社会信用代码", "uscc", "已登记的经营者必须填统一社会信用代码")
        return {"shop": [shop]}
    return {"shop": [shop | _unregistered(record, context)]}


def _shop(record: Mapping[str, Any]) -> Values:
    _require(record, "平台名称", "platform", "平台名称为空")
    _require(record, "网店名称", "shop_name", "网店名称为空")
    _require(record, "网址", "url", "网址或访问路径为空")
    return {
        "platform": record["平台名称"],
        "shop_id": record.get("网店编号"),
        "url": record["网址"],
        "captured_at": record.get("报送日期") or record.get("发现日期"),
        "shop_name": record["网店名称"],
        "operator_name": record.get("经营者名称"),
        "uscc": record.get("统一社会信用代码"),
        "address": record.get("实际经营地址"),
        "carrier": "shop",
        "annual_sales": record.get("年交易额(元)"),
        "sales_over_exemption": _over_exemption(record),
    }


def _unregistered(record: Mapping[str, Any], context: AdapterContext) -> Values:
    _require(record, "经营者名称", "operator_name", "未登记的经营者必须填姓名")
    _require(record, "免于登记的情形", "licence_text", "未登记的经营者必须说明免于登记的情形")
    number = _require(record, "身份证件号码", "person_id_masked", "未登记的经营者必须填身份证件号码").strip().upper()
    check = explain_id_number(number)
    if not check.valid:
        raise RefusedRecord("person_id_masked", f"“{mask_id(number)}”{check.problem}")
    digest = hmac.new(context.person_key(), number.encode(), hashlib.sha256).hexdigest()[:32]
    return {
        "person_id_masked": mask_id(number),
        "person_id_hash": digest,
        "licence_text": record["免于登记的情形"],
        "licence_shown": "否",
    }


def _suspected_offence(record: Mapping[str, Any]) -> Expansion:
    shop = _shop(record)
    lines = [f"{title}:{record[name]}" for name, title in _OFFENCE if record.get(name)]
    page: Values = {
        "platform": shop["platform"],
        "shop_id": shop["shop_id"],
        "url": shop["url"],
        "captured_at": shop["captured_at"],
        "text": "\n".join([f"平台报送涉嫌违法线索:{shop['shop_name']}", *lines]),
    }
    return {"page": [page], "shop": [shop]}


def _status(record: Mapping[str, Any]) -> str:
    """Raises RefusedRecord when it is neither said nor clear from what is filled in."""
    said = (record.get("登记情况") or "").strip()
    if said in (REGISTERED, UNREGISTERED):
        return said
    if said:
        raise RefusedRecord("licence_shown", f"登记情况“{said}”应为“{REGISTERED}”或“{UNREGISTERED}”")
    if record.get("统一社会信用代码"):
        return REGISTERED
    if record.get("身份证件号码"):
        return UNREGISTERED
    raise RefusedRecord("uscc", "统一社会信用代码和身份证件号码都为空,看不出是否已登记")


def _over_exemption(record: Mapping[str, Any]) -> str | None:
    """The flag as filed, which must agree with the amount; from the amount where no flag is filed."""
    flag = (record.get("年交易额是否超过10万元") or "").strip() or None
    try:
        amount = Decimal((record.get("年交易额(元)") or "").replace(",", "").replace(",", ""))
    except InvalidOperation:
        return flag
    over = "是" if amount > EXEMPT_UP_TO else "否"
    if flag in ("是", "否") and flag != over:
        raise RefusedRecord("sales_over_exemption", f"年交易额{amount}元与“是否超过10万元:{flag}”对不上")
    return over


def _require(record: Mapping[str, Any], name: str, field: str, sentence: str) -> str:
    value = record.get(name)
    if not value or not str(value).strip():
        raise RefusedRecord(field, sentence)
    return str(value)
