"""A market of a few invented firms, small enough to know every row of it."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.factories import sample_uscc

WRONG_CODE = sample_uscc(3)[:-1] + ("0" if sample_uscc(3)[-1] != "0" else "1")

OPERATORS = [
    ["id", "name", "uscc", "type", "address", "area_code", "status"],
    ["O1", "禹州示例钧瓷有限公司", sample_uscc(1), "有限责任公司", "禹州市神垕镇示例路1号", "411081", "存续"],
    ["O2", "长葛示例蜂产品有限公司", sample_uscc(2), "有限责任公司", "长葛市示例路2号", "411082", "存续"],
    ["O3", "魏都示例商行", WRONG_CODE, "个体工商户", "魏都区示例路3号", "411002", "存续"],
]
SHOPS = [
    ["id", "platform", "shop_id", "shop_name", "operator_name", "uscc", "licence_shown", "address"],
    ["S1", "示例平台", "s1", "示例钧瓷小店", "禹州示例钧瓷有限公司", sample_uscc(1), "true", "禹州市神垕镇示例路1号"],
    ["S2", "示例平台", "s2", "示例蜂产品小店", "长葛示例蜂产品有限公司", sample_uscc(2), "true", "长葛市示例路2号"],
]
LISTINGS = [
    ["id", "platform", "shop_id", "item_id", "title", "description", "category", "captured_at"],
    [
        "L1",
        "示例平台",
        "s1",
        "i1",
        "示例钧瓷茶杯 国家级品质",
        "冲泡时最好用凉水。",
        "工艺品",
        "2026-09-20T09:00:00+08:00",
    ],
    [
        "L2",
        "示例平台",
        "s1",
        "i2",
        "示例钧瓷花瓶 全国第一品牌",
        "窑变釉色,每只不同。",
        "工艺品",
        "2026-09-20T09:00:00+08:00",
    ],
    ["L3", "示例平台", "s2", "i3", "示例蜂蜜 全国第一品牌", "自家蜂场。", "食品", "2026-09-20T09:00:00+08:00"],
    ["L4", "示例平台", "s2", "i4", "示例蜂胶", "温水送服。", "食品", "2026-09-20T09:00:00+08:00"],
]


def write_market(folder: Path) -> dict[str, Path]:
    """CSV files by kind."""
    files = {}
    for kind, name, rows in (
        ("operator", "示例名录.csv", OPERATORS),
        ("shop", "示例网店.csv", SHOPS),
        ("listing", "示例商品.csv", LISTINGS),
    ):
        files[kind] = folder / name
        with files[kind].open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return files
