"""JSON and JavaScript values that stand inside the scripts of a page."""

from __future__ import annotations

import json
import re
from typing import Any

_DECODER = json.JSONDecoder(parse_float=str, parse_int=str)


def json_after(html: str, marker: str) -> Any:
    """The JSON value that begins right after a marker (blanks between), or ``None``. Numbers stay text."""
    start = 0
    while (place := html.find(marker, start)) >= 0:
        start = place + len(marker)
        rest = re.compile(r"\s*").match(html, start)
        try:
            value, _ = _DECODER.raw_decode(html, rest.end() if rest else start)
        except (json.JSONDecodeError, RecursionError):
            continue
        return value
    return None


def literal_field(html: str, name: str) -> str | None:
    """The string of ``name: '…'`` in an object literal that is no JSON, unescaped."""
    match = re.search(rf"\b{re.escape(name)}\"?\s*:\s*(['\"])((?:[^'\"\\\n]|\\.)*)\1", html)
    if match is None:
        return None
    try:
        text: str = json.loads('"' + match[2].replace("\\'", "'").replace('"', '\\"') + '"')
    except json.JSONDecodeError:
        return match[2]
    return text


def dig(value: Any, *path: str) -> Any:
    """A value deep inside objects, ``None`` where the way ends."""
    for name in path:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value
