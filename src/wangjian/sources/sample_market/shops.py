"""Invented shops, run by operators of the register, by others, and by persons who need not register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from random import Random
from typing import Any

from wangjian.kernel.uscc import ALPHABET
from wangjian.sources.sample_market.clock import capture_time, first_delivery
from wangjian.sources.sample_market.operators import Operator, address_in
from wangjian.sources.sample_market.streams import stream
from wangjian.sources.sample_market.truth import Label, TruthRecord
from wangjian.sources.sample_market.wording import Area, Goods, Platform, Wording


class Conduct(StrEnum):
    """How often a shop breaks the law: most never do, a few do all the time, so that captures join one lead."""

    CLEAN = "clean"
    SLIPPING = "slipping"
    HABITUAL = "habitual"

    @property
    def violating_share(self) -> float:
        return {"clean": 0.0, "slipping": 0.13, "habitual": 0.42}[self.value]


class Licence(StrEnum):
    """What the shop shows of its registration."""

    SHOWN = "shown"
    LINKED = "linked"
    NAME_ONLY = "name_only"
    NOT_CAPTURED = "not_captured"
    SELF_DECLARED = "self_declared"
    MISSING = "missing"
    MALFORMED = "malformed"
    WRONG_CHECK = "wrong_check"


_SELF_DECLARATIONS = {
    "farm": "个人销售自产农副产品,依法不需要办理市场主体登记",
    "craft": "个人销售家庭手工业产品,依法不需要办理市场主体登记",
    "small": "个人从事零星小额交易活动,依法不需要办理市场主体登记",
}
"""The fixed wordings of 网络交易监督管理办法 12."""

_FARM = frozenset({"bee", "flower", "noodle", "herb", "fresh"})
_CRAFT = frozenset({"jun", "shehuo", "hair"})


@dataclass(frozen=True, slots=True)
class Shop:
    number: int
    shop_id: str
    platform: Platform
    name: str
    goods: Goods
    area: Area
    operator: Operator | None
    conduct: Conduct
    habit: str
    """The violation this shop is inclined to."""
    licence: Licence
    address: str
    annual_sales_fen: int

    @property
    def url(self) -> str:
        return f"https://{self.platform.host}/shop/{self.shop_id}"


def make_shops(
    wording: Wording, operators: Iterator[Operator], seed: int, count: int, habits: dict[str, tuple[str, ...]]
) -> list[Shop]:
    """``count`` shops; one operator in five has a second one. ``habits`` are the violations goods are prone to."""
    shops: list[Shop] = []
    latest: Operator | None = None
    for number in range(1, count + 1):
        rng = stream(seed, "shop", number)
        operator = latest if latest is not None and rng.random() < 0.18 else next(operators)
        latest = None if operator is latest else operator
        shops.append(_make_shop(wording, rng, number, operator, habits))
    return shops


def _make_shop(
    wording: Wording, rng: Random, number: int, operator: Operator, habits: dict[str, tuple[str, ...]]
) -> Shop:
    platform = rng.choices(list(wording.platforms.values()), [p.share for p in wording.platforms.values()])[0]
    goods = operator.goods
    licence = rng.choices(list(Licence), (56, 8, 9, 7, 8, 6, 3, 3))[0]
    personal = licence is Licence.SELF_DECLARED
    tail = "小铺" if personal else rng.choice(wording.names["shop_tails"][platform.key])
    return Shop(
        number=number,
        shop_id=f"{platform.prefix}{number:05d}",
        platform=platform,
        name=f"示例{operator.mark}{rng.choice(('', goods.label))}{tail}",
        goods=goods,
        area=operator.area,
        operator=None if personal else operator,
        conduct=Conduct.CLEAN if personal else rng.choices(list(Conduct), (62, 28, 10))[0],
        habit=rng.choice(habits[goods.key]),
        licence=licence,
        address=address_in(rng, operator.area) if personal or rng.random() < 0.2 else operator.address,
        annual_sales_fen=(rng.randint(3_000, 90_000) if personal else int(10 ** rng.uniform(4, 7.2))) * 100,
    )


def shop_row(shop: Shop, seed: int, as_of: date) -> dict[str, Any]:
    rng = stream(seed, "shop-row", shop.number)
    code, shown, text = _licence(shop, rng)
    named = shop.operator is not None and shop.licence not in (Licence.MISSING, Licence.NOT_CAPTURED)
    return {
        "id": f"SS-{shop.shop_id}",
        "platform": shop.platform.name,
        "shop_id": shop.shop_id,
        "url": shop.url,
        "captured_at": capture_time(rng, first_delivery(as_of)),
        "shop_name": shop.name,
        "operator_name": shop.operator.name if named and shop.operator else None,
        "uscc": code,
        "licence_shown": shown,
        "licence_text": text,
        "address": shop.address,
        "area_code": None if shop.area.code == "411000" else shop.area.code,
        "carrier": shop.platform.carrier,
        "category": shop.goods.category,
        "annual_sales_fen": shop.annual_sales_fen,
    }


def shop_truth(shop: Shop, row: dict[str, Any]) -> list[TruthRecord]:
    if shop.licence in (Licence.MISSING, Licence.MALFORMED, Licence.WRONG_CHECK):
        quotes = (str(row["uscc"]),) if row["uscc"] else ()
        field = "uscc" if row["uscc"] else "licence_shown"
        return [TruthRecord(Label.VIOLATION, "shop", row["id"], "disp.license", field, quotes, note=shop.licence.value)]
    if shop.licence in (Licence.SELF_DECLARED, Licence.LINKED, Licence.NOT_CAPTURED):
        return [TruthRecord(Label.LAWFUL, "shop", row["id"], "disp.license", "licence_text", ground=shop.licence.value)]
    return []


def _licence(shop: Shop, rng: Random) -> tuple[str | None, bool | None, str | None]:
    """Credit code, whether a licence is shown, and the words beside it."""
    if shop.operator is None:
        declaration = "farm" if shop.goods.key in _FARM else "craft" if shop.goods.key in _CRAFT else "small"
        return None, False, f"{_SELF_DECLARATIONS[declaration]}。实际经营地址:{shop.address};联系方式:见店铺客服"
    code = shop.operator.uscc
    match shop.licence:
        case Licence.SHOWN | Licence.SELF_DECLARED:
            return code, True, f"营业执照 名称:{shop.operator.name} 统一社会信用代码:{code}"
        case Licence.LINKED:
            return code, True, f"证照信息:{shop.url}/licence"
        case Licence.NAME_ONLY:
            return None, True, "营业执照照片见店铺首页证照栏(图片)"
        case Licence.NOT_CAPTURED:
            return None, None, None
        case Licence.MISSING:
            return None, False, None
        case Licence.MALFORMED:
            broken = _malformed(code, rng)
        case Licence.WRONG_CHECK:
            broken = code[:17] + ALPHABET[(ALPHABET.index(code[17]) + rng.randint(1, 29)) % 31]
    return broken, True, f"营业执照 名称:{shop.operator.name} 统一社会信用代码:{broken}"


def _malformed(code: str, rng: Random) -> str:
    """One character short, or one too many, or letters that the standard leaves out."""
    return rng.choice((code[:-1], code + "8", code[:8] + code[8:12].replace("0", "O") + code[12:]))
