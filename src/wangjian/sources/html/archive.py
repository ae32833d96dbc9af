"""Pages out of web archives: WARC (ISO 28500) and WACZ."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecordType

from wangjian.sources.gunzip import BrokenGzip, Gunzip
from wangjian.sources.opening import DamagedFile, OpenedFile, UnreadableFile

LARGEST_RECORD = 64 << 20
_BROKEN_OFF = "网页存档从这里起损坏或不完整,之后的网页读不出"


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    data: bytes
    url: str | None
    content_type: str
    captured_at: str | None


def warc_pages(file: OpenedFile) -> Iterator[ArchivedPage]:
    """HTML responses with status 200 in the order in which they were captured. Raises DamagedFile."""
    yield from _pages(file)


def wacz_pages(file: OpenedFile) -> Iterator[ArchivedPage]:
    """The same out of the WARC files inside a WACZ. Raises UnreadableFile, DamagedFile."""
    with zipfile.ZipFile(file.path) as package:
        names = sorted(n for n in package.namelist() if n.startswith("archive/") and ".warc" in n)
        if not names:
            raise UnreadableFile(f"“{file.path.name}”里没有WARC文件(archive/…warc.gz),不是完整的WACZ。")
        for name in names:
            with package.open(name) as packed:
                yield from _pages(_unpacked(packed))


class _Stream:
    """Bytes for fastwarc, which takes any failure of its stream for the end: the failure is kept for afterwards."""

    def __init__(self, source: Any) -> None:
        self._source = source
        self._told = 0
        self.broken: Exception | None = None

    def read(self, size: int) -> bytes:
        try:
            data: bytes = self._source.read(size)
        except (DamagedFile, BrokenGzip, OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
            self.broken, data = error, b""
        self._told += len(data)
        return data

    def tell(self) -> int:
        return self._told


def _unpacked(packed: IO[bytes]) -> Gunzip | IO[bytes]:
    """A file inside a package, unpacked where it is gzip."""
    head = packed.read(2)
    packed.seek(0)
    return Gunzip(packed) if head == b"\x1f\x8b" else packed


def _pages(source: Any) -> Iterator[ArchivedPage]:
    """Unpacking is done here, not by fastwarc, so that a file that breaks off is noticed."""
    stream = _Stream(source)
    try:
        # The stream is read from beginning to end only: no seeking, no closing.
        records = ArchiveIterator(
            cast(BinaryIO, stream), record_types=WarcRecordType.response, parse_http=False, stream_detect=False
        )
        for record in records:
            page = _page(record)
            if page is not None:
                yield page
    except (OSError, ValueError) as error:
        raise DamagedFile(_BROKEN_OFF) from error
    if stream.broken is not None:
        raise DamagedFile(_BROKEN_OFF) from stream.broken


def _page(record: Any) -> ArchivedPage | None:
    length = record.content_length
    if length > LARGEST_RECORD:
        return None
    data = record.reader.read(length)
    if len(data) < length:
        raise DamagedFile(_BROKEN_OFF)
    date = record.record_date
    url = record.headers.get("WARC-Target-URI", "").strip("<>") or None
    record.set_bytes_content(data)
    record.parse_http(auto_decode="all")
    headers = record.http_headers
    content_type = record.http_content_type or ""
    if headers is None or headers.status_code != 200 or "html" not in content_type:
        return None
    body = record.reader.read(LARGEST_RECORD)
    return ArchivedPage(body, url, headers.get("Content-Type", content_type), date.isoformat() if date else None)
