"""What an import tells of operators and shops, taken into the registry.

Register rows become operators, shop rows shops, and every other observation at least says that its shop exists.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from wangjian.desk.leads.actions.adopting import adopt_linked_shops
from wangjian.desk.monitoring.models import Import
from wangjian.desk.registry import actions as registry
from wangjian.desk.registry.placing import Placer
from wangjian.desk.registry.rows import OperatorRow, ShopRow, Upserted
from wangjian.lake.store import Lake
from wangjian.pipeline.heart import Heart
from wangjian.sources.summary import ImportSummary

_NUMBERED = ("platform", "shop_id")


def register(lake: Lake, summary: ImportSummary, job: Import, heart: Heart, at: datetime) -> int:
    """Take the import's rows into the registry; how many operators and shops became new or changed.

    Doing it again changes nothing, so an interrupted import simply registers anew. Raises LeaseLost.
    """
    applied = register_rows(lake, summary.import_id, summary.by_kind, job, heart, at)
    if applied:
        registry.link_shops()
        adopt_linked_shops(at=at)
    return applied


def register_rows(
    lake: Lake, lake_import: str, kinds: dict[str, int], job: Import, heart: Heart | None, at: datetime
) -> int:
    placer, applied = Placer(), 0
    for kind in sorted(kinds):
        for batch in lake.batches(kind, import_ids=[lake_import]):
            done = _register(kind, batch, placer, job, at)
            applied += done.new + done.changed
            if heart:
                heart.note(rows_applied=applied)
    return applied


def _register(kind: str, batch: pa.RecordBatch, placer: Placer, job: Import, at: datetime) -> Upserted:
    by = job.requested_by
    if kind == "operator":
        return registry.upsert_operators(rows=_operators(batch), placer=placer, by=by, at=at, import_id=job.pk)
    rows = _shops(batch, at) if kind == "shop" else _mentioned(batch, at)
    return registry.upsert_shops(rows=rows, placer=placer, by=by, at=at, import_id=job.pk)


def _operators(batch: pa.RecordBatch) -> Iterator[OperatorRow]:
    for row in batch.to_pylist():
        yield OperatorRow(
            name=row["name"] or "",
            uscc=row["uscc"] or "",
            registration_no=row["registration_no"] or "",
            registered_on=row["registered_on"],
            type=row["type"] or "",
            capital=row["capital"] or "",
            business_scope=row["business_scope"] or "",
            address=row["address"] or "",
            area_code=row["area_code"] or "",
            city=row["city"] or "",
            status=row["status"] or "",
        )


def _shops(batch: pa.RecordBatch, at: datetime) -> Iterator[ShopRow]:
    for row in batch.to_pylist():
        yield ShopRow(
            platform=row["platform"] or "",
            external_id=row["shop_id"] or row["id"],
            seen_at=row["captured_at"] or at,
            name=row["shop_name"] or "",
            operator_name=row["operator_name"] or "",
            uscc=row["uscc"] or "",
            url=row["url"] or "",
            address=row["address"] or "",
            area_code=row["area_code"] or "",
            carrier=row["carrier"] or "",
            category=row["category"] or "",
            annual_sales_fen=row["annual_sales_fen"],
            licence_shown=row["licence_shown"],
        )


def _mentioned(batch: pa.RecordBatch, at: datetime) -> Iterator[ShopRow]:
    """Each shop the batch names, once, with the last time it was seen."""
    named = pa.Table.from_batches([batch]).select([*_NUMBERED, "captured_at"])
    named = named.filter(pc.and_(pc.is_valid(named["platform"]), pc.is_valid(named["shop_id"])))
    for row in named.group_by(list(_NUMBERED)).aggregate([("captured_at", "max")]).to_pylist():
        yield ShopRow(row["platform"], row["shop_id"], row["captured_at_max"] or at)
