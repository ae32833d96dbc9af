"""Arrow schemas of what was observed on the market, one per kind.

A row needs ``id``; every other column may be null. Money is integer 分 (``_fen``), times are timezone-aware (UTC in
store).
"""

from __future__ import annotations

import pyarrow as pa

TIMESTAMP = pa.timestamp("us", tz="UTC")

_COMMON = (
    pa.field("id", pa.string(), nullable=False),
    pa.field("platform", pa.string()),
    pa.field("shop_id", pa.string()),
    pa.field("url", pa.string()),
    pa.field("captured_at", TIMESTAMP),
    pa.field("evidence_id", pa.string()),
)

_BY_KIND: dict[str, tuple[pa.Field, ...]] = {
    "shop": (
        pa.field("shop_name", pa.string()),
        pa.field("operator_name", pa.string()),
        pa.field("uscc", pa.string()),
        pa.field("licence_shown", pa.bool_()),
        pa.field("licence_text", pa.string()),
        pa.field("address", pa.string()),
        pa.field("area_code", pa.string()),
        pa.field("carrier", pa.string()),
        pa.field("category", pa.string()),
        pa.field("annual_sales_fen", pa.int64()),
        # Filings of unregistered sellers: the number itself never enters the lake (minimum necessary data).
        pa.field("person_id_masked", pa.string()),
        pa.field("person_id_hash", pa.string()),
        pa.field("sales_over_exemption", pa.bool_()),
    ),
    "listing": (
        pa.field("item_id", pa.string()),
        pa.field("title", pa.string()),
        pa.field("description", pa.string()),
        pa.field("category", pa.string()),
        pa.field("brand", pa.string()),
        pa.field("attributes", pa.string()),
        pa.field("price_fen", pa.int64()),
        pa.field("reference_price_fen", pa.int64()),
        pa.field("sales_count", pa.int64()),
    ),
    "message": (pa.field("text", pa.string()),),
    "clause": (
        pa.field("document", pa.string()),
        pa.field("clause_no", pa.string()),
        pa.field("text", pa.string()),
    ),
    "page": (pa.field("text", pa.string()),),
    "review": (
        pa.field("item_id", pa.string()),
        pa.field("author_id", pa.string()),
        pa.field("rating", pa.float64()),
        pa.field("text", pa.string()),
        pa.field("posted_at", TIMESTAMP),
    ),
    "segment": (
        pa.field("live_id", pa.string()),
        pa.field("host_id", pa.string()),
        pa.field("start_ms", pa.int64()),
        pa.field("end_ms", pa.int64()),
        pa.field("text", pa.string()),
    ),
    "edge": (
        pa.field("relation", pa.string()),
        pa.field("source_id", pa.string()),
        pa.field("target_id", pa.string()),
        pa.field("at", TIMESTAMP),
        pa.field("amount_fen", pa.int64()),
    ),
    # Rows of a business register: not seen on the market, but imported, quarantined and resumed by the same path.
    "operator": (
        pa.field("name", pa.string()),
        pa.field("uscc", pa.string()),
        pa.field("registration_no", pa.string()),
        pa.field("registered_on", pa.date32()),
        pa.field("type", pa.string()),
        pa.field("capital", pa.string()),
        pa.field("business_scope", pa.string()),
        pa.field("province", pa.string()),
        pa.field("city", pa.string()),
        pa.field("address", pa.string()),
        pa.field("area_code", pa.string()),
        pa.field("status", pa.string()),
    ),
}

KINDS: dict[str, pa.Schema] = {
    kind: pa.schema([*_COMMON, *fields], metadata={"kind": kind}) for kind, fields in _BY_KIND.items()
}

CARRIERS = ("platform", "shop", "site", "app", "mini_program", "public_account", "live_account", "takeaway")

TEXT_FIELDS: dict[str, tuple[str, ...]] = {
    "shop": ("shop_name", "licence_text"),
    "listing": ("title", "description", "attributes"),
    "message": ("text",),
    "clause": ("text",),
    "page": ("text",),
    "review": ("text",),
    "segment": ("text",),
}
"""Columns of each kind that rules read as text."""
