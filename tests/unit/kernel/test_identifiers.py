"""Registration numbers, identity numbers, area codes, company names, stable ids."""

import pytest

from wangjian.kernel.area import InvalidAreaCode, parse_area_code
from wangjian.kernel.company_name import company_key
from wangjian.kernel.id_card import is_valid_id_number, mask_id_number, mask_id_numbers_in
from wangjian.kernel.ids import stable_id
from wangjian.kernel.registration_no import explain_registration_no, is_valid_registration_no


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


# The sample of GB 11643 itself.
def test_identity_number_needs_eighteen_characters_and_a_right_check():
    assert is_valid_id_number("11010519491231002X")
    assert is_valid_id_number("11010519491231002x")
    assert not is_valid_id_number("110105194912310021")
    assert not is_valid_id_number("110105491231002")
    assert not is_valid_id_number(None)


def test_identity_numbers_are_masked_wherever_they_stand():
    assert mask_id_number("11010519491231002X") == "110*************2X"
    assert mask_id_numbers_in("证件11010519491231002X已核") == "证件110*************2X已核"
    assert mask_id_numbers_in("货号1101051949123100212345") == "货号1101051949123100212345"


def test_area_code_knows_its_parents_and_successor():
    old = parse_area_code("411023")

    assert (old.province, old.city, old.level) == ("410000", "411000", "county")
    assert str(old.current) == "411003"
    assert old.is_within(parse_area_code("411003"))
    assert old.is_within(parse_area_code("411000"))
    assert not old.is_within(parse_area_code("411002"))


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


def test_stable_id_keeps_parts_apart():
    assert stable_id("a", "bc") != stable_id("ab", "c")
    assert stable_id("a", "b") == stable_id("a", "b")
