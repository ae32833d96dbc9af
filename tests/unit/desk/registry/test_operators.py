"""Register rows become operators, each once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.factories import NOW, make_monitor, sample_uscc

from wangjian.desk.accounts.actions import load_city_pack
from wangjian.desk.audit.log import SYSTEM
from wangjian.desk.audit.models import Entry
from wangjian.desk.registry.actions import upsert_operators
from wangjian.desk.registry.models import Operator
from wangjian.desk.registry.placing import Placer
from wangjian.desk.registry.rows import OperatorRow, Upserted
from wangjian.law.citypack import CityPack

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=1)


@pytest.fixture
def placer() -> Placer:
    load_city_pack(pack=CityPack.load("xuchang"), by=SYSTEM, at=NOW)
    return Placer()


def upsert(placer: Placer, *rows: OperatorRow) -> Upserted:
    return upsert_operators(rows=rows, placer=placer, by=make_monitor(), at=LATER, import_id=7)


def test_new_operator_is_stored_placed_and_findable(placer: Placer) -> None:
    row = OperatorRow(
        "许昌示例(集团)商贸有限公司",
        uscc=sample_uscc(1),
        registered_on=date(2020, 5, 1),
        address="许昌市魏都区示例路1号",
    )

    assert upsert(placer, row) == Upserted(new=1)

    operator = Operator.objects.get()
    assert operator.normalised_name == "许昌示例集团商贸有限公司"
    assert operator.area is not None
    assert operator.area.name == "魏都区"
    assert "魏都" in operator.area_reason
    assert operator.first_import_id == 7
    assert list(Operator.objects.search("集团商贸")) == [operator]
    assert list(Operator.objects.search(sample_uscc(1))) == [operator]


def test_again_changes_nothing_and_is_not_recorded(placer: Placer) -> None:
    row = OperatorRow("许昌示例商贸有限公司", uscc=sample_uscc(1))
    upsert(placer, row)
    entries = Entry.objects.count()

    assert upsert(placer, row) == Upserted(same=1)
    assert Entry.objects.count() == entries


def test_changed_row_changes_what_it_says_and_keeps_the_rest(placer: Placer) -> None:
    upsert(
        placer, OperatorRow("许昌示例商贸有限公司", uscc=sample_uscc(1), capital="10万元", address="许昌市魏都区示例路")
    )

    assert upsert(placer, OperatorRow("许昌示例贸易有限公司", uscc=sample_uscc(1), status="注销")) == Upserted(
        changed=1
    )

    operator = Operator.objects.get()
    assert (operator.name, operator.capital, operator.status) == ("许昌示例贸易有限公司", "10万元", "注销")
    assert list(Operator.objects.search("贸易有限")) == [operator]


def test_registration_number_leads_to_the_operator_until_its_code_is_known(placer: Placer) -> None:
    number = "110108000000016"
    upsert(placer, OperatorRow("许昌示例商贸有限公司", registration_no=number))

    assert upsert(placer, OperatorRow("许昌示例商贸有限公司", uscc=sample_uscc(1), registration_no=number)).changed == 1
    assert Operator.objects.get().uscc == sample_uscc(1)


def test_unnumbered_operators_of_one_name_differ_by_address(placer: Placer) -> None:
    rows = [OperatorRow("示例小吃店", address=f"许昌市魏都区示例路{number}号") for number in (1, 2)]
    assert upsert(placer, *rows) == Upserted(new=2)
    assert upsert(placer, *rows) == Upserted(same=2)


def test_row_twice_in_a_file_is_one_operator(placer: Placer) -> None:
    row = OperatorRow("许昌示例商贸有限公司", uscc=sample_uscc(1))
    assert upsert(placer, row, row).new == 1


def test_invalid_code_is_not_taken_for_one(placer: Placer) -> None:
    upsert(placer, OperatorRow("许昌示例商贸有限公司", uscc=sample_uscc(1)[:-1] + "Z"))
    assert Operator.objects.get().uscc is None


def test_row_without_name_is_left_out(placer: Placer) -> None:
    assert upsert(placer, OperatorRow("", uscc=sample_uscc(1))) == Upserted()


def test_area_falls_back_to_that_of_the_registering_office(placer: Placer) -> None:
    upsert(placer, OperatorRow("示例商贸有限公司", area_code="411081"))
    assert Operator.objects.get().area.name == "禹州市"  # type: ignore[union-attr]


def test_text_longer_than_its_column_is_cut(placer: Placer) -> None:
    upsert(placer, OperatorRow("示" * 500, address="路" * 1000))
    assert len(Operator.objects.get().name) == 200


def test_without_city_pack_nothing_is_placed() -> None:
    upsert(Placer(), OperatorRow("许昌示例商贸有限公司", address="许昌市魏都区示例路1号"))
    operator = Operator.objects.get()
    assert operator.area is None
    assert operator.area_reason == "尚未载入城市包"
