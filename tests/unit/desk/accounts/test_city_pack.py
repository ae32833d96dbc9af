"""The city pack of Xuchang in the desk."""

from __future__ import annotations

import pytest
from tests.factories import NOW

from wangjian.desk.accounts import queries
from wangjian.desk.accounts.actions import load_city_pack
from wangjian.desk.accounts.models import Area, Organisation
from wangjian.desk.audit.log import SYSTEM
from wangjian.law.citypack import CityPack

pytestmark = pytest.mark.django_db


def load() -> None:
    load_city_pack(pack=CityPack.load("xuchang"), by=SYSTEM, at=NOW)


def test_load_gives_six_counties_and_three_functional_zones_with_a_bureau_each() -> None:
    load()

    units = list(queries.supervision_units())
    assert [unit.kind for unit in units].count("COUNTY") == 6
    assert [unit.kind for unit in units].count("FUNCTIONAL_ZONE") == 3
    assert all(unit.bureau and unit.bureau.handles_leads for unit in units)
    assert all(unit.division_code is None for unit in units if unit.kind == "FUNCTIONAL_ZONE")
    assert queries.city_name() == "许昌市"


def test_load_twice_changes_nothing() -> None:
    load()
    before = list(Organisation.objects.values()), list(Area.objects.values())
    load()

    assert (list(Organisation.objects.values()), list(Area.objects.values())) == before


def test_parents_follow_the_pack() -> None:
    load()

    county = Organisation.objects.get(code="xc-yuzhou-amr")
    assert county.parent is not None
    assert county.parent.code == "xc-amr"


def test_no_city_before_a_pack_is_loaded() -> None:
    assert queries.city() is None
    assert queries.city_name() == ""
