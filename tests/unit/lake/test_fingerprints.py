from __future__ import annotations

import pyarrow as pa

from wangjian.lake.fingerprints import content_digests, content_ids, id_keys
from wangjian.lake.schemas import KINDS


def _messages(*rows: dict[str, object]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([{"id": "x", **row} for row in rows], schema=KINDS["message"])


def test_content_digests_of_equal_rows_are_equal_whatever_their_ids() -> None:
    batch = _messages({"id": "a", "text": "同一句话"}, {"id": "b", "text": "同一句话"})

    first, second = content_digests(batch, batch.schema.names[1:])

    assert first == second


def test_content_digests_tell_null_from_empty_and_values_from_their_neighbours() -> None:
    batch = _messages(
        {"platform": None, "shop_id": "ab"},
        {"platform": "", "shop_id": "ab"},
        {"platform": "a", "shop_id": "b"},
        {"platform": "ab", "shop_id": None},
    )

    assert len(set(content_digests(batch, ["platform", "shop_id"]).tolist())) == 4


def test_content_digests_do_not_depend_on_the_slice_a_row_stands_in() -> None:
    batch = _messages({"text": "一"}, {"text": "二"}, {"text": None}, {"text": "三"})

    whole = content_digests(batch, ["text"]).tolist()

    assert content_digests(batch.slice(1, 2), ["text"]).tolist() == whole[1:3]


def test_content_digests_read_numbers_times_and_flags() -> None:
    batch = pa.RecordBatch.from_pylist(
        [{"id": "1", "annual_sales_fen": 5, "licence_shown": True}, {"id": "1", "annual_sales_fen": 5}],
        schema=KINDS["shop"],
    )

    first, second = content_digests(batch, batch.schema.names)

    assert first != second


def test_id_keys_of_two_kinds_do_not_meet() -> None:
    ids = pa.array(["1", "1"], pa.string())

    assert id_keys("shop", ids)[0] == id_keys("shop", ids)[1]
    assert id_keys("shop", ids)[0] != id_keys("listing", ids)[0]


def test_id_keys_stay_what_they_are() -> None:
    """Keys are stored: another version of a library must not change them."""
    assert id_keys("listing", pa.array(["示例-1"], pa.string())).tolist() == [GOLDEN_KEY]


def test_content_ids_are_made_of_what_the_row_says() -> None:
    batch = _messages({"text": "甲"}, {"text": "甲"}, {"text": "乙"})

    first, second, third = content_ids("message", batch, ["text"]).to_pylist()

    assert first == second != third
    assert len(first) == 24


GOLDEN_KEY = -5289669847722537553
