"""Takes what was seen of shops into the desk. Later sightings win; what a row does not say stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.audit.log import Actor
from wangjian.desk.batches import batched
from wangjian.desk.registry.actions.fitting import fitting
from wangjian.desk.registry.actions.noting import note
from wangjian.desk.registry.models import LinkMethod, Shop
from wangjian.desk.registry.placing import Placer
from wangjian.desk.registry.queries import shops_by_number
from wangjian.desk.registry.rows import ShopRow, Upserted
from wangjian.kernel.company_name import company_key
from wangjian.kernel.uscc import explain_uscc

CHUNK = 2000
LONGEST_NUMBER = 200
"""Numbers beyond this are no shop numbers; cutting them would make two shops one."""

_SAID = ("name", "claimed_operator_name", "claimed_name_key", "claimed_uscc", "valid_uscc", "url", "address", "carrier",
         "category", "annual_sales_fen", "licence_shown")  # fmt: skip
_CLAIMS = ("claimed_name_key", "valid_uscc")
_WRITTEN = [*_SAID, "area", "area_reason", "first_seen_at", "last_seen_at", "operator", "link_method", "link_reason",
            "search_text", "search_pairs"]  # fmt: skip


def upsert_shops(
    *, rows: Iterable[ShopRow], placer: Placer, by: Actor, at: datetime, import_id: int | None = None
) -> Upserted:
    """Store rows, each chunk in one transaction. Rows without platform or number are left out: they name no shop."""
    total = Upserted()
    for chunk in batched((row for row in rows if _is_known_by_number(row)), CHUNK):
        with transaction.atomic():
            done = _upsert(chunk, placer)
            note(AuditEvent.SHOPS_IMPORTED, done, import_id, by, at)
        total += done
    return total


def _is_known_by_number(row: ShopRow) -> bool:
    return bool(row.platform and row.external_id) and len(row.external_id) <= LONGEST_NUMBER


def _upsert(rows: Sequence[ShopRow], placer: Placer) -> Upserted:
    shops = shops_by_number({(row.platform, row.external_id) for row in rows})
    new: dict[tuple[str, str], Shop] = {}
    changed: set[tuple[str, str]] = set()
    for row in rows:
        number = (row.platform, row.external_id)
        shop = shops.get(number)
        if shop is None:
            shop = shops[number] = new[number] = _new_shop(row)
            _learn(shop, row, placer)
        elif _learn(shop, row, placer) and number not in new:
            changed.add(number)
    Shop.objects.bulk_create(new.values(), batch_size=500)
    Shop.objects.bulk_update([shops[number] for number in sorted(changed)], _WRITTEN, batch_size=200)
    seen = len({(row.platform, row.external_id) for row in rows})
    return Upserted(len(new), len(changed), seen - len(new) - len(changed))


def _new_shop(row: ShopRow) -> Shop:
    return Shop(platform=row.platform, external_id=row.external_id, first_seen_at=row.seen_at, last_seen_at=row.seen_at)


def _learn(shop: Shop, row: ShopRow, placer: Placer) -> bool:
    """Take over what the row says; whether anything but the time changed, or the time moved."""
    is_later = row.seen_at >= shop.last_seen_at
    said = {name: value for name, value in _said(row).items() if value not in (None, "")}
    news = {
        name: value
        for name, value in said.items()
        if getattr(shop, name) != value and (is_later or getattr(shop, name) in (None, ""))
    }
    for name, value in news.items():
        setattr(shop, name, value)
    if any(name in news for name in _CLAIMS):
        shop.operator, shop.link_method, shop.link_reason = None, LinkMethod.NONE, ""
    if "address" in news or (row.area_code and shop.area_id is None):
        _place(shop, row, placer)
    moved = _move_times(shop, row.seen_at)
    if news or not shop.search_text:
        shop.set_search_text(shop.name, shop.external_id, shop.claimed_operator_name, shop.claimed_uscc)
    return bool(news) or moved


def _said(row: ShopRow) -> dict[str, Any]:
    code = explain_uscc(row.uscc).code if row.uscc else ""
    texts = {
        "name": row.name,
        "claimed_operator_name": row.operator_name,
        "claimed_name_key": company_key(row.operator_name) if row.operator_name else "",
        "claimed_uscc": row.uscc,
        "valid_uscc": code,
        "url": row.url,
        "address": row.address,
        "carrier": row.carrier,
        "category": row.category,
    }
    return fitting(Shop, texts) | {"annual_sales_fen": row.annual_sales_fen, "licence_shown": row.licence_shown}


def _place(shop: Shop, row: ShopRow, placer: Placer) -> None:
    area, reason = placer.place(address=shop.address, area_code=row.area_code)
    if area is not None or shop.area_id is None:
        shop.area_id, shop.area_reason = area, reason


def _move_times(shop: Shop, seen_at: datetime) -> bool:
    before = shop.first_seen_at, shop.last_seen_at
    shop.first_seen_at, shop.last_seen_at = min(before[0], seen_at), max(before[1], seen_at)
    return before != (shop.first_seen_at, shop.last_seen_at)
