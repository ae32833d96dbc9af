"""The words of the sample market, read from ``wording/*.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("wording")

Slots = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One template that breaks the law, or looks like it."""

    template: str
    violation: str
    ground: str = ""
    """Why the law lets it stand; empty for a violation."""
    goods: frozenset[str] = frozenset()
    """Goods it can be said of; empty for all."""
    evasive: bool = False
    round: int = 1
    """Wordings come in rounds: once rules are revised in the light of one, only a later one can still measure them."""

    def suits(self, goods: str) -> bool:
        return not self.goods or goods in self.goods


@dataclass(frozen=True, slots=True)
class Noun:
    name: str
    slots: Slots = field(default_factory=dict)
    """Values that hold for these goods instead of those of the family: no wallet measures 28 inches."""


@dataclass(frozen=True, slots=True)
class Goods:
    key: str
    label: str
    trade: str
    category: str
    areas: dict[str, int]
    weight: int
    price_yuan: tuple[int, int]
    brands: tuple[str, ...]
    nouns: tuple[Noun, ...]
    slots: Slots
    titles: tuple[str, ...]
    sentences: dict[str, tuple[str, ...]]
    attributes: tuple[str, ...]

    @property
    def is_food(self) -> bool:
        return self.category.startswith(("食品", "生鲜", "保健"))


@dataclass(frozen=True, slots=True)
class Area:
    key: str
    code: str
    prefix: str
    short: str
    towns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Platform:
    key: str
    name: str
    carrier: str
    share: int
    host: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Wording:
    goods: dict[str, Goods]
    areas: dict[str, Area]
    platforms: dict[str, Platform]
    names: dict[str, Any]
    common: dict[str, Any]
    common_slots: Slots
    ordinary: dict[str, dict[str, Any]]
    phrases: dict[str, tuple[Phrase, ...]]
    """By channel: title, sentence, spoken, page, message, clause, card."""
    copied_brands: tuple[str, ...]

    def unlawful(self, channel: str, goods: str, violation: str) -> list[Phrase]:
        return [p for p in self.phrases[channel] if p.violation == violation and not p.ground and p.suits(goods)]

    def lawful(self, channel: str, goods: str) -> list[Phrase]:
        return [p for p in self.phrases[channel] if p.ground and p.suits(goods)]


def slots_of(values: Mapping[str, Any] | None) -> dict[str, tuple[str, ...]]:
    return {name: tuple(str(value) for value in options) for name, options in (values or {}).items()}


@cache
def load_wording() -> Wording:
    """All words, read once. Raises KeyError where a file lacks a part: the files are part of the product, not input."""
    common = _read("common.yml")
    phrases: dict[str, list[Phrase]] = {}
    for path in sorted((FOLDER / "violations").glob("*.yml")):
        _add_violations(phrases, _read_path(path), _round(path))
    for path in sorted((FOLDER / "lookalikes").glob("*.yml")):
        _add_lookalikes(phrases, _read_path(path), _round(path))
    return Wording(
        goods={path.stem: _goods(path) for path in sorted((FOLDER / "goods").glob("*.yml"))},
        areas={
            key: Area(key, a["code"], a["prefix"], a["short"], tuple(a["towns"]))
            for key, a in _read("places.yml").items()
        },
        platforms={key: Platform(key, **values) for key, values in _read("platforms.yml").items()},
        names=_read("names.yml"),
        common=common,
        common_slots=slots_of(common["slots"]),
        ordinary={path.stem: _read_path(path) for path in sorted((FOLDER / "ordinary").glob("*.yml"))},
        phrases={channel: tuple(items) for channel, items in phrases.items()},
        copied_brands=tuple(_read("violations/tm_infringe.yml")["copied_brands"]),
    )


def _read(name: str) -> dict[str, Any]:
    return _read_path(FOLDER / name)


def _read_path(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def _goods(path: Path) -> Goods:
    values = _read_path(path)
    low, high = values["price_yuan"]
    return Goods(
        key=path.stem,
        label=values["label"],
        trade=values["trade"],
        category=values["category"],
        areas=values["areas"],
        weight=values["weight"],
        price_yuan=(low, high),
        brands=tuple(values["brands"]),
        nouns=tuple(_noun(item) for item in values["nouns"]),
        slots=slots_of(values["slots"]),
        titles=tuple(values["titles"]),
        sentences={part: tuple(items) for part, items in values["sentences"].items()},
        attributes=tuple(values["attributes"]),
    )


def _noun(item: str | dict[str, Any]) -> Noun:
    if isinstance(item, str):
        return Noun(item)
    return Noun(item["name"], slots_of({key: value for key, value in item.items() if key != "name"}))


_CHANNELS = ("title", "sentence", "spoken", "page", "message", "clause", "card")


def _round(path: Path) -> int:
    """Two for a file that is called ``…_2.yml``."""
    number = path.stem.rpartition("_")[2]
    return int(number) if number.isdigit() else 1


def _add_violations(phrases: dict[str, list[Phrase]], content: dict[str, Any], round_: int) -> None:
    default = frozenset(content.get("goods", ()))
    for channel in _CHANNELS:
        for item in content.get(channel, ()):
            entry: dict[str, Any] = {"text": item} if isinstance(item, str) else item
            goods = frozenset(entry.get("goods", default))
            phrase = Phrase(
                entry["text"], content["violation"], goods=goods, evasive=entry.get("evasive", False), round=round_
            )
            phrases.setdefault(channel, []).append(phrase)


def _add_lookalikes(phrases: dict[str, list[Phrase]], content: dict[str, Any], round_: int) -> None:
    goods_of_ground = content.get("goods_of_ground", {})
    for ground, channels in content["grounds"].items():
        goods = frozenset(goods_of_ground.get(ground, ()))
        for channel, items in channels.items():
            for item in items:
                entry: dict[str, Any] = {"text": item} if isinstance(item, str) else item
                suited = frozenset(entry.get("goods", goods))
                phrase = Phrase(entry["text"], content["looks_like"], ground=ground, goods=suited, round=round_)
                phrases.setdefault(channel, []).append(phrase)
