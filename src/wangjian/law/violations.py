"""The table of violations: what each key means in the plain words of an officer, and which articles it concerns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from wangjian.kernel.paths import data_root
from wangjian.law.lawbook import Citation, Lawbook
from wangjian.law.records import UnusableLawbook, read_yaml

_KNOWN_FIELDS = {"title", "breach", "penalty", "grave", "fact"}
UNKNOWN_SUBJECT = "其他"


@dataclass(frozen=True, slots=True)
class Violation:
    key: str
    title: str
    subject: str
    """Subject group, for filters: 广告, 不正当竞争, 商标, 传销, 主体公示, 平台与经营, 格式条款, 价格, 禁限售."""
    breach: tuple[str, ...] = ()
    """Articles broken, under every numbering they ever had; the day of the act decides which applies."""
    penalty: tuple[str, ...] = ()
    is_grave: bool = False
    """May harm life, health or financial safety: the limitation of two years becomes five where it did (PEN 36)."""
    is_fact: bool = False
    """A rule for judging (an exemption, a signal, a follow-up) rather than a violation of its own."""

    @property
    def limitation_clock(self) -> str:
        """The clock by which prosecution lapses in the ordinary case."""
        return "limitation.general"

    @property
    def limitation_words(self) -> str:
        """How long after its end the act may be punished."""
        if self.is_grave:
            return "二年内未被发现的不再处罚;涉及公民生命健康安全、金融安全且有危害后果的为五年"
        return "二年内未被发现的不再处罚"

    def breached(self, on: date) -> tuple[Citation, ...]:
        """The articles in force on the day of the act."""
        return _in_force(self.breach, on)

    def punished_by(self, on: date) -> tuple[Citation, ...]:
        return _in_force(self.penalty, on)


def violations() -> dict[str, Violation]:
    """All violations by key, in the order of the table. Raises UnusableLawbook."""
    return load_violations(data_root() / "lawbook" / "violations.yml")


@cache
def load_violations(path: Path) -> dict[str, Violation]:
    """The violations of a file. Raises UnusableLawbook, naming the key."""
    rows: dict[str, Violation] = {}
    for subject, entries in read_yaml(path).items():
        for key, entry in entries.items():
            if key in rows:
                raise UnusableLawbook(f"{path.name} {key} 重复。")
            rows[key] = _violation(key, subject, entry, f"{path.name} {key}")
    return rows


def title(key: str) -> str:
    """Plain words for a key; the key itself when the table does not know it."""
    violation = violations().get(key)
    return violation.title if violation else key


def subject(key: str) -> str:
    violation = violations().get(key)
    return violation.subject if violation else UNKNOWN_SUBJECT


def subjects() -> tuple[str, ...]:
    """The subject groups, in the order of the table."""
    return tuple(dict.fromkeys(violation.subject for violation in violations().values()))


def _violation(key: str, subject: str, entry: Any, where: str) -> Violation:
    if not isinstance(entry, dict) or not entry.get("title"):
        raise UnusableLawbook(f"{where} 缺少 title。")
    unknown = sorted(entry.keys() - _KNOWN_FIELDS)
    if unknown:
        raise UnusableLawbook(f"{where} 有不认识的字段 {'、'.join(unknown)}。")
    return Violation(
        key,
        entry["title"],
        subject,
        tuple(entry.get("breach", ())),
        tuple(entry.get("penalty", ())),
        entry.get("grave", False),
        entry.get("fact", False),
    )


def _in_force(references: tuple[str, ...], on: date) -> tuple[Citation, ...]:
    book = Lawbook.load()
    return tuple(
        citation for citation in (book.cite(reference, on=on) for reference in references) if citation.in_force
    )
