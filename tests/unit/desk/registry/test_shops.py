"""What was seen of shops, and their ties to operators."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.factories import NOW, make_monitor, make_operator, sample_uscc

from wangjian.desk.registry.actions import link_shops, upsert_shops
from wangjian.desk.registry.models import LinkMethod, Shop
from wangjian.desk.registry.placing import Placer
from wangjian.desk.registry.rows import ShopRow, Upserted

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def upsert(*rows: ShopRow) -> Upserted:
    return upsert_shops(rows=rows, placer=Placer(), by=make_monitor(), at=NOW)


def row(number: str = "1", **values: object) -> ShopRow:
    return ShopRow(**({"platform": "示例平台", "external_id": number, "seen_at": NOW} | values))  # type: ignore[arg-type]


def test_new_shop_is_stored_and_findable() -> None:
    assert upsert(row(name="示例花木店", operator_name="示例花木(鄢陵)有限公司")) == Upserted(new=1)
    assert Shop.objects.search("花木店").get().claimed_name_key == "示例花木鄢陵有限公司"


def test_again_changes_nothing() -> None:
    upsert(row(name="示例花木店"))
    assert upsert(row(name="示例花木店")) == Upserted(same=1)


def test_listing_knows_only_the_number_and_wipes_nothing() -> None:
    upsert(row(name="示例花木店", address="鄢陵县示例路"))

    upsert(row(seen_at=NOW + DAY))

    shop = Shop.objects.get()
    assert (shop.name, shop.address) == ("示例花木店", "鄢陵县示例路")
    assert (shop.first_seen_at, shop.last_seen_at) == (NOW, NOW + DAY)


def test_later_sighting_wins_and_an_earlier_one_only_fills_gaps() -> None:
    upsert(row(name="新名"))
    upsert(row(name="旧名", category="花木", seen_at=NOW - DAY))

    shop = Shop.objects.get()
    assert (shop.name, shop.category, shop.first_seen_at) == ("新名", "花木", NOW - DAY)


def test_several_rows_of_a_shop_in_one_file_are_one_shop() -> None:
    assert upsert(row(), row(name="示例店"), row(seen_at=NOW + DAY)) == Upserted(new=1)
    assert Shop.objects.get().name == "示例店"


@pytest.mark.parametrize("bad", [{"platform": ""}, {"external_id": ""}, {"external_id": "9" * 201}])
def test_row_that_names_no_shop_is_left_out(bad: dict[str, str]) -> None:
    assert upsert(row(**bad)) == Upserted()


def test_shop_is_tied_by_its_code() -> None:
    operator = make_operator(uscc=sample_uscc(501))
    upsert(row(uscc=f" {sample_uscc(501).lower()} ", operator_name="别的名字"))

    assert link_shops() == 1

    shop = Shop.objects.get()
    assert (shop.operator, shop.link_method) == (operator, LinkMethod.CODE)
    assert sample_uscc(501) in shop.link_reason
    assert link_shops() == 0


def test_shop_is_tied_by_a_name_that_is_unique() -> None:
    operator = make_operator(name="许昌示例(集团)有限公司")
    upsert(row(operator_name="许昌示例（集团） 有限公司"))

    link_shops()

    shop = Shop.objects.get()
    assert (shop.operator, shop.link_method) == (operator, LinkMethod.NAME)


def test_invalid_code_does_not_stand_in_the_way_of_the_name() -> None:
    operator = make_operator(name="许昌示例有限公司")
    upsert(row(operator_name="许昌示例有限公司", uscc="91410000X"))
    link_shops()
    assert Shop.objects.get().operator == operator


def test_name_held_by_two_ties_nothing() -> None:
    for _ in range(2):
        make_operator(name="示例小吃店", uscc=None, registration_no="", address=str(_))
    upsert(row(operator_name="示例小吃店"))
    assert link_shops() == 0


def test_name_of_an_operator_with_another_code_ties_nothing() -> None:
    make_operator(name="许昌示例有限公司", uscc=sample_uscc(502))
    upsert(row(operator_name="许昌示例有限公司", uscc=sample_uscc(503)))
    assert link_shops() == 0


def test_shop_that_states_another_code_is_tied_anew() -> None:
    first, second = make_operator(uscc=sample_uscc(504)), make_operator(uscc=sample_uscc(505))
    upsert(row(uscc=sample_uscc(504)))
    link_shops()
    assert Shop.objects.get().operator == first

    upsert(row(uscc=sample_uscc(505), seen_at=NOW + DAY))
    link_shops()

    assert Shop.objects.get().operator == second


def test_shop_without_claims_stays_untied() -> None:
    make_operator()
    upsert(row())
    assert link_shops() == 0
    assert Shop.objects.get().link_method == LinkMethod.NONE
