"""Take values out of a mapping one by one, strictly: a wrong type, a missing key and a key left over are all faults."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from wangjian.rules.problem import Problem
from wangjian.rules.source import Place, Source

E = TypeVar("E", bound=StrEnum)


class Fields:
    """One mapping of a source. Faults go to ``problems``; a default stands in so that reading goes on to the end."""

    def __init__(self, source: Source, place: Place, data: Any, problems: list[Problem]) -> None:
        self.source, self.place, self.problems = source, place, problems
        self.data: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
        self.taken: set[str] = set()
        if not isinstance(data, Mapping):
            self.fault((), f"{self.name()}应为“键: 值”", "请按规则语言说明书写")

    def name(self, *place: str | int) -> str:
        """``laws[0].article``, as an author would say it."""
        shown = ""
        for part in (*self.place, *place):
            shown += f"[{part}]" if isinstance(part, int) else f".{part}" if shown else str(part)
        return f"{shown} " if shown else "内容"

    def fault(self, place: Place, text: str, hint: str) -> None:
        self.problems.append(Problem(self.source.path, self.source.line(*self.place, *place), text, hint))

    def take(self, key: str, *, required: bool = False) -> Any:
        self.taken.add(key)
        value = self.data.get(key)
        if value is None and required:
            self.fault((), f"缺少 {self.name(key).strip()}", f"请补写 {key}")
        return value

    def text(self, key: str, *, required: bool = False, default: str = "") -> str:
        value = self.take(key, required=required)
        if value is None:
            return default
        if isinstance(value, str):
            return value.strip()
        # ``article: 9`` and ``version: 1`` are honest slips that mean one thing only.
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        self.fault((key,), f"{self.name(key)}应为文字,现为“{value}”", "请加引号写成文字")
        return default

    def number(self, key: str, *, required: bool = False, default: float = 0.0) -> float:
        value = self.take(key, required=required)
        if value is None:
            return default
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        self.fault((key,), f"{self.name(key)}应为数字,现为“{value}”", "请写数字,不加引号")
        return default

    def whole(self, key: str, *, required: bool = False, default: int = 0) -> int:
        value = self.number(key, required=required, default=default)
        if value != int(value):
            self.fault((key,), f"{self.name(key)}应为整数,现为“{value}”", "请写整数")
        return int(value)

    def day(self, key: str, *, required: bool = False) -> date | None:
        value = self.take(key, required=required)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.fault((key,), f"{self.name(key)}应为日期,现为“{value}”", "请写成 2015-09-01,不加引号")
        return None

    def choice(self, key: str, kind: type[E], default: E) -> E:
        value = self.take(key)
        if value is None:
            return default
        try:
            return kind(value)
        except ValueError:
            known = "、".join(member.value for member in kind)
            self.fault((key,), f"{self.name(key)}不能是“{value}”", f"可用的值:{known}")
            return default

    def items(self, key: str, *, required: bool = False) -> list[Any]:
        value = self.take(key, required=required)
        if value is None:
            return []
        if isinstance(value, list):
            return value
        self.fault((key,), f"{self.name(key)}应为列表", "请写成 [甲, 乙] 或逐行以“- ”开头")
        return []

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        values = []
        for index, value in enumerate(self.items(key, required=required)):
            if isinstance(value, str) and value:
                values.append(value)
            else:
                self.fault((key, index), f"{self.name(key, index)}应为非空文字,现为“{value}”", "请加引号写成文字")
        return tuple(values)

    def inner(self, key: str, *, required: bool = False) -> Fields | None:
        value = self.take(key, required=required)
        return None if value is None else Fields(self.source, (*self.place, key), value, self.problems)

    def each(self, key: str, *, required: bool = False) -> list[Fields]:
        values = self.items(key, required=required)
        return [Fields(self.source, (*self.place, key, i), value, self.problems) for i, value in enumerate(values)]

    def done(self) -> None:
        """Report what was not asked for: a misspelt key must not be lost in silence."""
        known = "、".join(sorted(self.taken))
        for key, value in self.data.items():
            if key not in self.taken:
                # ``{note: 甲,乙}`` reads as two keys: the slip that Chinese text invites in YAML.
                comma = ";{…} 里的文字含逗号时要加引号" if value is None else ""
                self.fault((key,), f"不认识的键 {self.name(key).strip()}", f"这里可用的键:{known}{comma}")
