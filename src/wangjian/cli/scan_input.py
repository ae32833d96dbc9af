"""Files into batches for a scan, without a lake: strictly read, what is refused set aside with file, row and reason."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray

from wangjian.cli.clean_parquet import CleanParquet
from wangjian.cli.untouched_text import UntouchedTable, open_untouched
from wangjian.engine.seen import SeenIds
from wangjian.kernel.errors import WangjianError
from wangjian.lake.fields import FIELD_TITLES, KIND_TITLES
from wangjian.lake.rows import Chunk, KindRows, RejectedRow
from wangjian.sources.formats import PAGE_FORMATS, Format, detect_format
from wangjian.sources.html.reading import PAGE_KINDS, PageFile
from wangjian.sources.opening import OpenedFile, open_file
from wangjian.sources.options import ImportOptions

DUPLICATE = "编号与前面的行重复,只扫描第一次出现的"
OTHER_CONTENT = "与前面的行是同一平台、同一店铺、同一商品,内容却不同,只扫描第一次出现的;请补上编号或采集时间后重试"


class KindNotInFile(WangjianError):
    """A file of this format never holds this kind."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that was not scanned."""

    file: Path
    row: RejectedRow

    @property
    def sentence(self) -> str:
        place = f"{self.row.place} " if self.row.place else ""
        field = f"「{FIELD_TITLES.get(self.row.field, self.row.field)}」" if self.row.field else ""
        return f"{self.file} {place}第 {self.row.row} 行{field}{self.row.sentence}。"


class Inputs:
    """Files of one kind, read one after another. What went wrong is known when the batches have been taken."""

    def __init__(self, paths: tuple[Path, ...], kind: str, now: datetime) -> None:
        self._paths, self._kind, self._now = paths, kind, now
        self._seen = SeenIds()
        self._seen_content = SeenIds()
        self._before = 0
        """Bytes of the files that are done."""
        self._place: Callable[[], int] = lambda: 0
        self.size = sum(path.stat().st_size for path in paths if path.is_file())
        self.set_aside: list[SetAside] = []
        """Refused rows not yet taken by the caller, who empties the list as it grows."""
        self.repeated = 0
        """Rows without an id of their own that say word for word what an earlier row said."""
        self.unreadable: list[str] = []
        """One sentence for each file that could not be read."""
        self.notes: dict[str, None] = {}
        """What a person should know about the files: unknown columns, encodings, how ids were made."""

    @property
    def place(self) -> int:
        """Bytes read so far, of :attr:`size`."""
        return self._before + self._place()

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Rows to scan. A file that cannot be read is noted and passed over: the others are still good."""
        for path in self._paths:
            try:
                with open_file(path) as file:
                    yield from self._of_file(path, file)
                    self._place = lambda: 0
                    self._before += file.size
            except WangjianError as error:
                self.unreadable.append(str(error))

    def _of_file(self, path: Path, file: OpenedFile) -> Iterator[pa.RecordBatch]:
        format_ = detect_format(path)
        done = 0
        if format_ is Format.PARQUET and not file.packed:
            clean = CleanParquet(path, self._kind, self._now)
            self._place = lambda: clean.place
            for batch in clean.batches():
                rows = np.arange(done + 1, done + batch.num_rows + 1)
                yield self._first_times(path, KindRows(self._kind, batch, rows), named=True)
                done += batch.num_rows
            if clean.finished:
                self._note_unknown(path, clean.unknown)
                return
        yield from self._strictly(path, file, format_, done)

    def _strictly(self, path: Path, file: OpenedFile, format_: Format, done: int) -> Iterator[pa.RecordBatch]:
        """Rows after the first ``done``, each value read with the importer's care."""
        content, named = self._content(file, format_)
        self._place = lambda: content.place
        others: dict[str, int] = {}
        for piece in content.pieces():
            chunk = piece()
            self.set_aside += [SetAside(path, row) for row in chunk.rejected if row.row > done]
            self._note(path, chunk)
            for kept in chunk.kept:
                if kept.kind == self._kind:
                    yield self._first_times(path, _after(kept, done), named=named)
                else:
                    others[kept.kind] = others.get(kept.kind, 0) + kept.batch.num_rows
        if others:
            told = "、".join(f"{KIND_TITLES[kind]} {count} 行" for kind, count in others.items())
            self.notes[f"{path} 另有{told},不属于这次扫描的种类。"] = None

    def _content(self, file: OpenedFile, format_: Format) -> tuple[PageFile | UntouchedTable, bool]:
        """The file as chunks, and whether its rows carry ids of their own. Raises KindNotInFile."""
        if format_ not in PAGE_FORMATS:
            table = open_untouched(file, format_, self._kind, self._now, lambda: _PERSON_KEY)
            return table, table.has_ids
        if self._kind not in PAGE_KINDS:
            titles = "、".join(f"{kind}({KIND_TITLES[kind]})" for kind in PAGE_KINDS)
            raise KindNotInFile(f"{file.path} 是网页,--kind 只能用 {titles}")
        return PageFile(file, format_, self._kind, ImportOptions(), self._now), False

    def _first_times(self, path: Path, kept: KindRows, *, named: bool) -> pa.RecordBatch:
        """Rows whose id was not met before."""
        fresh = self._seen.first_time(kept.batch.column("id"))
        again = np.zeros(len(fresh), dtype=np.bool_) if named else ~self._first_content(kept.batch)
        if fresh.all():
            return kept.batch
        self._set_aside(path, kept, ~fresh & ~again, DUPLICATE if named else OTHER_CONTENT)
        if (repeated := int((~fresh & again).sum())) > 0:
            # The id was made from what the row says: this is the same thing again, not a mistake.
            self.repeated += repeated
            self.notes[f"{path} 有重复的内容,相同的只扫描一次。"] = None
        return kept.batch.filter(pa.array(fresh))

    def _first_content(self, batch: pa.RecordBatch) -> NDArray[np.bool_]:
        frame = pl.from_arrow(batch)
        if not isinstance(frame, pl.DataFrame):
            raise TypeError("a batch must have columns")
        return self._seen_content.first_time(frame.hash_rows().to_arrow())

    def _set_aside(self, path: Path, kept: KindRows, which: NDArray[np.bool_], why: str) -> None:
        for place in np.flatnonzero(which).tolist():
            raw = {name: value for name, value in kept.batch.slice(place, 1).to_pylist()[0].items() if value}
            row = RejectedRow(int(kept.rows[place]), self._kind, "id", why, raw)
            self.set_aside.append(SetAside(path, row))

    def _note(self, path: Path, chunk: Chunk) -> None:
        self._note_unknown(path, chunk.unknown_columns)
        for note in chunk.notes:
            self.notes[f"{path} {note}。"] = None

    def _note_unknown(self, path: Path, unknown: tuple[str, ...]) -> None:
        if unknown:
            self.notes[f"{path} 有不认识的列,没有读取:{'、'.join(unknown)}。"] = None


_PERSON_KEY = os.urandom(32)
"""Findings carry no identity numbers, so their digests need not be the same from one scan to the next."""


def _after(kept: KindRows, done: int) -> KindRows:
    if not done:
        return kept
    later = kept.rows > done
    return KindRows(kept.kind, kept.batch.filter(pa.array(later)), kept.rows[later])
