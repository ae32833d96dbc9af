from __future__ import annotations

from wangjian.sources.tables.headings import find_heading, likeliest_row
from wangjian.sources.tables.reading import known_headings

TITLE = ["许昌市网店登记表", "", ""]


def test_headings_in_the_first_row() -> None:
    heading = find_heading([["店铺名称", "网址"], ["示例店", "http://x"]], [], known_headings)

    assert (heading.first, heading.last, heading.names) == (0, 0, ["店铺名称", "网址"])


def test_headings_below_a_title_and_a_blank_row() -> None:
    heading = find_heading([TITLE, ["", "", ""], ["店铺名称", "网址", "地址"]], [], known_headings)

    assert heading.first == heading.last == 2


def test_headings_over_two_rows_with_merged_cells() -> None:
    rows = [TITLE, ["店铺信息", "", "信用代码"], ["店铺名称", "网址", ""], ["示例店", "http://x", "9141"]]
    merged = [((1, 0), (1, 1)), ((1, 2), (2, 2)), ((0, 0), (0, 2))]

    heading = find_heading(rows, merged, known_headings)

    assert (heading.first, heading.last, heading.names) == (1, 2, ["店铺名称", "网址", "信用代码"])


def test_a_unit_in_the_second_row_joins_the_name_above() -> None:
    heading = find_heading([["店铺名称", "年交易额"], ["", "(万元)"]], [], known_headings)

    assert heading.names == ["店铺名称", "年交易额(万元)"]


def test_a_row_of_data_is_not_taken_into_the_headings() -> None:
    heading = find_heading([["店铺名称", "网址"], ["网址", "示例"]], [], known_headings)

    assert (heading.first, heading.last) == (0, 0)


def test_the_likeliest_row_has_many_short_texts() -> None:
    assert likeliest_row([TITLE, ["甲", "乙", "丙"], ["1", "2", "3"]]) == 1
