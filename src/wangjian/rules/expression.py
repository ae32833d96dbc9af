"""The condition language of rules: feature names, ``and``, ``or``, ``not``, parentheses. Nothing else.

A condition that holds answers with the names that support it, so that their reasons can be shown:

>>> condition = parse("points_to_goods and not (consumer_review or quoted)")
>>> condition({"points_to_goods"}.__contains__)
('points_to_goods',)
>>> condition({"points_to_goods", "quoted"}.__contains__) is None
True

``and`` stops at the first side that fails; ``or`` looks at all its sides, because each that holds is a reason.
A name under ``not`` never supports. An empty expression always holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wangjian.kernel.errors import WangjianError

Holds = Callable[[str], bool]
Support = tuple[str, ...]
_Node = Callable[[Holds], Support | None]

_TOKEN = re.compile(r"\s*(?:(?P<name>[a-z][a-z0-9_.]*)|(?P<bracket>[()])|(?P<wrong>\S))")
_DEEPEST = 40


class ExpressionInvalid(WangjianError):
    """The expression cannot be read; ``position`` is the 0-based character where it goes wrong."""

    def __init__(self, text: str, position: int, wrong: str) -> None:
        self.position = position
        self.wrong = wrong
        super().__init__(f"条件“{text}”第 {position + 1} 个字符处{wrong}")


@dataclass(frozen=True, slots=True)
class Condition:
    """A parsed expression; call it with a function that says whether a feature holds."""

    text: str
    names: tuple[str, ...]
    """Every feature named, once each, in order of first appearance."""
    check: _Node
    """What calling does, without the call: conditions are asked once for each candidate."""

    def __call__(self, holds: Holds) -> Support | None:
        """The supporting names when the condition holds, otherwise ``None``."""
        return self.check(holds)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    position: int


def parse(text: str) -> Condition:
    """Compile an expression to a closure. Raises ExpressionInvalid with the position of the fault."""
    parser = _Parser(text)
    if not parser.tokens:
        return Condition(text, (), _always)
    node = parser.either(0)
    if parser.at < len(parser.tokens):
        raise parser.fault("多出了内容,名称之间请写 and 或 or")
    return Condition(text, tuple(dict.fromkeys(parser.names)), node)


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(_tokens(text))
        self.at = 0
        self.names: list[str] = []

    def fault(self, wrong: str) -> ExpressionInvalid:
        position = self.tokens[self.at].position if self.at < len(self.tokens) else len(self.text.rstrip())
        return ExpressionInvalid(self.text, position, wrong)

    def take(self, word: str) -> bool:
        if self.at < len(self.tokens) and self.tokens[self.at].text == word:
            self.at += 1
            return True
        return False

    def either(self, depth: int) -> _Node:
        sides = [self.both(depth)]
        while self.take("or"):
            sides.append(self.both(depth))
        return sides[0] if len(sides) == 1 else _or(sides)

    def both(self, depth: int) -> _Node:
        sides = [self.one(depth)]
        while self.take("and"):
            sides.append(self.one(depth))
        return sides[0] if len(sides) == 1 else _and(sides)

    def one(self, depth: int) -> _Node:
        if depth > _DEEPEST:
            raise self.fault(f"括号或 not 套了 {_DEEPEST} 层以上")
        if self.take("not"):
            return _not(self.one(depth + 1))
        if self.take("("):
            node = self.either(depth + 1)
            if not self.take(")"):
                raise self.fault("缺右括号")
            return node
        if self.at >= len(self.tokens) or self.tokens[self.at].text in {"and", "or", ")"}:
            raise self.fault("缺特征名称")
        name = self.tokens[self.at].text
        self.at += 1
        self.names.append(name)
        return _name(name)


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        if match["wrong"]:
            raise ExpressionInvalid(text, match.start("wrong"), f"有不认识的符号“{match['wrong']}”")
        yield _Token(match[match.lastgroup or 0], match.start(match.lastgroup or 0))


def _always(holds: Holds) -> Support | None:
    return ()


def _name(name: str) -> _Node:
    support = (name,)
    return lambda holds: support if holds(name) else None


def _not(node: _Node) -> _Node:
    return lambda holds: () if node(holds) is None else None


def _and(nodes: list[_Node]) -> _Node:
    def every(holds: Holds) -> Support | None:
        support: Support = ()
        for node in nodes:
            part = node(holds)
            if part is None:
                return None
            support += part
        return support

    return every


def _or(nodes: list[_Node]) -> _Node:
    def some(holds: Holds) -> Support | None:
        parts = [part for node in nodes if (part := node(holds)) is not None]
        return tuple(name for part in parts for name in part) if parts else None

    return some
