"""Invented operators: the rows of the sample register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from wangjian.kernel.uscc import check_character, organisation_check_character
from wangjian.sources.sample_market.streams import stream
from wangjian.sources.sample_market.wording import Area, Goods, Wording

_CATEGORY = {"company": "1", "household": "2", "cooperative": "3"}
_TYPE = {"company": "有限责任公司(自然人投资或控股)", "household": "个体工商户", "cooperative": "农民专业合作社"}
_STREETS = ("示例路", "示例街", "示例大道", "示例巷")
_FARM_GOODS = frozenset({"bee", "yuba", "flower", "noodle", "herb", "fresh"})


@dataclass(frozen=True, slots=True)
class Operator:
    number: int
    name: str
    mark: str
    uscc: str
    form: str
    area: Area
    goods: Goods
    address: str
    registered_on: date
    capital: str
    status: str

    def row(self) -> dict[str, Any]:
        return {
            "id": f"SO-{self.number:05d}",
            "name": self.name,
            "uscc": self.uscc,
            "registered_on": self.registered_on.isoformat(),
            "type": _TYPE[self.form],
            "capital": self.capital,
            "business_scope": _scope(self.goods),
            "province": "河南省",
            "city": "许昌市",
            "address": self.address,
            "area_code": None if self.area.code == "411000" else self.area.code,
            "status": self.status,
        }


def credit_code(category: str, area_code: str, number: int) -> str:
    """A code with right check characters. Its organisation part starts with 0000, which is given to no firm."""
    organisation = f"0000{number:04d}"
    first17 = f"9{category}{area_code}{organisation}{organisation_check_character(organisation)}"
    return first17 + check_character(first17)


def make_operators(wording: Wording, seed: int, as_of: date) -> Iterator[Operator]:
    """Endless operators with distinct names."""
    taken: set[str] = set()
    number = 0
    while True:
        number += 1
        operator = _make_operator(wording, stream(seed, "operator", number), number, as_of)
        if operator.name not in taken:
            taken.add(operator.name)
            yield operator


def _make_operator(wording: Wording, rng: Random, number: int, as_of: date) -> Operator:
    goods = rng.choices(list(wording.goods.values()), [goods.weight for goods in wording.goods.values()])[0]
    area = wording.areas[rng.choices(list(goods.areas), list(goods.areas.values()))[0]]
    form = rng.choices(("company", "household", "cooperative"), (55, 38, 14 if goods.key in _FARM_GOODS else 0))[0]
    mark = rng.choice(wording.names["marks"])
    return Operator(
        number=number,
        name=_name(wording, rng, form, mark, goods, area),
        mark=mark,
        uscc=credit_code(_CATEGORY[form], area.code, number),
        form=form,
        area=area,
        goods=goods,
        address=address_in(rng, area),
        registered_on=as_of - timedelta(days=rng.randint(60, 4200)),
        capital=f"{rng.choice((10, 30, 50, 100, 200, 300, 500, 1000))}万元人民币" if form != "household" else "",
        status=rng.choices(("存续", "注销", "吊销"), (96, 3, 1))[0],
    )


def address_in(rng: Random, area: Area) -> str:
    return f"{area.prefix}{rng.choice(area.towns)}{rng.choice(_STREETS)}{rng.randint(1, 299)}号"


def _name(wording: Wording, rng: Random, form: str, mark: str, goods: Goods, area: Area) -> str:
    if form == "company":
        trade = goods.trade if rng.random() < 0.6 else rng.choice(wording.names["trade_words"])
        return f"{area.short}示例{mark}{trade}{rng.choice(wording.names['company_forms'])}"
    if form == "cooperative":
        return f"{area.short}示例{mark}{goods.label}{wording.names['cooperative_form']}"
    # A household business is registered under its district: “许昌市魏都区示例…店”.
    return f"{area.prefix}示例{mark}{goods.trade}{rng.choice(wording.names['household_forms'])}"


def _scope(goods: Goods) -> str:
    online = "食品互联网销售" if goods.is_food else "互联网销售(除销售需要许可的商品)"
    return f"一般项目:{goods.label}销售;{online}"
