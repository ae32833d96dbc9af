"""Pages out of web archives: WARC (ISO 28500) and WACZ."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from wangjian.sources.opening import DamagedFile, OpenedFile, UnreadableFile

LARGEST_RECORD = 64 << 20


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    data: bytes
    url: str | None
    content_type: str
    captured_at: str | None


def warc_pages(file: OpenedFile) -> Iterator[ArchivedPage]:
    """HTML responses with status 200 in the order in which they were captured. Raises DamagedFile."""
    with file.path.open("rb") as stream:
        yield from _pages(stream)


def wacz_pages(file: OpenedFile) -> Iterator[ArchivedPage]:
    """The same out of the WARC files inside a WACZ. Raises UnreadableFile, DamagedFile."""
    with zipfile.ZipFile(file.path) as package:
        names = sorted(n for n in package.namelist() if n.startswith("archive/") and ".warc" in n)
        if not names:
            raise UnreadableFile(f"“{file.path.name}”里没有WARC文件(archive/…warc.gz),不是完整的WACZ。")
        for name in names:
            with package.open(name) as stream:
                yield from _pages(io.BytesIO(stream.read()))


def _pages(stream: IO[bytes]) -> Iterator[ArchivedPage]:
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
            page = _page(record)
            if page is not None:
                yield page
    except (OSError, EOFError, ValueError) as error:
        raise DamagedFile("网页存档从这里起损坏或不完整,之后的网页读不出") from error


def _page(record: Any) -> ArchivedPage | None:
    headers = record.http_headers
    content_type = record.http_content_type or ""
    if headers is None or headers.status_code != 200 or "html" not in content_type:
        return None
    data = record.reader.read(LARGEST_RECORD)
    date = record.record_date
    return ArchivedPage(
        data,
        record.headers.get("WARC-Target-URI", "").strip("<>") or None,
        headers.get("Content-Type", content_type),
        date.isoformat() if date else None,
    )
