"""Statutes by key and version, and citations in words.

>>> Lawbook.load().cite("AD:9(三)").text
'《中华人民共和国广告法》第九条第(三)项'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from wangjian.kernel.paths import data_root
from wangjian.law.records import UnusableLawbook, as_date, read_yaml

_NUMERALS = "零一二三四五六七八九"
_ARTICLE = re.compile(r"(?P<article>\d+)(?P<paragraph>[①-⑳])?(?:\((?P<item>[一二三四五六七八九十]+)\))?")


@dataclass(frozen=True, slots=True)
class Statute:
    """One version of a law, in force from ``active_from`` up to, not including, ``active_until``."""

    key: str
    name: str
    number: str
    version: str
    active_from: date
    active_until: date | None
    confidence: str
    note: str

    def in_force(self, on: date) -> bool:
        return self.active_from <= on and (self.active_until is None or on < self.active_until)


@dataclass(frozen=True, slots=True)
class Citation:
    """A law in words, with the version applied. ``unverified`` marks facts that a lawyer has yet to check."""

    text: str
    statute: Statute | None
    in_force: bool
    unverified: bool


@dataclass(frozen=True)
class Lawbook:
    statutes: dict[str, Statute]

    @classmethod
    def load(cls, folder: Path | None = None) -> Lawbook:
        """Read ``lawbook/statutes.yml``. Raises UnusableLawbook."""
        return _load(folder or data_root() / "lawbook")

    def statute(self, key: str) -> Statute | None:
        return self.statutes.get(key)

    def cite(self, reference: str, on: date | None = None) -> Citation:
        """Put ``AD:9(三)`` into words. An unknown statute is shown by its key and marked unverified."""
        key, _, article = reference.partition(":")
        statute = self.statutes.get(key)
        if statute is None:
            return Citation(reference, None, in_force=False, unverified=True)
        in_force = on is None or statute.in_force(on)
        return Citation(f"《{statute.name}》{article_words(article)}", statute, in_force, statute.confidence == "C")


@cache
def _load(folder: Path) -> Lawbook:
    path = folder / "statutes.yml"
    statutes = {}
    for row in read_yaml(path):
        where = f"{path.name} {row.get('key', '?')}"
        active_from = as_date(row.get("from"), where)
        if active_from is None or "name" not in row:
            raise UnusableLawbook(f"{where} 缺少名称或施行日期。")
        statutes[row["key"]] = Statute(
            row["key"],
            row["name"],
            row.get("number", ""),
            row.get("version", ""),
            active_from,
            as_date(row.get("until"), where),
            row.get("confidence", "B"),
            row.get("note", ""),
        )
    return Lawbook(statutes)


def article_words(article: str) -> str:
    """``53②`` → 第五十三条第二款; ``9(三)`` → 第九条第(三)项; anything else stays as written.

    >>> article_words("8→20")
    '8→20'
    """
    match = _ARTICLE.fullmatch(article)
    if match is None:
        return article
    words = f"第{chinese_number(int(match['article']))}条"
    if match["paragraph"]:
        words += f"第{chinese_number(ord(match['paragraph']) - ord('①') + 1)}款"
    if match["item"]:
        words += f"第({match['item']})项"
    return words


def chinese_number(number: int) -> str:
    """1 to 999 in Chinese numerals, as articles are counted.

    >>> [chinese_number(n) for n in (9, 10, 12, 57, 100, 109, 110, 224)]
    ['九', '十', '十二', '五十七', '一百', '一百零九', '一百一十', '二百二十四']
    """
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_NUMERALS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _NUMERALS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (_NUMERALS[ones] if ones else "")
