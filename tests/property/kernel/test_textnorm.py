"""Laws of normalisation, tried on any text."""

from hypothesis import given
from hypothesis import strategies as st

from wangjian.kernel.textnorm import character_table, fold, normalise

TRADE_TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from("最佳第①ＮＯ．㎏½ﷺ銷量\u200b\u0301İ🅰“”…🍓 \n")), max_size=60
)


@given(TRADE_TEXT)
def test_normalising_twice_changes_nothing(text):
    once = normalise(text).text
    assert normalise(once).text == once


@given(TRADE_TEXT)
def test_normalising_is_replacing_each_character_by_the_table(text):
    table = character_table()
    assert normalise(text).text == "".join(table.get(ord(character), character) for character in text) == fold(text)


@given(TRADE_TEXT)
def test_offsets_are_complete_and_never_go_back(text):
    normalised = normalise(text)
    assert len(normalised.offsets) == len(normalised.text) + 1
    assert list(normalised.offsets) == sorted(normalised.offsets)
    assert normalised.offsets[-1] == len(text)


@given(TRADE_TEXT, st.data())
def test_original_span_covers_what_made_the_span(text, data):
    normalised = normalise(text)
    start = data.draw(st.integers(0, len(normalised.text)))
    end = data.draw(st.integers(start, len(normalised.text)))
    first, last = normalised.original_span(start, end)
    assert 0 <= first <= last <= len(text)
    if start < end:
        assert first < last
        assert normalised.text[start:end] in normalise(text[first:last]).text


@given(TRADE_TEXT, TRADE_TEXT)
def test_normalising_joined_texts_is_joining_normalised_texts(left, right):
    assert normalise(left + right).text == normalise(left).text + normalise(right).text
