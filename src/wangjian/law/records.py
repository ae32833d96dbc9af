"""Reading the lawbook's YAML files with errors that name file and entry."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from wangjian.kernel.errors import WangjianError


class UnusableLawbook(WangjianError):
    """A lawbook or city-pack file cannot be used; the sentence names file and entry."""


def read_yaml(path: Path) -> Any:
    """Content of a YAML file. Raises UnusableLawbook when it is absent or broken."""
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UnusableLawbook(f"缺少数据文件 {path.name}。") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"第{mark.line + 1}行" if mark else ""
        raise UnusableLawbook(f"数据文件 {path.name} {where}格式不对,请按 YAML 书写。") from error


def as_date(value: Any, where: str) -> date | None:
    """None, or a date. Raises UnusableLawbook for anything else."""
    if value is None or type(value) is date:
        return value
    raise UnusableLawbook(f"{where} 的日期“{value}”应写作 2026-01-31。")
