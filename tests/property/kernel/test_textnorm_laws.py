"""Laws of normalisation that hold for every text."""

from hypothesis import given
from hypothesis import strategies as st

from wangjian.kernel.textnorm import character_table, normalise

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60) | st.text(
    st.sampled_from("最頂級網Ａａ１㎏ⅧﬃΩẞİ\u200b\ufe0f\u3000“”\t\r\n\x00①﷽💯"), max_size=30
)


@given(TEXTS)
def test_normalising_twice_changes_nothing(text):
    once = normalise(text).text

    assert normalise(once).text == once


@given(TEXTS)
def test_offsets_never_fall_and_lead_to_the_character_that_was_folded(text):
    result = normalise(text)

    assert len(result.offsets) == len(result.text) + 1
    assert list(result.offsets) == sorted(result.offsets)
    for index, char in enumerate(result.text):
        origin = text[result.offsets[index]]
        assert char in normalise(origin).text


@given(TEXTS, st.data())
def test_a_span_leads_back_to_words_that_fold_to_it(text, data):
    result = normalise(text)
    start = data.draw(st.integers(0, len(result.text)))
    end = data.draw(st.integers(start, len(result.text)))
    first, last = result.original_span(start, end)

    assert result.text[start:end] in normalise(text[first:last]).text
    assert (first < last) == (start < end)


@given(TEXTS)
def test_the_table_alone_gives_the_same_text(text):
    assert text.translate(dict(character_table())) == normalise(text).text
