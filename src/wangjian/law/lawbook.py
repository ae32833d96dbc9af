"""Statutes by key and version, and citations in words.

>>> Lawbook.load().cite("AD:9(三)", on=date(2026, 5, 1)).text
'《中华人民共和国广告法》第九条第(三)项'
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from wangjian.kernel.paths import data_root
from wangjian.law.articles import article_words
from wangjian.law.records import UnusableLawbook, as_date, read_yaml

CONFIDENCES = ("A", "B", "C")


@dataclass(frozen=True, slots=True)
class Amendment:
    """The text of a statute from ``active_from`` on, until the next one."""

    active_from: date
    name: str
    """As ``2021修正``."""


@dataclass(frozen=True, slots=True)
class Statute:
    """A law under one numbering of its articles, in force ``active_from`` to the day before ``active_until``."""

    key: str
    name: str
    number: str
    active_from: date
    active_until: date | None
    amendments: tuple[Amendment, ...]
    successor: str
    """Key of the statute that took its place; empty where none did."""
    confidence: str
    """A seen in the text, B known but not checked, C to be verified before use."""
    note: str

    def in_force(self, on: date) -> bool:
        return self.active_from <= on and (self.active_until is None or on < self.active_until)

    def version(self, on: date | None = None) -> str:
        """The text in force on a day (by default the newest), as ``2021修正``; empty where it was never amended."""
        begun = [amendment.name for amendment in self.amendments if on is None or amendment.active_from <= on]
        return begun[-1] if begun else ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A law in words, with the version applied."""

    text: str
    statute: Statute | None
    version: str
    """The text of the day, as ``2021修正``; empty where the statute was never amended."""
    in_force: bool
    confidence: str
    unverified: bool
    """A lawyer has yet to check the fact, or the lawbook does not know the statute."""

    @property
    def words(self) -> str:
        """The citation with its version and a warning where one is due."""
        version = f"({self.version})" if self.version else ""
        return f"{self.text}{version}{'〔未核实〕' if self.unverified else ''}"


@dataclass(frozen=True)
class Lawbook:
    statutes: dict[str, Statute]

    @classmethod
    def load(cls, folder: Path | None = None) -> Lawbook:
        """Read ``statutes.yml`` in a folder, by default the lawbook of the product. Raises UnusableLawbook."""
        return _load(folder or data_root() / "lawbook")

    def statute(self, key: str) -> Statute | None:
        return self.statutes.get(key)

    def cite(self, reference: str, on: date | None = None) -> Citation:
        """Put ``AD:9(三)`` into words. An unknown statute is shown by its key and marked unverified."""
        key, _, article = reference.partition(":")
        statute = self.statutes.get(key)
        if statute is None:
            return Citation(reference, None, "", in_force=False, confidence="C", unverified=True)
        return Citation(
            f"《{statute.name}》{article_words(article)}",
            statute,
            statute.version(on),
            in_force=on is None or statute.in_force(on),
            confidence=statute.confidence,
            unverified=statute.confidence == "C",
        )


@cache
def _load(folder: Path) -> Lawbook:
    path = folder / "statutes.yml"
    statutes: dict[str, Statute] = {}
    for row in read_yaml(path):
        statute = _statute(row, f"{path.name} {row.get('key', '?')}")
        if statute.key in statutes:
            raise UnusableLawbook(f"{path.name} {statute.key} 重复。")
        statutes[statute.key] = statute
    for statute in statutes.values():
        if statute.successor and statute.successor not in statutes:
            raise UnusableLawbook(f"{path.name} {statute.key} 的后继 {statute.successor} 不存在。")
    return Lawbook(statutes)


def _statute(row: dict[str, Any], where: str) -> Statute:
    active_from = as_date(row.get("from"), where)
    if active_from is None or not row.get("name"):
        raise UnusableLawbook(f"{where} 缺少名称或施行日期。")
    if row.get("confidence") not in CONFIDENCES:
        raise UnusableLawbook(f"{where} 的 confidence 应为 A、B 或 C。")
    return Statute(
        row["key"],
        row["name"],
        row.get("number", ""),
        active_from,
        as_date(row.get("until"), where),
        tuple(_amendment(version, where) for version in row.get("versions", ())),
        row.get("successor", ""),
        row["confidence"],
        row.get("note", ""),
    )


def _amendment(row: dict[str, Any], where: str) -> Amendment:
    active_from = as_date(row.get("from"), where)
    if active_from is None or not row.get("name"):
        raise UnusableLawbook(f"{where} 的 versions 缺少 from 或 name。")
    return Amendment(active_from, row["name"])
