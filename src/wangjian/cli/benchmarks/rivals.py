"""What else one would scan texts with: the same patterns, the same texts, nothing but the search."""

from __future__ import annotations

import importlib
import logging
import re
from collections.abc import Sequence
from typing import Any

from wangjian.cli.benchmarks.clock import Clocked, clocked
from wangjian.engine.plan import Pattern
from wangjian.kernel.errors import WangjianError


class RivalMissing(WangjianError):
    """A library to compare with is not installed."""


def bare_hyperscan(patterns: Sequence[Pattern], texts: Sequence[bytes]) -> tuple[Clocked, int]:
    """Time and matches of Hyperscan's Python binding called text by text on bytes that lie ready.

    No normalisation, no start of match, no exemption, nothing read or written.
    """
    from wangjian.engine.hyperscan_scanner import compile_database

    database = compile_database(patterns)
    found: list[int] = []

    def note(pattern: int, start: int, end: int, flags: int, context: object) -> None:
        found.append(pattern)

    scan = database.scan
    return clocked(lambda: [scan(text, note) for text in texts]), len(found)


def jieba_and_re(patterns: Sequence[Pattern], texts: Sequence[str]) -> tuple[Clocked, int]:
    """Time and matches of the usual script: cut with jieba, look the words up, try every regular expression.

    Words that jieba does not cut as such are missed; that is the rival's loss, not counted against its speed.
    Raises RivalMissing.
    """
    jieba = _import("jieba")
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    words = {pattern.text for pattern in patterns if not pattern.is_regex}
    regexes = [re.compile(pattern.text) for pattern in patterns if pattern.is_regex]
    found = 0

    def loop() -> None:
        nonlocal found
        for text in texts:
            found += len(words.intersection(jieba.lcut(text)))
            for regex in regexes:
                if regex.search(text):
                    found += 1

    return clocked(loop), found


def check_rivals_are_there() -> None:
    """Before anything is measured: minutes of work must not end without a figure. Raises RivalMissing."""
    _import("jieba")


def _import(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise RivalMissing(
            f"没有安装 {name},不能比较。请先运行 make test 装好开发依赖,或在本环境安装 {name}"
        ) from error
