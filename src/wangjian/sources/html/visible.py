"""The text a visitor sees on a page, line by line."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "textarea", "-comment"}
)
_INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
        "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_BLANKS = re.compile(r"[ \t\r\f\v\u00a0\u3000]+")


def visible_text(tree: LexborHTMLParser) -> str:
    """Text of a page: phrases broken by inline tags stay whole, blocks stand on lines of their own.

    Private-use characters (icon fonts) are left out.
    """
    if tree.body is None:
        return ""
    pieces: list[str] = []
    _collect(tree.body, pieces)
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _collect(node: LexborNode, pieces: list[str]) -> None:
    """Depth first without recursion: saved pages nest thousands deep."""
    stack: list[LexborNode | str] = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, str):
            pieces.append(current)
        elif current.tag == "-text":
            pieces.append(_seen(current.text_content or ""))
        elif not _is_unseen(current):
            edge = "" if current.tag in _INLINE else "\n"
            pieces.append(edge)
            stack.append(edge)
            stack.extend(reversed(list(current.iter(include_text=True))))


def _seen(text: str) -> str:
    flat = text.replace("\n", " ")
    return "".join(char for char in flat if not "\ue000" <= char <= "\uf8ff")


def _is_unseen(node: LexborNode) -> bool:
    if node.tag in _UNSEEN:
        return True
    attributes = node.attributes
    style = attributes.get("style")
    return "hidden" in attributes or (style is not None and _HIDDEN.search(style) is not None)
