"""Real files, imported whole. Nothing of their text is kept here."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from wangjian.lake.store import Lake
from wangjian.sources.importing import detect_kind, import_file
from wangjian.sources.summary import ImportSummary

SHARED = Path(__file__).parents[4] / "shared" / "data"
AT = datetime(2026, 9, 21, 2, 30, tzinfo=UTC)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the shared real data is not beside the repository"),
]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


def _import(lake: Lake, name: str, kind: str = "auto") -> ImportSummary:
    return import_file(lake, SHARED / name, kind=kind, at=AT)


def _rows(lake: Lake, kind: str) -> list[dict[str, Any]]:
    return [row for batch in lake.batches(kind) for row in batch.to_pylist()]


def test_the_3994_product_titles(lake: Lake) -> None:
    """Every line is read; the same title twice is one observation."""
    summary = _import(lake, "product_title_ner_zh/titles.jsonl.gz", "listing")

    assert (summary.read, summary.imported, summary.known, summary.quarantined) == (3994, 2773, 1221, 0)
    assert summary.unknown_columns == ("entities", "original_split")
    assert all(row["title"] for row in _rows(lake, "listing"))


def test_the_catalogues_of_four_stores(lake: Lake) -> None:
    summary = _import(lake, "products_zh/catalogue.csv.gz", "listing")

    rows = _rows(lake, "listing")
    assert (summary.imported, summary.quarantined) == (11_348, 0)
    assert len({row["shop_id"] for row in rows}) == 4
    assert all(row["item_id"] for row in rows)
    assert sum(row["price_fen"] is not None for row in rows) > 11_000


def test_the_register_of_xuchang(lake: Lake) -> None:
    summary = _import(lake, "company_registry/xuchang_enterprises.csv.gz")

    rows = _rows(lake, "operator")
    assert (summary.kind, summary.source) == ("operator", "company_register")
    assert (summary.imported, summary.quarantined) == (2070, 0)
    assert all(row["uscc"] and row["registered_on"] and row["name"] for row in rows)


def test_the_register_of_henan_has_one_code_with_a_wrong_check_character(lake: Lake) -> None:
    summary = _import(lake, "company_registry/henan_other_enterprises.csv.gz")

    assert (summary.read, summary.imported, summary.quarantined) == (71_951, 71_950, 1)
    (row,) = lake.quarantine(summary.import_id)
    assert (row.row, row.field) == (18_214, "uscc")
    assert "校验位不对" in row.sentence


def test_the_quoted_claims_of_published_cases(lake: Lake) -> None:
    summary = _import(lake, "enforcement_cases_zh/cases.jsonl.gz")

    rows = _rows(lake, "message")
    assert (summary.read, summary.imported, summary.by_kind) == (42, 42, {"message": 42})
    assert summary.remark_count == 14
    assert all(row["shop_id"] is None and row["platform"] is None for row in rows)
    assert lake.count("shop") == lake.count("operator") == 0


def test_the_listed_unfair_clauses(lake: Lake) -> None:
    assert _import(lake, "enforcement_cases_zh/unfair_clauses_listed.csv.gz").by_kind == {"clause": 11}


def test_the_items_of_a_search_page_as_the_site_sent_them(lake: Lake) -> None:
    summary = _import(lake, "shop_pages_html/taobao_search_ipad_items.jsonl.gz", "listing")

    assert summary.source == "taobao"
    assert summary.by_kind == {"listing": 36, "shop": 12}
    assert summary.unknown_columns == ()
    assert all(row["price_fen"] and "<" not in row["title"] for row in _rows(lake, "listing"))


PAGES = {
    "dianping_list": {"page": 1, "shop": 15},
    "dianping_shop_1": {"page": 1, "shop": 1, "review": 2},
    "dianping_shop_3": {"page": 1, "shop": 1, "review": 6},
    "dianping_shop_5": {"page": 1, "shop": 1, "review": 1},
    "schema_bestbuy_product": {"page": 1, "listing": 1, "review": 10},
    "schema_etsy_listing": {"page": 1, "listing": 1},
    "schema_michaelkors_product": {"page": 1, "listing": 1},
    "secondhand_aidingmao_list": {"page": 1, "listing": 80},
    "secondhand_xinshang_list_1": {"page": 1, "listing": 50},
    "taobao_home": {"page": 1},
    "taobao_item": {"page": 1, "listing": 1, "shop": 1},
    "taobao_search_ipad": {"page": 1, "listing": 36, "shop": 12},
    "tmall_item_gb18030": {"page": 1, "listing": 1, "shop": 1},
}


@pytest.mark.parametrize("name", PAGES)
def test_a_real_page_gives_what_stands_on_it(lake: Lake, name: str) -> None:
    summary = _import(lake, f"shop_pages_html/{name}.html.gz")

    assert summary.by_kind == PAGES[name]
    assert summary.quarantined == 0
    (page,) = _rows(lake, "page")
    assert len(page["text"]) > 500
    assert "�" not in page["text"]


def test_a_search_page_and_its_items_are_the_same_rows(lake: Lake) -> None:
    _import(lake, "shop_pages_html/taobao_search_ipad.html.gz")

    summary = _import(lake, "shop_pages_html/taobao_search_ipad_items.jsonl.gz", "listing")

    assert (summary.imported, summary.quarantined) == (0, 0)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("product_title_ner_zh/titles.jsonl.gz", None),
        ("products_zh/catalogue.csv.gz", "listing"),
        ("company_registry/xuchang_enterprises.csv.gz", "operator"),
        ("enforcement_cases_zh/cases.jsonl.gz", "message"),
        ("enforcement_cases_zh/unfair_clauses_listed.csv.gz", "clause"),
        ("consumer_fraud_reviews_zh/reviews.csv.gz", "review"),
        ("shop_pages_html/taobao_home.html.gz", "page"),
    ],
)
def test_the_kind_of_a_real_file_is_suggested(name: str, kind: str | None) -> None:
    assert detect_kind(SHARED / name) == kind
