"""The city pack of Xuchang: complete by the plan, and refused with reasons when it contradicts itself."""

import shutil

import pytest

from wangjian.kernel.paths import data_root
from wangjian.law.citypack import CityPack, UnusableCityPack

PACK = CityPack.load("xuchang")


def test_the_city_has_six_counties_and_three_zones_without_a_legal_code():
    counties = [area for area in PACK.areas if area.kind == "COUNTY"]
    zones = [area for area in PACK.areas if area.kind == "FUNCTIONAL_ZONE"]

    assert sorted(area.division_code for area in counties) == [
        "411002", "411003", "411024", "411025", "411081", "411082",
    ]  # fmt: skip
    assert len(zones) == 3
    assert all(not zone.division_code for zone in zones)
    assert {zone.statistical_code for zone in zones} == {"411071", "411002570", ""}


def test_every_town_lies_in_one_unit():
    towns = [(town, area.code) for area in PACK.areas for town in area.towns]

    assert len(towns) == len(dict(towns)) == 104  # 105 by the statistics office, which counts 东城区 as a street


def test_every_area_has_its_bureau_and_a_place_on_the_map():
    places = {**PACK.map["areas"], **PACK.map["zones"]}

    for area in PACK.areas:
        if area.kind != "CITY":
            assert area.code in places
            assert PACK.organisation(area.bureau).parent == PACK.lead_organisation


def test_the_leading_group_is_that_of_the_plan():
    members = [organisation for organisation in PACK.organisations if organisation.seat.startswith("成员")]

    assert len(members) == 30  # 21 departments with the bureau, 6 counties, 3 zones
    assert PACK.organisation("xc-police").role == "领导小组成员(副局长);配合任务7、10"
    assert (
        PACK.organisation("xc-amr").role
        == "领导小组成员(局长)、领导小组办公室主任;牵头任务1、7、8、9、10、11;配合任务2、5"
    )
    assert PACK.organisation("xc-civil").role == "配合任务5"


def test_the_thirteen_tasks_have_one_lead_each():
    assert [task.number for task in PACK.tasks] == list(range(1, 14))
    assert {task.lead for task in PACK.tasks} == {"xc-amr", "xc-commerce", "xc-hrss"}
    assert all(task.lead not in task.support for task in PACK.tasks)


def test_local_products_of_the_plan_are_known():
    names = {product.name for product in PACK.products}

    assert names >= {"发制品", "钧瓷", "蜂产品", "腐竹", "花卉苗木"}


def test_place_uses_the_code_only_where_the_address_does_not_decide():
    assert PACK.place(address="许昌市示例路", code="411082").area == "411082"
    assert PACK.place(address="禹州市示例路", code="411082").area == "411081"
    assert PACK.place(address="许昌市示例路").reason == "地址不足以判断辖区"


@pytest.mark.parametrize(
    ("code", "area", "reason"),
    [
        ("411023", "411003", "区划码411023属建安区"),
        ("411002570", "xc-dongcheng", "区划码411002570属东城区"),
        ("411071", "xc-etdz", "区划码411071属许昌经济技术开发区"),
        ("411000", None, "区划码411000不对应本市监管单元"),
        ("", None, "没有区划码"),
        (None, None, "没有区划码"),
    ],
)
def test_place_code_knows_legal_statistical_and_withdrawn_codes(code, area, reason):
    placement = PACK.place_code(code)

    assert (placement.area, placement.reason) == (area, reason)


@pytest.fixture
def broken(tmp_path):
    shutil.copytree(data_root() / "citypacks" / "xuchang", tmp_path / "broken")

    def change(file, old, new):
        path = tmp_path / "broken" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return lambda: CityPack.load("broken", tmp_path)

    return change


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("areas.yml", "bureau: xc-weidu-amr", "bureau: nobody", "魏都区的承办机构nobody不存在"),
        ("areas.yml", "parent: xc\n", "parent: nowhere\n", "魏都区的上级nowhere不存在"),
        ("areas.yml", "kind: CITY\n", "kind: TOWN\n", "许昌市的类别TOWN无法识别"),
        ("areas.yml", 'hosts: ["411003"', 'hosts: ["411099"', "许昌经济技术开发区所在县区411099不存在"),
        ("areas.yml", "unique_towns: [高桥营街道", "unique_towns: [无此街道", "魏都区的无此街道不在所辖乡镇街道中"),
        ("areas.yml", 'code: "411002"', 'code: "411003"', "机构或监管单元代码重复"),
        (
            "areas.yml",
            '  statistical_code: "411071"',
            '  division_code: "411071"',
            "功能区许昌经济技术开发区不应有法定区划码",
        ),
        (
            "organisations.yml",
            "parent: xc-gov, seat: 成员(局长)、",
            "parent: none, seat: ",
            "许昌市市场监督管理局的上级none不存在",
        ),
        ("organisations.yml", "kind: CITY_BUREAU", "kind: BUREAU", "类别BUREAU无法识别"),
        ("organisations.yml", "name: 市财政局, ", "", "缺少或写错了字段 'name'"),
        ("city.yml", "lead_organisation: xc-amr", "lead_organisation: none", "牵头机构none不存在"),
        ("tasks.yml", "lead: xc-hrss", "lead: none", "任务12的承担单位none不存在"),
        ("products.yml", 'area: "411003"', 'area: "411099"', "产品发制品的产地411099不存在"),
        ("map.json", '"xc-etdz"', '"other"', "地图缺少xc-etdz"),
        ("map.json", '"view_box"', "view_box", "map.json 第2行不是完整的 JSON"),
    ],
)
def test_contradictions_in_a_pack_are_named(broken, file, old, new, sentence):
    load = broken(file, old, new)

    with pytest.raises(UnusableCityPack) as caught:
        load()

    assert sentence in str(caught.value)


def test_a_missing_pack_is_named(tmp_path):
    with pytest.raises(UnusableCityPack, match="缺少数据文件"):
        CityPack.load("nowhere", tmp_path)
