"""GB 32100: which texts are credit codes, and what is said of the others."""

import csv
import gzip
from pathlib import Path

import pytest

from wangjian.kernel.uscc import (
    InvalidUscc,
    check_character,
    explain_uscc,
    is_valid_uscc,
    organisation_check_character,
    parse_uscc,
)

# The two worked examples that circulate with the standard.
VALID = ("91330100799655058B", "91350100M000100Y43")


@pytest.mark.parametrize("code", VALID)
def test_parse_uscc_returns_the_parts_of_a_valid_code(code):
    parsed = parse_uscc(code)

    assert str(parsed) == code
    assert parsed.authority == "市场监督管理"
    assert parsed.category == "企业"
    assert parsed.area_code == code[2:8]
    assert parsed.organisation_code == code[8:17]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("91330100799655058C", "统一社会信用代码校验位不对(末位应为B,实为C)"),
        ("9133O100799655058B", "第5位“O”不是统一社会信用代码可用的字符,疑为“0”"),
        ("9133010079965505", "统一社会信用代码应为18位,实为16位"),
        ("110108000000016", "统一社会信用代码应为18位,实为15位,像是旧的15位注册号"),
        ("799655058", "统一社会信用代码应为18位,实为9位,像是9位组织机构代码"),
        ("", "统一社会信用代码为空"),
        ("9133010079965505中B", "第17位“中”不是统一社会信用代码可用的字符"),
    ],
)
def test_parse_uscc_names_what_is_wrong(text, sentence):
    with pytest.raises(InvalidUscc) as caught:
        parse_uscc(text)

    assert str(caught.value) == sentence


def test_explain_uscc_accepts_full_width_lower_case_and_blanks_and_says_so():
    check = explain_uscc(" ９１３３０１００７９９６５５０５８b ")

    assert check.valid
    assert check.code == VALID[0]
    assert check.notes == ("已按半角大写、去除空格后校验",)


def test_explain_uscc_offers_the_right_check_character():
    assert explain_uscc(VALID[0][:17] + "0").expected_check == "B"


def test_explain_uscc_keeps_a_code_whose_inner_check_is_off_with_a_note():
    first17 = "913301007996550" + "5" + "1"
    check = explain_uscc(first17 + check_character(first17))

    assert check.valid
    assert "第17位按算法应为8" in check.notes[0]


def test_explain_uscc_notes_a_withdrawn_area_code():
    first17 = "91411023MA00000X" + organisation_check_character("MA00000X")
    check = explain_uscc(first17 + check_character(first17))

    assert check.valid
    assert check.notes == ("登记机关区划码411023(许昌县)已改为411003(建安区)",)


@pytest.mark.parametrize(
    ("head", "problem", "note"),
    [
        ("94", "登记管理部门“市场监督管理”没有机构类别“4”", ""),
        ("B1", "登记管理部门代码“B”不存在", ""),
        ("37", "", "登记管理部门“司法行政”没有机构类别“7”"),
        ("52", "", ""),
    ],
)
def test_explain_uscc_knows_authorities_and_their_kinds(head, problem, note):
    first17 = f"{head}411000MA00000X" + organisation_check_character("MA00000X")
    check = explain_uscc(first17 + check_character(first17))

    assert check.problems == ((problem,) if problem else ())
    assert check.notes == ((note,) if note else ())


@pytest.mark.shared
def test_every_code_of_a_real_register_is_valid():
    folder = Path(__file__).parents[4] / "shared" / "data" / "company_registry"
    if not folder.exists():
        pytest.skip("shared data is absent: company_registry")
    with gzip.open(folder / "xuchang_enterprises.csv.gz", "rt", encoding="utf-8") as file:
        codes = [row["uscc"] for row in csv.DictReader(file) if row["uscc"]]

    assert len(codes) > 1_000
    assert [code for code in codes if not is_valid_uscc(code)] == []


@pytest.mark.parametrize("position", range(17))
def test_any_single_changed_character_is_noticed(position):
    code = VALID[0]
    other = "2" if code[position] != "2" else "3"

    assert not is_valid_uscc(code[:position] + other + code[position + 1 :])
