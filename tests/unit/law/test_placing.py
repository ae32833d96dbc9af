"""Which supervision unit an address lies in, and when nothing is said."""

import csv
import gzip
from pathlib import Path

import pytest

from wangjian.kernel.area import current_code
from wangjian.law.citypack import CityPack
from wangjian.law.placing import town_spellings

PACK = CityPack.load("xuchang")
SHARED = Path(__file__).parents[4] / "shared" / "data" / "company_registry"


@pytest.mark.parametrize(
    ("address", "area"),
    [
        ("河南省许昌市禹州市神垕镇示例路1号", "411081"),
        ("許昌市　禹州市示例路", "411081"),
        ("许昌经济技术开发区示例大道", "xc-etdz"),
        ("许昌市国家经济技术开发区示例路", "xc-etdz"),
        ("禹州市经济技术开发区园区大道", "411081"),  # the county has a zone of that kind as well
        ("河南省许昌市长葛市经济技术开发区", "411082"),
        ("许昌市魏都区东城区示例街", "xc-dongcheng"),  # the zone lies in that county
        ("北京市东城区示例街", None),
        ("郑州经济技术开发区第八大街", None),
        ("商丘市城乡一体化示范区示例路", None),
        ("许昌市建安区城乡一体化示范区示例街", "xc-demo-zone"),
        ("许昌市许昌县尚集镇", "411003"),
        ("许昌市麦岭乡示例村", "411025"),
        ("许昌蒋李集示例村", "411003"),
        ("许昌市邓庄乡示例村", "411003"),
        ("麦岭乡示例村", None),
        ("神垕镇示例街", "411081"),  # no other town in China is called so
        ("息县彭店乡街", None),  # 鄢陵 has 彭店镇, which is another place
        ("许昌市建安大道东段", None),
        ("许昌市魏都路1号", None),
        ("开封市魏都路1号", None),
        ("郑州市许昌路经济技术开发区", None),  # the city's name in a road of another city
        ("许昌市建安区尚集镇魏都区路口", "411003"),  # the unit named first
        ("许昌市示例路", None),
        ("   ", None),
        ("", None),
        (None, None),
    ],
)
def test_place_address_takes_a_word_only_as_far_as_it_proves_something(address, area):
    placement = PACK.place_address(address)

    assert placement.area == area
    assert placement.reason


def test_place_address_shows_the_word_that_decided():
    assert PACK.place_address("许昌市麦岭乡示例村").reason == "地址含“麦岭乡”,属襄城县"
    assert PACK.place_address("许昌市示例路").reason == "地址不足以判断辖区"
    assert PACK.place_address("").reason == "没有地址"


def test_place_address_in_a_known_city_needs_no_name_of_the_city():
    assert PACK.place_address("麦岭乡示例村", in_city=True).area == "411025"
    assert PACK.place_address("东城区示例街", in_city=True).area == "xc-dongcheng"


@pytest.mark.parametrize(
    ("town", "among"),
    [
        ("麦岭镇", "麦岭乡"),
        ("邓庄街道", "邓庄乡"),
        ("颍桥回族镇", "颍桥镇"),
        ("蒋李集镇", "蒋李集"),
        ("颍川街道", "颍川办事处"),
    ],
)
def test_town_spellings_know_older_ranks(town, among):
    assert among in town_spellings(town)


def test_town_spellings_of_two_characters_keep_a_rank():
    assert "尚集" not in town_spellings("尚集镇")


def register(name):
    path = SHARED / f"{name}.csv.gz"
    if not path.exists():
        pytest.skip("shared data is absent: company_registry")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.shared
def test_places_of_a_real_register_agree_with_the_registering_office():
    legal = {area.division_code for area in PACK.areas if area.kind == "COUNTY"}
    rows = [row for row in register("xuchang_enterprises") if current_code(row["uscc"][2:8]) in legal]
    placed = [(PACK.place_address(row["address"], in_city=True).area, row["uscc"]) for row in rows]
    decided = [(area, code) for area, code in placed if area]
    agreeing = [code for area, code in decided if area == current_code(code[2:8])]

    assert len(decided) / len(placed) >= 0.85
    assert len(agreeing) / len(decided) >= 0.99


@pytest.mark.shared
def test_addresses_of_other_cities_are_left_alone():
    names = ("长葛", "鄢陵", "禹州")
    rows = [row for row in register("henan_other_enterprises") if not any(name in row["address"] for name in names)]

    assert [row["address"] for row in rows if PACK.place_address(row["address"]).area] == []
