from __future__ import annotations

import pyarrow as pa

from wangjian.sources.values.columns import ColumnReader, read_text, trimmed
from wangjian.sources.values.problem import Odd, UnreadableValue


def _parser(text: str) -> object:
    if text == "坏":
        raise UnreadableValue("坏值")
    return Odd(text, "怪") if text == "奇" else text


def test_read_places_each_sentence_at_its_rows() -> None:
    reader = ColumnReader(pa.string(), _parser, {"无": None, "旧": "新"})

    parsed = reader.read(pa.array(["坏", "甲", None, "奇", "坏", "无", "旧"], pa.string()))

    assert parsed.values.to_pylist() == [None, "甲", None, "奇", None, None, "新"]
    assert parsed.problems == {0: "坏值", 4: "坏值"}
    assert parsed.remarks == {3: "怪"}


def test_trimmed_takes_off_blanks_of_every_width_and_turns_nothing_into_null() -> None:
    assert trimmed(pa.array([" 甲\u3000", "\t", "", None])).to_pylist() == ["甲", None, None, None]


def test_read_text_takes_out_nul_and_says_so() -> None:
    parsed = read_text(pa.array(["一\0二", "三"]))

    assert parsed.values.to_pylist() == ["一二", "三"]
    assert list(parsed.remarks) == [0]


def test_read_text_refuses_a_field_beyond_its_limit() -> None:
    parsed = read_text(pa.array(["长" * 10, None]), limit=20)

    assert list(parsed.problems) == [0]
    assert "文字过长" in parsed.problems[0]
