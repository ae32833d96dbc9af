"""Guards over all ``source.yml``: what they name must exist."""

from __future__ import annotations

import pytest
import yaml

from wangjian.lake.schemas import KINDS
from wangjian.sources.definition import HERE, UnknownSource, fold, load_source, recognise_source, source_ids

KNOWN_KEYS = {
    "id", "title", "owner", "schedule", "kinds", "columns", "ignore", "personal", "takes", "lookups", "recognise",
    "minimum_rows", "dated_by_import", "default_for", "hosts", "pages",
}  # fmt: skip
SCHEDULES = {"on_demand", "daily", "weekly", "monthly", "semi_annual"}


@pytest.mark.parametrize("source_id", source_ids())
def test_a_source_says_what_it_is(source_id: str) -> None:
    written = yaml.safe_load((HERE / source_id / "source.yml").read_text(encoding="utf-8"))

    assert written["id"] == source_id
    assert written.keys() <= KNOWN_KEYS
    assert written["title"]
    assert written["owner"]
    assert written["schedule"] in SCHEDULES


@pytest.mark.parametrize("source_id", source_ids())
def test_a_source_names_kinds_and_fields_that_exist(source_id: str) -> None:
    source = load_source(source_id)

    assert set(source.kinds) <= KINDS.keys()
    for kind, targets in source.targets.items():
        for heading, target in targets.items():
            assert target.field in KINDS[kind].names, heading
            assert heading == fold(heading)
            if target.field.endswith("_fen"):
                assert target.unit
    fields = {field for schema in KINDS.values() for field in schema.names}
    assert source.lookups.keys() <= fields


@pytest.mark.parametrize("source_id", source_ids())
def test_a_source_does_not_ignore_what_it_reads(source_id: str) -> None:
    source = load_source(source_id)

    assert not source.ignore & source.takes


@pytest.mark.parametrize(
    ("headings", "kind", "source_id"),
    [
        (["name", "uscc", "registered_on", "business_scope"], None, "company_register"),
        (["企业名称", "地址"], "operator", "company_register"),
        (["nid", "raw_title", "view_price", "nick", "user_id"], "listing", "taobao"),
        (["id", "authority", "quoted_claims"], "message", "published_cases"),
        (["平台名称", "登记情况", "网店名称", "网址"], "shop", "platform_filing"),
        (["编号", "标题"], "listing", "tables"),
        (["name", "uscc", "registered_on", "business_scope"], "listing", "tables"),
    ],
)
def test_a_source_is_recognised_by_its_headings(headings: list[str], kind: str | None, source_id: str) -> None:
    assert recognise_source(headings, kind).id == source_id


def test_a_source_that_does_not_exist() -> None:
    with pytest.raises(UnknownSource, match="没有名为“jd”的数据来源"):
        load_source("jd")
