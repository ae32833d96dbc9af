"""The detail of an entry in words: the keys that the desk writes, said in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_WORDS = {
    "number": "编号", "from": "原状态", "to": "现状态", "reason": "理由", "due_on": "期限", "organisation": "单位",
    "area": "地区", "outcome": "结果", "in_time": "按期", "run": "监测", "findings": "发现", "opened": "新线索",
    "joined": "并入", "status": "状态", "message": "说明", "file": "文件", "sha256": "文件指纹", "kind": "种类",
    "size": "大小", "kinds": "内容", "as_of": "按何日的法律", "import": "导入", "new": "新增", "changed": "更新",
    "username": "账号", "roles": "角色", "failures": "连续失败", "locked": "已锁定", "until": "锁定至",
    "pack": "城市包", "organisations": "单位数", "areas": "地区数", "finding": "发现", "rule": "规则",
    "verdict": "判断", "ground": "理由", "row": "隔离行", "columns": "改的列", "refused": "没有通过",
    "note": "说明", "what": "内容", "format": "格式", "query": "筛选",
}  # fmt: skip
_YES_NO = {True: "是", False: "否"}


def detail_words(detail: Mapping[str, Any]) -> str:
    """``编号 XS-2026-000001 · 理由 不属本辖区``; empty values say nothing and are left out."""
    return " · ".join(
        f"{_WORDS.get(key, key)} {_value(value)}" for key, value in detail.items() if value not in ("", None)
    )


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return _YES_NO[value]
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)
