"""YAML read safely, with the line of every value, so that a fault can be shown where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from wangjian.rules.problem import Problem

Place = tuple[str | int, ...]
"""Way to a value inside a file, such as ``("triggers", "superlative", "patterns", 0)``."""


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML file: its content and the line of each value."""

    path: Path
    data: Mapping[str, Any]
    lines: Mapping[Place, int] = field(default_factory=dict)

    def line(self, *place: str | int) -> int:
        """Line of the value at ``place``, or of the nearest thing around it that is written down."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


# The same grammar in C, five times as fast, where PyYAML was built with it.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Faulty(Exception):
    """Carries a problem out of the recursion over one file."""

    def __init__(self, line: int, text: str, hint: str) -> None:
        super().__init__(text)
        self.line, self.text, self.hint = line, text, hint


def read_source(path: Path) -> Source | Problem:
    """Read a YAML mapping with plain values only. Anchors, duplicate keys and other tags are faults."""
    try:
        return _read(path)
    except _Faulty as fault:
        return Problem(path, fault.line, fault.text, fault.hint)
    except OSError as error:
        return Problem(path, 0, f"文件读不出:{error.strerror}", "请检查文件是否存在、是否可读")
    except UnicodeDecodeError as error:
        return Problem(path, 0, f"文件不是 UTF-8 编码(第 {error.start + 1} 个字节)", "请用 UTF-8 另存")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return Problem(path, line, f"YAML 写法不对:{error.problem}", "请检查缩进、引号和冒号后的空格")
    except yaml.YAMLError:
        return Problem(path, 0, "YAML 里有不能出现的控制字符", "请删去看不见的字符后重存")


def _read(path: Path) -> Source:
    loader = _Loader(path.read_text("utf-8"))
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise _Faulty(1, "文件里没有“键: 值”的内容", "请按规则语言说明书写")
        lines: dict[Place, int] = {}
        data = _value(loader, node, (), lines, set())
        return Source(path, data, lines)
    finally:
        loader.dispose()


def _value(loader: yaml.SafeLoader, node: yaml.Node, place: Place, lines: dict[Place, int], seen: set[int]) -> Any:
    line = node.start_mark.line + 1
    lines.setdefault(place, line)
    # A node met twice is an alias: nested aliases make a small file explode, and no pack needs them.
    if id(node) in seen:
        raise _Faulty(line, "规则文件不支持 YAML 锚点和别名(& 与 *)", "请把内容写全")
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, place, lines, seen)
    if isinstance(node, yaml.SequenceNode):
        return [_value(loader, item, (*place, index), lines, seen) for index, item in enumerate(node.value)]
    try:
        return loader.construct_object(node)
    except (yaml.constructor.ConstructorError, ValueError) as error:
        raise _Faulty(line, f"值“{node.value}”读不懂", "日期写 2015-09-01,文字加引号,不用 ! 标签") from error


def _mapping(
    loader: yaml.SafeLoader, node: yaml.MappingNode, place: Place, lines: dict[Place, int], seen: set[int]
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        line = key_node.start_mark.line + 1
        if key in result:
            raise _Faulty(line, f"键“{key}”重复写了两次", "请合并为一处,否则前一处会被悄悄丢掉")
        lines[(*place, key)] = line
        result[key] = _value(loader, value_node, (*place, key), lines, seen)
    return result
