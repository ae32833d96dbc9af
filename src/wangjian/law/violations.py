"""The table of violations: what each key means in the plain words of an officer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from wangjian.kernel.paths import data_root
from wangjian.law.records import read_yaml


@dataclass(frozen=True, slots=True)
class Violation:
    key: str
    title: str
    subject: str
    """Subject group, for filters: 广告, 不正当竞争, 主体公示, 格式条款, 价格, 禁限售, 商标, 传销."""


@cache
def violations() -> dict[str, Violation]:
    """All violations by key, in the order of the table. Raises UnusableLawbook."""
    rows = read_yaml(data_root() / "lawbook" / "violations.yml")
    return {key: Violation(key, title, subject) for subject, entries in rows.items() for key, title in entries.items()}


def title(key: str) -> str:
    """Plain words for a key; the key itself when the table does not know it."""
    violation = violations().get(key)
    return violation.title if violation else key


def subject(key: str) -> str:
    violation = violations().get(key)
    return violation.subject if violation else "其他"
