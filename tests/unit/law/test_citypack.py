"""The city pack of Xuchang, and where it puts addresses and codes."""

import shutil

import pytest

from wangjian.kernel.paths import data_root
from wangjian.law.citypack import CityPack
from wangjian.law.records import UnusableLawbook

PACK = CityPack.load("xuchang")


def test_the_city_has_six_counties_and_three_zones_without_a_legal_code():
    counties = [area for area in PACK.areas if area.kind == "COUNTY"]
    zones = [area for area in PACK.areas if area.kind == "FUNCTIONAL_ZONE"]

    assert sorted(area.division_code for area in counties) == [
        "411002",
        "411003",
        "411024",
        "411025",
        "411081",
        "411082",
    ]
    assert len(zones) == 3
    assert all(not zone.division_code for zone in zones)


def test_every_area_has_its_bureau_and_a_place_on_the_map():
    places = {**PACK.map["areas"], **PACK.map["zones"]}

    for area in PACK.areas:
        if area.kind != "CITY":
            assert area.code in places


@pytest.mark.parametrize(
    ("address", "area"),
    [
        ("河南省许昌市禹州市神垕镇示例路1号", "411081"),
        ("许昌经济技术开发区示例大道", "xc-etdz"),
        ("许昌市建安区城乡一体化示范区示例街", "xc-demo-zone"),
        ("许昌市许昌县尚集镇", "411003"),
        ("许昌市麦岭乡示例村", "411025"),
        ("麦岭乡示例村", None),
        ("许昌市示例路", None),
        ("", None),
        (None, None),
    ],
)
def test_place_address_prefers_zone_then_county_then_town(address, area):
    placement = PACK.place_address(address)

    assert placement.area == area
    assert placement.reason


def test_place_uses_the_code_only_where_the_address_does_not_decide():
    assert PACK.place(address="许昌市示例路", code="411082").area == "411082"
    assert PACK.place(address="禹州市示例路", code="411082").area == "411081"
    assert PACK.place(code="411023").area == "411003"
    assert PACK.place(code="411002570").area == "xc-dongcheng"
    assert PACK.place(code="411000").area is None


def test_a_town_counts_without_the_citys_name_where_the_city_is_known():
    assert PACK.place(address="麦岭乡示例村", in_city=True).area == "411025"


def test_contradictions_in_a_pack_are_named(tmp_path):
    shutil.copytree(data_root() / "citypacks" / "xuchang", tmp_path / "broken")
    areas = tmp_path / "broken" / "areas.yml"
    areas.write_text(
        areas.read_text(encoding="utf-8").replace("bureau: xc-weidu-amr", "bureau: nobody"), encoding="utf-8"
    )

    with pytest.raises(UnusableLawbook, match="魏都区的承办机构nobody不存在"):
        CityPack.load("broken", tmp_path)
