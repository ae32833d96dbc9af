from __future__ import annotations

from typing import Any

import pytest

from wangjian.kernel.id_card import check_character
from wangjian.sources.expansion import AdapterContext, RefusedRecord, load_adapter
from wangjian.sources.platform_filing import adapter as filing
from wangjian.sources.platform_filing.templates import SHEETS, csv_template, workbook_template
from wangjian.sources.published_cases import adapter as cases

CODE = "91330100799655058B"
# An invented number of the sample area, born on a day that never came to be registered: 示例.
NUMBER = "110101199003070" + "00"
NUMBER += check_character(NUMBER)


def _context(kind: str) -> AdapterContext:
    return AdapterContext(kind, lambda: b"key of the test")


def _filing(**changes: Any) -> dict[str, Any]:
    record = {
        "平台名称": "示例平台", "登记情况": "已登记", "网店名称": "示例店", "网址": "https://shop.example/1",
        "经营者名称": "示例商贸有限公司", "统一社会信用代码": CODE, **changes,
    }  # fmt: skip
    return {name: value for name, value in record.items() if value is not None}


UNREGISTERED = {
    "登记情况": "未登记", "经营者名称": "示例某", "统一社会信用代码": None, "身份证件号码": NUMBER,
    "免于登记的情形": "自产农副产品",
}  # fmt: skip


def test_a_registered_seller() -> None:
    (shop,) = filing.expand(_filing(), _context("shop"))["shop"]

    assert (shop["platform"], shop["uscc"], shop["operator_name"]) == ("示例平台", CODE, "示例商贸有限公司")
    assert "person_id_hash" not in shop


def test_an_unregistered_seller_leaves_no_number_behind() -> None:
    (shop,) = filing.expand(_filing(**UNREGISTERED), _context("shop"))["shop"]

    assert NUMBER not in str(shop)
    assert NUMBER[6:14] not in str(shop)
    assert shop["person_id_masked"] == f"110{'*' * 13}{NUMBER[-2:]}"
    assert shop["licence_text"] == "自产农副产品"


def test_the_same_number_gives_the_same_digest_and_another_key_another() -> None:
    first, again = (filing.expand(_filing(**UNREGISTERED), _context("shop"))["shop"][0] for _ in range(2))
    other = filing.expand(_filing(**UNREGISTERED), AdapterContext("shop", lambda: b"another"))["shop"][0]

    assert first["person_id_hash"] == again["person_id_hash"] != other["person_id_hash"]


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"统一社会信用代码": None}, "uscc", "已登记的经营者必须填统一社会信用代码"),
        ({"网址": None}, "url", "网址或访问路径为空"),
        ({"平台名称": " "}, "platform", "平台名称为空"),
        ({"登记情况": "登记中"}, "licence_shown", "应为“已登记”或“未登记”"),
        ({"登记情况": None, "统一社会信用代码": None}, "uscc", "看不出是否已登记"),
        ({**UNREGISTERED, "身份证件号码": NUMBER[:-1] + "@"}, "person_id_masked", "末位为数字或X"),
        ({**UNREGISTERED, "免于登记的情形": None}, "licence_text", "必须说明免于登记的情形"),
        ({"年交易额(元)": "180,000", "年交易额是否超过10万元": "否"}, "sales_over_exemption", "对不上"),
    ],
)
def test_a_filing_that_lacks_what_it_must_have(changes: dict[str, Any], field: str, sentence: str) -> None:
    with pytest.raises(RefusedRecord, match=sentence) as refused:
        filing.expand(_filing(**changes), _context("shop"))

    assert refused.value.field == field
    assert NUMBER[6:14] not in str(refused.value)


@pytest.mark.parametrize(
    ("amount", "flag", "over"),
    [("250000", None, "是"), ("100000", None, "否"), (None, "是", "是"), (None, None, None), ("100000.01", "是", "是")],
)
def test_yearly_sales_over_100000_yuan_are_flagged(amount: str | None, flag: str | None, over: str | None) -> None:
    record = _filing(**{"年交易额(元)": amount, "年交易额是否超过10万元": flag})

    assert filing.expand(record, _context("shop"))["shop"][0]["sales_over_exemption"] == over


def test_a_suspected_offence_is_a_page_and_its_shop() -> None:
    record = _filing(商品或服务="保健茶", 涉嫌违法行为="宣称治愈高血压", 已采取措施="下架")

    found = filing.expand(record, _context("page"))

    assert found["page"][0]["text"] == (
        "平台报送涉嫌违法线索:示例店\n商品或服务:保健茶\n涉嫌违法行为:宣称治愈高血压\n平台已采取措施:下架"
    )
    assert found["shop"][0]["uscc"] == CODE


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_columns_of_a_template_are_all_read_or_left_out_by_name(sheet: str) -> None:
    from wangjian.sources.definition import fold, load_source

    source = load_source("platform_filing")

    assert csv_template(sheet).count(",") == len(SHEETS[sheet]) - 1
    assert {fold(name) for name in SHEETS[sheet]} <= source.takes | source.ignore


def test_the_workbook_template_opens() -> None:
    assert workbook_template().startswith(b"PK")


def test_each_quoted_claim_of_a_case_is_a_message_and_names_no_firm() -> None:
    record = {"id": "case_002", "quoted_claims": '["根治高血压", "全网第一"]', "url": "https://example.gov.cn/1"}

    found = cases.expand(record, _context("message"))

    assert [(row["id"], row["text"]) for row in found["message"]] == [
        ("case_002-1", "根治高血压"),
        ("case_002-2", "全网第一"),
    ]
    assert found.keys() == {"message"}
    assert all(row.keys() == {"id", "url", "text"} for row in found["message"])


def test_claims_of_a_case_on_unfair_terms_can_be_read_as_clauses() -> None:
    record = {"id": "case_9", "category": "unfair_terms", "quoted_claims": '["本店拥有最终解释权"]'}

    assert cases.expand(record, _context("clause"))["clause"][0]["clause_no"] == "case_9-1"
    assert cases.expand({**record, "category": "brushing"}, _context("clause")) == {"clause": []}


@pytest.mark.parametrize(
    "record", [{"quoted_claims": "[]"}, {"id": "x", "quoted_claims": "[1"}, {"id": "x", "quoted_claims": "[1]"}]
)
def test_a_case_that_cannot_be_read(record: dict[str, str]) -> None:
    with pytest.raises(RefusedRecord):
        cases.expand(record, _context("message"))


def test_sources_without_an_adapter_have_none() -> None:
    assert load_adapter("company_register") is None
    assert load_adapter("tables") is None
    assert load_adapter("dianping") is None
    assert load_adapter("taobao") is not None
