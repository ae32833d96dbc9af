"""Normalising a column at once is normalising text by text, offsets included."""

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wangjian.engine.normalise import join
from wangjian.kernel.textnorm import normalise

# Much of what folds, grows, vanishes or lies outside the basic plane, beside arbitrary characters.
STRANGE = "最佳国國A\u200b\u200d\ufe0fＢ㎏ﬃ①½𝐀😀，。“ \n\r\t\u3000é\u0301İẞ…⑩㍿"
TEXTS = st.lists(
    st.one_of(
        st.none(),
        st.text(st.sampled_from(STRANGE), max_size=12),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    ),
    max_size=8,
)

# The first arbitrary character takes a second (its table is built), and other work shares the machine.
unhurried = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@unhurried
@given(TEXTS)
def test_joined_records_equal_single_normalisation(texts):
    joined = join(pa.array(texts, type=pa.string()))
    assert [joined.record(index) for index in range(len(joined))] == [normalise(text or "").text for text in texts]


@unhurried
@given(TEXTS, st.data())
def test_spans_lead_back_to_the_same_original_characters(texts, data):
    joined = join(pa.array(texts, type=pa.string()))
    for index, text in enumerate(texts):
        single = normalise(text or "")
        if single.text:
            start = data.draw(st.integers(0, len(single.text) - 1))
            end = data.draw(st.integers(start + 1, len(single.text)))
            assert joined.original_span(index, start, end) == single.original_span(start, end)


@unhurried
@given(TEXTS, st.data())
def test_character_offsets_of_bytes_are_exact(texts, data):
    joined = join(pa.array(texts, type=pa.string()))
    places = data.draw(st.lists(st.integers(0, len(joined.text)), max_size=5))
    assert joined.characters([len(joined.text[:place].encode()) for place in places]).tolist() == places


@unhurried
@given(TEXTS, st.integers(0, 4), st.integers(0, 8))
def test_slice_of_column_normalises_as_the_column_does(texts, offset, length):
    column = pa.array(texts, type=pa.string()).slice(offset, length)
    joined = join(column)
    assert [joined.record(i) for i in range(len(joined))] == [normalise(t or "").text for t in column.to_pylist()]
