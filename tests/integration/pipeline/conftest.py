"""A small market of our own: a register, shops, listings with a known wording, lawful look-alikes and bad rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.factories import NOW, make_user, sample_uscc

from wangjian.desk.accounts.actions import load_city_pack
from wangjian.desk.accounts.models import Organisation, Role, User
from wangjian.desk.audit.log import SYSTEM
from wangjian.law.citypack import CityPack
from wangjian.pipeline import monitoring
from wangjian.rules.loader import load_packs


@dataclass(frozen=True, slots=True)
class Market:
    operators: Path
    shops: Path
    listings: Path

    def __iter__(self) -> Iterator[tuple[str, Path]]:
        yield from (("operator", self.operators), ("shop", self.shops), ("listing", self.listings))


PACKS = Path(__file__).parent / "packs"


@pytest.fixture
def sample_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """One rule of our own in place of the product's."""
    monkeypatch.setattr(monitoring, "load_packs", lambda: load_packs(PACKS))


@pytest.fixture
def monitor(db: None) -> User:
    """The city pack is loaded and somebody of the city bureau works with it."""
    load_city_pack(pack=CityPack.load("xuchang"), by=SYSTEM, at=NOW)
    return make_user(Role.MONITOR, organisation=Organisation.objects.get(code="xc-amr"), username="monitor")


@pytest.fixture
def market(tmp_path: Path) -> Market:
    return Market(
        write(tmp_path / "示例名录.csv", operators()),
        write(tmp_path / "示例网店.csv", shops()),
        write(tmp_path / "示例商品.csv", listings(60)),
    )


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def operators() -> list[dict[str, Any]]:
    places = ("魏都区示例路1号", "禹州市示例路2号", "长葛市示例路3号")
    return [
        {
            "id": f"op-{number}",
            "name": f"许昌示例甲{number}有限公司",
            "uscc": sample_uscc(700 + number),
            "address": f"许昌市{place}",
            "status": "存续",
        }
        for number, place in enumerate(places, 1)
    ]


def shops() -> list[dict[str, Any]]:
    """The third is tied by its name, the fourth by nothing."""
    claims = [(sample_uscc(701), ""), (sample_uscc(702), ""), ("", "许昌示例甲3有限公司"), ("", "")]
    return [
        {
            "id": f"示例平台-s{number}",
            "platform": "示例平台",
            "shop_id": f"s{number}",
            "shop_name": f"示例{number}小店",
            "operator_name": name,
            "uscc": code,
            "licence_shown": "true",
            "captured_at": "2026-09-20T09:00:00+08:00",
        }
        for number, (code, name) in enumerate(claims, 1)
    ]


def listings(number: int) -> list[dict[str, Any]]:
    """Every fifth praises itself against the law; shops take turns."""
    return [
        {
            "id": f"item-{index}",
            "platform": "示例平台",
            "shop_id": f"s{index % 4 + 1}",
            "item_id": f"{index}",
            "title": f"示例蜂蜜{index} 全国最好的蜂蜜" if index % 5 == 0 else f"示例花茶{index} 清香回甘",
            "captured_at": "2026-09-20T10:00:00+08:00",
        }
        for index in range(number)
    ]
