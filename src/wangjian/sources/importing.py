"""Files into the lake: the one way in.

>>> summary = import_file(lake, Path("九月商品.csv"), kind="listing", at=now)                  # doctest: +SKIP
>>> lake.quarantine(summary.import_id)                                                       # doctest: +SKIP

An import can be killed at any moment and asked for again: it goes on after its last stored chunk and ends with the same
rows. The same file (by its bytes), kind and options is imported once.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from wangjian.kernel.errors import WangjianError
from wangjian.kernel.ids import stable_id
from wangjian.lake.fields import KIND_TITLES
from wangjian.lake.rows import Chunk, RejectedRow
from wangjian.lake.schemas import KINDS
from wangjian.lake.session import ImportSession
from wangjian.lake.store import Lake, UnknownKind, person_key
from wangjian.sources.ahead import read_ahead
from wangjian.sources.definition import SourceDefinition
from wangjian.sources.formats import PAGE_FORMATS, Format, detect_format
from wangjian.sources.html.reading import PAGE_KINDS, PageFile
from wangjian.sources.opening import OpenedFile, file_digest, open_file
from wangjian.sources.options import ImportOptions
from wangjian.sources.retrying import corrected_chunk
from wangjian.sources.summary import ImportSummary, summarise
from wangjian.sources.tables.reading import TableFile, open_table, suggest_kind

AUTO = "auto"
Progress = Callable[[int, int, int], None]
"""Called with bytes done, bytes in all, rows read so far."""


class Content(Protocol):
    """What a file holds, as work that makes chunks."""

    source: SourceDefinition

    @property
    def place(self) -> int:
        """Bytes of the stored file read so far."""
        ...

    def pieces(self) -> Iterator[Callable[[], Chunk]]:
        """The chunks in order, each made only when called for."""
        ...


class KindNotRecognised(WangjianError):
    """The headings fit no kind well enough to choose it without asking."""


class NothingInFile(WangjianError):
    """The file has headings and no row, or fewer rows than its source must have."""


def import_file(
    lake: Lake,
    path: Path,
    *,
    kind: str | None = AUTO,
    at: datetime,
    options: ImportOptions | None = None,
    name: str | None = None,
    progress: Progress | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> ImportSummary:
    """Import a file: table (CSV, TSV, JSON lines, Parquet, Excel), saved page, WARC or WACZ, also packed with gzip.

    ``name`` is how the file is called in front of people when ``path`` is only where an upload lies. ``at`` is now:
    values later than it are refused. Raises WangjianError subclasses for a file that cannot be read as a whole;
    rows that cannot be read are counted in the summary and wait in quarantine.
    """
    options = options or ImportOptions()
    report = progress or (lambda _done, _total, _rows: None)
    with open_file(path) as file:
        size = file.size
    sha256 = file_digest(path, lambda _: report(0, size, 0))
    format_ = detect_format(path)
    kind = _kind(path, format_, kind, options)
    import_id = stable_id("import", sha256, kind, options.canonical())
    with open_file(path) as file:
        content = _content(file, format_, kind, options, at, partial(person_key, lake))
        stored = json.dumps({**json.loads(options.canonical()), "source": content.source.id}, ensure_ascii=False)
        with lake.open_import(
            import_id=import_id, kind=kind, file=name or path.name, sha256=sha256, size=size, options=stored, at=at
        ) as session:
            done_before = session.is_done
            if not done_before:
                _take_in(session, content, report, should_stop or (lambda: False))
    return summarise(lake.import_record(import_id), already_imported=done_before)


def retry_quarantined(lake: Lake, row_id: int, corrected: dict[str, str], *, at: datetime) -> RejectedRow | None:
    """Import a quarantined row with the given columns changed. Answers ``None`` when it is in, else why it is not.

    ``corrected`` names columns as the file did, or by field. Raises NoSuchQuarantinedRow, QuarantinedRowIsSettled.
    """
    row = lake.quarantined_row(row_id)
    chunk = corrected_chunk(lake.import_record(row.import_id), row, corrected, at, partial(person_key, lake))
    with lake.reopen_import(row.import_id) as session:
        return session.commit_retried(row_id, chunk, at=at)


def drop_quarantined(lake: Lake, row_id: int, *, at: datetime, note: str = "") -> None:
    """Give a quarantined row up for good. Raises NoSuchQuarantinedRow, QuarantinedRowIsSettled."""
    lake.drop_quarantined(row_id, at=at, note=note)


def detect_kind(path: Path, options: ImportOptions | None = None) -> str | None:
    """The kind a file most likely holds, or ``None``. Raises UnreadableFile and others for unreadable files."""
    format_ = detect_format(path)
    if format_ in PAGE_FORMATS:
        return "page"
    with open_file(path) as file:
        return suggest_kind(open_table(file, format_, options or ImportOptions()).headings)


def _kind(path: Path, format_: Format, kind: str | None, options: ImportOptions) -> str:
    if kind in (None, AUTO):
        found = detect_kind(path, options)
        if found is None:
            raise KindNotRecognised(f"从“{path.name}”的表头看不出是哪一类数据,请指定数据种类。")
        return found
    if kind not in KINDS:
        raise UnknownKind(f"没有“{kind}”这一类数据,可用:{'、'.join(KINDS)}。")
    if format_ in PAGE_FORMATS and kind not in PAGE_KINDS:
        titles = "、".join(KIND_TITLES[name] for name in PAGE_KINDS)
        raise KindNotRecognised(f"“{path.name}”是网页,只能作为{titles}导入,不能作为{KIND_TITLES[str(kind)]}。")
    return str(kind)


def _content(
    file: OpenedFile, format_: Format, kind: str, options: ImportOptions, at: datetime, key: Callable[[], bytes]
) -> Content:
    if format_ in PAGE_FORMATS:
        return PageFile(file, format_, kind, options, at)
    return TableFile(file, format_, kind, options, at, key)


def _take_in(session: ImportSession, content: Content, report: Progress, should_stop: Callable[[], bool]) -> None:
    started = time.monotonic()
    total = session.record.size
    with closing(read_ahead(content.pieces(), lambda: content.place, stored=session.chunks)) as chunks:
        for ready in chunks:
            if ready.chunk is not None:
                if should_stop():
                    session.stop()
                    return
                session.commit(ready.chunk, seconds=time.monotonic() - started)
                started = time.monotonic()
            report(ready.place, total, session.tally.read)
    _check_enough(session, content)
    session.finish(lambda: report(total, total, session.tally.read))
    report(total, total, session.tally.read)


def _check_enough(session: ImportSession, content: Content) -> None:
    least = max(1, content.source.minimum_rows)
    if session.tally.read < least:
        session.stop()
        raise NothingInFile(
            f"“{session.record.file}”只有{session.tally.read}行数据,少于“{content.source.title}”应有的{least}行,没有导入。"
        )
