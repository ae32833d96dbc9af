"""Pages that are read by selectors written in ``source.yml``, without a line of code.

.. code-block:: yaml

    pages:
      - kind: listing
        platform: aidingmao
        each: .goods-img
        fields:
          title: {css: h2}
          price: {css: h3, pattern: "￥\\\\s*([\\\\d,.]+)"}
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborNode

from wangjian.sources.expansion import Expansion, Values
from wangjian.sources.html.page import SavedPage, node_text

_ADDRESSES = frozenset({"href", "src"})


@dataclass(frozen=True, slots=True)
class Pick:
    """One field: the first element, its text or an attribute of it, and the part of that which counts."""

    css: str
    attribute: str = ""
    pattern: str = ""

    def read(self, page: SavedPage, node: LexborNode) -> str | None:
        found = node.css_first(self.css)
        if found is None:
            return None
        text = found.attributes.get(self.attribute) if self.attribute else node_text(found)
        if self.attribute in _ADDRESSES:
            text = page.absolute(text)
        if text and self.pattern:
            match = re.search(self.pattern, text)
            text = match[1].strip() if match else None
        return text or None


@dataclass(frozen=True, slots=True)
class RepeatedBlock:
    """A block that stands on a page once per observation."""

    kind: str
    platform: str
    each: str
    fields: Mapping[str, Pick]

    def read(self, page: SavedPage) -> list[Values]:
        rows: list[Values] = []
        for node in page.tree.css(self.each):
            row: Values = {name: pick.read(page, node) for name, pick in self.fields.items()}
            if any(row.values()):
                rows.append({"platform": self.platform, **row})
        return rows


def parse_blocks(written: Sequence[Mapping[str, Any]]) -> tuple[RepeatedBlock, ...]:
    """The ``pages`` section of a ``source.yml``."""
    return tuple(
        RepeatedBlock(
            block["kind"],
            block["platform"],
            block["each"],
            {name: Pick(**pick) for name, pick in block["fields"].items()},
        )
        for block in written
    )


def read_blocks(page: SavedPage, blocks: Sequence[RepeatedBlock]) -> Expansion:
    expansion: Expansion = {}
    for block in blocks:
        expansion.setdefault(block.kind, []).extend(block.read(page))
    return expansion
