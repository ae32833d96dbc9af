"""Registration numbers, identity numbers, area codes, company names, stable ids."""

import pytest

from wangjian.kernel.area import InvalidAreaCode, current_code, is_within, parse_area_code
from wangjian.kernel.company_name import company_key, strip_company_form
from wangjian.kernel.id_card import explain_id_number, is_valid_id_number, mask_id, mask_id_numbers_in
from wangjian.kernel.ids import stable_id
from wangjian.kernel.registration_no import (
    InvalidRegistrationNo,
    explain_registration_no,
    is_valid_registration_no,
    parse_registration_no,
)


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("110108000000016", ""),
        ("110108000000017", "注册号校验位不对(末位应为6,实为7)"),
        ("11010800000001", "注册号应为15位,实为14位"),
        ("11010800000001X", "注册号应全为数字"),
    ],
)
def test_registration_number_is_checked_by_iso_7064(number, problem):
    assert explain_registration_no(number).problem == problem
    assert is_valid_registration_no(number) is (problem == "")


def test_registration_number_is_parsed_whatever_its_width():
    parsed = parse_registration_no(" １１０１０８ 000000016")

    assert (str(parsed), parsed.area_code) == ("110108000000016", "110108")
    with pytest.raises(InvalidRegistrationNo, match="末位应为6"):
        parse_registration_no("110108000000017")


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("110105491231002", "15位的旧身份证号码已停止使用,请填写18位公民身份号码"),
        ("11010519491231002", "公民身份号码应为18位,实为17位"),
        ("", "公民身份号码应为18位,实为0位"),
        ("1101051949123100AX", "公民身份号码前17位应为数字,末位为数字或X"),
        ("110105194913310020", "公民身份号码第7至14位不是出生日期"),
        ("110105194912310021", "公民身份号码校验位不对"),
        ("11010519491231002X", ""),
    ],
)
def test_identity_number_says_what_is_wrong_without_repeating_it(number, problem):
    assert explain_id_number(number).problem == problem


# The sample of GB 11643 itself.
def test_identity_number_needs_eighteen_characters_and_a_right_check():
    assert is_valid_id_number("11010519491231002X")
    assert is_valid_id_number("11010519491231002x")
    assert not is_valid_id_number("110105194912310021")
    assert not is_valid_id_number("110105491231002")
    assert not is_valid_id_number(None)


def test_identity_numbers_are_masked_wherever_they_stand():
    assert mask_id("11010519491231002X") == "110*************2X"
    assert mask_id("1234") == "****"
    assert mask_id_numbers_in("证件11010519491231002X已核") == "证件110*************2X已核"
    assert mask_id_numbers_in("货号1101051949123100212345") == "货号1101051949123100212345"


def test_area_code_knows_its_parents_and_successor():
    old = parse_area_code("411023")

    assert (old.province, old.city, old.level) == ("410000", "411000", "county")
    assert str(old.current) == "411003"
    assert old.is_within(parse_area_code("411003"))
    assert old.is_within(parse_area_code("411000"))
    assert not old.is_within(parse_area_code("411002"))


def test_is_within_takes_codes_as_text():
    assert is_within("411081", "410000")
    assert not is_within("411000", "411081")
    assert current_code("411022") == "411082"
    assert current_code("411002") == "411002"
    with pytest.raises(InvalidAreaCode, match="“4110”应为6位数字"):
        is_within("411081", "4110")


@pytest.mark.parametrize("text", ["", "41100", "4110023", "41100a", "011002"])
def test_area_code_of_another_shape_is_refused(text):
    with pytest.raises(InvalidAreaCode):
        parse_area_code(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("许昌示例(集团)商贸有限公司", "許昌示例（集團）商貿 有限公司", True),
        ("许昌示例商贸有限公司", "许昌示例商贸有限责任公司", False),
        ("示例ＡＢ店", "示例ab店", True),
    ],
)
def test_company_key_folds_spelling_but_drops_no_word(one, other, same):
    assert (company_key(one) == company_key(other)) is same


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("许昌示例商贸有限公司", "许昌示例商贸"),
        ("许昌示例商贸股份有限公司", "许昌示例商贸"),
        ("示例(许昌)科技有限责任公司", "示例许昌科技"),
        ("建安区示例商行(个体工商户)", "建安区示例商行"),
        ("禹州市示例种植农民专业合作社", "禹州市示例种植"),
        ("许昌示例投资合伙企业（有限合伙）", "许昌示例投资"),
        ("许昌示例商贸有限公司禹州分公司", "许昌示例商贸有限公司禹州分公司"),
        ("有限公司", "有限公司"),
        ("", ""),
    ],
)
def test_strip_company_form_leaves_the_trade_name(name, bare):
    assert strip_company_form(name) == bare


def test_stable_id_keeps_parts_apart():
    assert stable_id("a", "bc") != stable_id("ab", "c")
    assert stable_id("a", "b") == stable_id("a", "b")
