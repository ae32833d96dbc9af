"""Laws of the check digits: a made code is valid, and any single slip is noticed."""

from hypothesis import given
from hypothesis import strategies as st

from wangjian.kernel.registration_no import check_digit, is_valid_registration_no
from wangjian.kernel.uscc import (
    ALPHABET,
    check_character,
    explain_uscc,
    is_valid_uscc,
    organisation_check_character,
    parse_uscc,
)

ORGANISATIONS = st.text(st.sampled_from(ALPHABET), min_size=8, max_size=8)
AREAS = st.from_regex(r"[1-9][0-9]{5}", fullmatch=True)


@st.composite
def codes(draw):
    organisation = draw(ORGANISATIONS)
    first17 = f"9{draw(st.sampled_from('123'))}{draw(AREAS)}{organisation}{organisation_check_character(organisation)}"
    return first17 + check_character(first17)


@given(codes())
def test_a_code_made_by_the_standard_is_valid_and_keeps_its_parts(code):
    parsed = parse_uscc(code)

    assert parsed.code[:2] + parsed.area_code + parsed.organisation_code + code[17] == code


@given(codes(), st.data())
def test_one_wrong_character_is_always_noticed(code, data):
    place = data.draw(st.integers(0, 17))
    other = data.draw(st.sampled_from(ALPHABET).filter(lambda char: char != code[place]))

    assert not is_valid_uscc(code[:place] + other + code[place + 1 :])


@given(st.text(max_size=30))
def test_any_text_is_valid_or_says_what_is_wrong(text):
    check = explain_uscc(text)

    assert check.valid is not bool(check.problems)
    assert bool(check.code) is check.valid


@given(st.from_regex(r"[0-9]{14}", fullmatch=True), st.data())
def test_one_wrong_digit_of_a_registration_number_is_always_noticed(first14, data):
    number = first14 + check_digit(first14)
    place = data.draw(st.integers(0, 14))
    other = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != number[place]))

    assert is_valid_registration_no(number)
    assert not is_valid_registration_no(number[:place] + other + number[place + 1 :])
