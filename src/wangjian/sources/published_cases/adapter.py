"""Quoted claims of published cases, one observation each: ``case_002`` gives ``case_002-1``, ``case_002-2``, …"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from wangjian.sources.expansion import AdapterContext, Expansion, RefusedRecord, Values


def expand(record: Mapping[str, Any], context: AdapterContext) -> Expansion:
    """Raises RefusedRecord for a case without number or with claims that are no list."""
    case = record.get("id") or record.get("案例编号")
    if not case:
        raise RefusedRecord("id", "案例编号为空")
    claims = _claims(record.get("quoted_claims") or record.get("违法宣传语") or "[]")
    url = record.get("url") or record.get("网址")
    rows: list[Values] = [{"id": f"{case}-{n}", "url": url, "text": claim} for n, claim in enumerate(claims, start=1)]
    if context.kind == "clause":
        rows = [{**row, "document": "典型案例", "clause_no": row["id"]} for row in rows] if _is_clause(record) else []
        return {"clause": rows}
    return {"message": rows}


def _claims(written: str) -> list[str]:
    """A JSON list, or in a table one claim per line. Raises RefusedRecord."""
    if not written.lstrip().startswith("["):
        return [line.strip() for line in written.splitlines() if line.strip()]
    try:
        claims = json.loads(written)
    except json.JSONDecodeError:
        raise RefusedRecord("text", "引用的宣传语不是列表") from None
    if not all(isinstance(claim, str) for claim in claims):
        raise RefusedRecord("text", "引用的宣传语应全是文字")
    return [claim for claim in claims if claim.strip()]


def _is_clause(record: Mapping[str, Any]) -> bool:
    return record.get("category") in ("unfair_terms", "格式条款")
