"""Saved pages, single or in web archives, as chunks of all the kinds they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from wangjian.lake.rows import Chunk, RejectedRow
from wangjian.sources.definition import SourceDefinition, load_source
from wangjian.sources.expansion import Expanded, ExpandingConverter, Expansion, RefusedRecord, Values
from wangjian.sources.formats import Format
from wangjian.sources.html.archive import wacz_pages, warc_pages
from wangjian.sources.html.page import SavedPage
from wangjian.sources.html.platforms import GENERAL, read_by, source_of
from wangjian.sources.html.walls import wall_sentence
from wangjian.sources.opening import DamagedFile, OpenedFile
from wangjian.sources.options import ImportOptions

LARGEST_PAGE = 64 << 20
PAGES_A_CHUNK = 20
PAGES = "html"
PAGE_KINDS = ("page", "listing", "shop", "review")


@dataclass(frozen=True, slots=True)
class Captured:
    """A page as it lies in a file."""

    number: int
    data: bytes
    url: str | None = None
    content_type: str = ""
    captured_at: str | None = None


class PageFile:
    """A saved page, a WARC or a WACZ."""

    def __init__(self, file: OpenedFile, format_: Format, kind: str, options: ImportOptions, now: datetime) -> None:
        self._file = file
        self._format = format_
        self._kind = kind
        self._options = options
        # Sources of pages differ in how they read a page, not in how they call columns: one definition serves all.
        self.source = load_source(PAGES)
        self._converter = ExpandingConverter(self.source, now, options.defaults())

    @property
    def place(self) -> int:
        return self._file.place

    def pieces(self) -> Iterator[Callable[[], Chunk]]:
        stretch: list[Captured] = []
        try:
            for page in self._pages():
                stretch.append(page)
                if len(stretch) == PAGES_A_CHUNK:
                    yield partial(self._convert, stretch)
                    stretch = []
        except DamagedFile as damage:
            number = stretch[-1].number + 1 if stretch else 1
            broken = Chunk(read=1, rejected=(RejectedRow(number, "page", "", str(damage), {}),))
            if stretch:
                yield partial(self._convert, stretch)
            yield lambda: broken
        else:
            if stretch:
                yield partial(self._convert, stretch)

    def _pages(self) -> Iterator[Captured]:
        if self._format is Format.PAGE:
            yield Captured(1, self._file.read_all(LARGEST_PAGE), self._options.url)
            return
        records = warc_pages(self._file) if self._format is Format.WARC else wacz_pages(self._file)
        for number, record in enumerate(records, start=1):
            yield Captured(number, record.data, record.url, record.content_type, record.captured_at)

    def _convert(self, pages: list[Captured]) -> Chunk:
        from_archive = self._format is not Format.PAGE
        return self._converter.convert(map(self._expand, pages), captures_apart=from_archive)

    def _expand(self, captured: Captured) -> Expanded:
        try:
            page = SavedPage.from_bytes(captured.data, url=captured.url, content_type=captured.content_type)
            observations = self._observations(page)
        except RefusedRecord as refusal:
            raw = {"url": captured.url} if captured.url else {}
            place = captured.url or ""
            row = RejectedRow(captured.number, "page", refusal.field, str(refusal), raw, place)
            return Expanded(captured.number, {}, refused=row)
        time = captured.captured_at or page.archived_at
        if time:
            for rows in observations.values():
                for values in rows:
                    values.setdefault("captured_at", time)
        return Expanded(captured.number, observations)

    def _observations(self, page: SavedPage) -> Expansion:
        """Raises RefusedRecord for pages that show nothing."""
        source = load_source(self._options.source) if self._options.source else source_of(page)
        found = read_by(source, page)
        if not any(found.values()) and (sentence := wall_sentence(page)):
            raise RefusedRecord("text", sentence)
        found["page"] = [_page_row(page, source)]
        wanted = PAGE_KINDS if self._kind == "page" else (self._kind,)
        return {kind: rows for kind, rows in found.items() if kind in wanted}


def _page_row(page: SavedPage, source: SourceDefinition) -> Values:
    platform = source.id if source.id != GENERAL else page.host.removeprefix("www.")
    if page.is_at("tmall.com"):
        platform = "tmall"
    return {"platform": platform or None, "url": page.url, "text": page.text}
