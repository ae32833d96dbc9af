"""Structured data in a page: JSON-LD, microdata and Open Graph, as objects of one shape.

An object is ``{"@type": "Product", "name": …}``. The readers are narrow: they take what is written, follow no links and
complete nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborNode

from wangjian.sources.html.page import SavedPage, node_text

Thing = dict[str, Any]
_DEEPEST = 12
_IN_ATTRIBUTE = {
    "meta": "content", "a": "href", "link": "href", "area": "href", "img": "src", "audio": "src", "video": "src",
    "source": "src", "iframe": "src", "embed": "src", "object": "data", "data": "value", "meter": "value",
    "time": "datetime",
}  # fmt: skip


def json_ld(page: SavedPage) -> list[Thing]:
    """All objects of the page's JSON-LD blocks, those inside ``@graph`` and lists among them."""
    found: list[Thing] = []
    for node in page.tree.css('script[type="application/ld+json"]'):
        try:
            value = json.loads(node.text() or "", parse_float=str, parse_int=str, strict=False)
        except (json.JSONDecodeError, RecursionError):
            continue
        found += _objects(value, _DEEPEST)
    return found


def microdata(page: SavedPage) -> list[Thing]:
    """Top-level items of the page's microdata."""
    return [_item(node, _DEEPEST) for node in page.tree.css("[itemscope]") if "itemprop" not in node.attributes]


def open_graph(page: SavedPage) -> Thing:
    """The Open Graph properties of the page by their names."""
    named: Thing = {}
    for node in page.tree.css("meta[property], meta[name]"):
        name = node.attributes.get("property") or node.attributes.get("name") or ""
        content = node.attributes.get("content")
        if ":" in name and content:
            named.setdefault(name, content.strip())
    return named


def type_of(thing: Any) -> str:
    """Bare name of an object's type: ``Product`` for ``http://schema.org/Product``."""
    value = thing.get("@type") if isinstance(thing, dict) else None
    first = value[0] if isinstance(value, list) and value else value
    return first.rsplit("/", 1)[-1] if isinstance(first, str) else ""


def text_of(value: Any) -> str | None:
    """The text of a value: of a list the first, of an object its name."""
    if isinstance(value, list):
        return next((text for item in value if (text := text_of(item))), None)
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value") or value.get("title"))
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return None


def things_in(value: Any) -> Iterator[Thing]:
    """Objects in a value that may be one, a list of some, or text."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item


def _objects(value: Any, depth: int) -> list[Thing]:
    if depth == 0:
        return []
    if isinstance(value, list):
        return [thing for item in value for thing in _objects(item, depth - 1)]
    if not isinstance(value, dict):
        return []
    return [value, *_objects(value.get("@graph", []), depth - 1)]


def _item(node: LexborNode, depth: int) -> Thing:
    thing: Thing = {"@type": (node.attributes.get("itemtype") or "").split(" ")[0]}
    if depth > 0:
        _collect(node, thing, depth)
    return thing


def _collect(node: LexborNode, thing: Thing, depth: int) -> None:
    waiting = list(reversed(list(node.iter())))
    while waiting:
        child = waiting.pop()
        names = (child.attributes.get("itemprop") or "").split()
        is_item = "itemscope" in child.attributes
        if names:
            _add(thing, names, _item(child, depth - 1) if is_item else _value(child))
        if not is_item:
            waiting.extend(reversed(list(child.iter())))


def _add(thing: Thing, names: list[str], value: Any) -> None:
    for name in names:
        if value not in (None, ""):
            known = thing.get(name)
            thing[name] = value if known is None else [*(known if isinstance(known, list) else [known]), value]


def _value(node: LexborNode) -> str | None:
    attribute = _IN_ATTRIBUTE.get(node.tag or "")
    if node.attributes.get("content") is not None:
        attribute = "content"
    written = node.attributes.get(attribute) if attribute else None
    return written.strip() if written else node_text(node)
