"""Which source reads a page."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from typing import Any

from wangjian.sources.definition import SourceDefinition, load_source, source_ids
from wangjian.sources.expansion import Expansion
from wangjian.sources.html.page import SavedPage
from wangjian.sources.html.selectors import parse_blocks, read_blocks

GENERAL = "schema_org"


def source_of(page: SavedPage) -> SourceDefinition:
    """The source whose host the page is from, or the general one."""
    for source_id in source_ids():
        source = load_source(source_id)
        if any(page.is_at(host) for host in source.hosts):
            return source
    return load_source(GENERAL)


def read_by(source: SourceDefinition, page: SavedPage) -> Expansion:
    """What the source's own reader finds; where it finds nothing, what the page says in structured data."""
    own = _reader(source)(page)
    if any(own.values()):
        return own
    return read_by(load_source(GENERAL), page) if source.id != GENERAL else own


def _reader(source: SourceDefinition) -> Callable[[SavedPage], Expansion]:
    if source.pages:
        blocks = parse_blocks(source.pages)
        return lambda page: read_blocks(page, blocks)
    module: Any = importlib.import_module(f"wangjian.sources.{source.id}.adapter")
    reader: Callable[[SavedPage], Expansion] = module.read_page
    return reader
