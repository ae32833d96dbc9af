"""The lake: what was observed on the market, as Parquet by kind and day, with a manifest.

>>> lake = Lake(Path("var/lake"))                                                            # doctest: +SKIP
>>> for batch in lake.batches("listing", columns=["id", "title"]): ...                       # doctest: +SKIP
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from wangjian.kernel.errors import WangjianError
from wangjian.lake.files import exclusive
from wangjian.lake.fingerprints import id_keys
from wangjian.lake.index import CAPTURED, IMPORT, PLACE, UNDATED, IndexFolder
from wangjian.lake.manifest import DONE, ImportRecord, Manifest, Part
from wangjian.lake.parts import days_of, read_part
from wangjian.lake.quarantine import DROPPED, Quarantine, QuarantinedRow
from wangjian.lake.rows import PLACE_FIELD, Ints, row_of
from wangjian.lake.schemas import KINDS
from wangjian.lake.session import SHANGHAI, ImportSession


class UnknownKind(WangjianError):
    """No observation kind has this name."""


class UnknownImport(WangjianError):
    """The lake knows no import with this id."""


class Lake:
    """A folder of observations. Any number of processes may read and import at once."""

    def __init__(self, root: Path) -> None:
        self.root = Path(root)
        self._manifest = Manifest(self.root / "manifest.sqlite")
        self._index = IndexFolder(self.root / "index")
        self._quarantine = Quarantine(self._manifest)

    def close(self) -> None:
        self._manifest.close()

    # Writing -----------------------------------------------------------------------------------------------------

    @contextmanager
    def open_import(
        self, *, import_id: str, kind: str, file: str, sha256: str, size: int, options: str, at: datetime
    ) -> Iterator[ImportSession]:
        """Begin an import or resume an interrupted one. Raises LakeIsBusy when another process is at this very file."""
        sentence = f"“{file}”正由另一个进程导入,请等它完成。"
        with exclusive(self.root / "locks" / f"{import_id}.lock", sentence):
            with self._manifest.transaction():
                self._sweep()
                self._manifest.begin_import(
                    import_id=import_id, kind=kind, file=file, sha256=sha256, size=size, options=options,
                    at=at.isoformat(),
                )  # fmt: skip
            yield ImportSession(self.root, self._manifest, self._index, self.import_record(import_id))

    @contextmanager
    def reopen_import(self, import_id: str) -> Iterator[ImportSession]:
        """Add to a finished import (a corrected row). Raises UnknownImport, LakeIsBusy."""
        record = self.import_record(import_id)
        sentence = f"“{record.file}”正由另一个进程处理,请稍后再试。"
        with exclusive(self.root / "locks" / f"{import_id}.lock", sentence):
            yield ImportSession(self.root, self._manifest, self._index, self.import_record(import_id))

    def drop_quarantined(self, row_id: int, *, at: datetime, note: str = "") -> None:
        """Give a quarantined row up. Raises NoSuchQuarantinedRow, QuarantinedRowIsSettled."""
        with self._manifest.transaction():
            self._quarantine.settle(row_id, status=DROPPED, at=at, note=note)

    def _sweep(self) -> None:
        """Remove files of killed imports. The caller holds the write lock, so nobody is just writing one."""
        named = self._manifest.part_names()
        for path in self.root.glob("kind=*/day=*/*"):
            if path.relative_to(self.root).as_posix() not in named:
                path.unlink(missing_ok=True)
        self._index.sweep({run.name for run in self._manifest.runs()})

    # Reading -----------------------------------------------------------------------------------------------------

    def imports(self) -> list[ImportRecord]:
        """All imports, finished or not, in the order in which they began."""
        return self._manifest.imports()

    def import_record(self, import_id: str) -> ImportRecord:
        """Raises UnknownImport."""
        found = self._manifest.imports([import_id])
        if not found:
            raise UnknownImport(f"没有编号为 {import_id} 的导入。")
        return found[0]

    def count(self, kind: str, *, import_ids: Sequence[str] | None = None) -> int:
        """Rows of a kind, all captures counted. Raises UnknownKind, UnknownImport."""
        return sum(part.rows for part in self._parts(kind, import_ids))

    def days(self, kind: str) -> list[str]:
        """Days (Asia/Shanghai) on which observations of a kind were captured."""
        return sorted({part.day for part in self._parts(kind, None)})

    def batches(
        self,
        kind: str,
        *,
        import_ids: Sequence[str] | None = None,
        columns: Sequence[str] | None = None,
        latest: bool = False,
        batch_size: int = 20_000,
    ) -> Iterator[pa.RecordBatch]:
        """Rows by day, import and place in the file: the same lake gives the same order.

        Only finished imports are read, unless ``import_ids`` names others. The list of parts is taken at the call, so
        imports that finish meanwhile do not show. ``latest`` leaves out captures that a later one stands before.
        Raises UnknownKind, UnknownImport.
        """
        parts = self._parts(kind, import_ids)
        names = list(columns) if columns is not None else KINDS[kind].names
        return self._read(kind, parts, names, batch_size, latest=latest)

    def rows_by_ids(self, kind: str, ids: Iterable[str], *, columns: Sequence[str] | None = None) -> pa.Table:
        """The latest capture of each id that the lake holds, ordered by id; ids it does not hold are left out."""
        names = list(columns) if columns is not None else KINDS[kind].names
        wanted = sorted(set(ids))
        tables = [self._pick(part, rows, wanted, names) for part, rows in self._places(kind, wanted).items()]
        schema = pa.schema([KINDS[kind].field(name) for name in names])
        if not tables:
            return schema.empty_table()
        found = pa.concat_tables(tables).sort_by("id") if "id" in names else pa.concat_tables(tables)
        return found.select(names).cast(schema)

    def origins(self, kind: str, ids: Iterable[str]) -> dict[str, tuple[str, str, int]]:
        """For each id (import_id, file, row) of its latest capture."""
        wanted = sorted(set(ids))
        records = {record.no: record for record in self.imports()}
        origins: dict[str, tuple[str, str, int]] = {}
        for part, rows in self._places(kind, wanted).items():
            record = records[part.import_no]
            for row in self._pick(part, rows, wanted, ["id", PLACE_FIELD.name]).to_pylist():
                origins[row["id"]] = (record.import_id, record.file, row_of(row[PLACE_FIELD.name]))
        return origins

    def quarantine(
        self, import_id: str | None = None, *, status: str | None = "OPEN", after: int = 0, limit: int = 50
    ) -> list[QuarantinedRow]:
        """A page of quarantined rows in order of their number; ``after`` is the last number of the page before."""
        return self._quarantine.list(import_id, status=status, after=after, limit=limit)

    def quarantine_count(self, import_id: str | None = None, *, status: str | None = "OPEN") -> int:
        return self._quarantine.count(import_id, status=status)

    def quarantined_row(self, row_id: int) -> QuarantinedRow:
        """Raises NoSuchQuarantinedRow."""
        return self._quarantine.get(row_id)

    # Parts -------------------------------------------------------------------------------------------------------

    def _parts(self, kind: str, import_ids: Sequence[str] | None) -> list[Part]:
        if kind not in KINDS:
            raise UnknownKind(f"没有“{kind}”这一类数据,可用:{'、'.join(KINDS)}。")
        if import_ids is None:
            numbers = [record.no for record in self.imports() if record.status == DONE]
        else:
            numbers = [self.import_record(import_id).no for import_id in import_ids]
        return self._manifest.parts(kind, numbers)

    def _read(
        self, kind: str, parts: list[Part], names: list[str], batch_size: int, *, latest: bool
    ) -> Iterator[pa.RecordBatch]:
        schema = pa.schema([KINDS[kind].field(name) for name in names])
        columns = [*names, PLACE_FIELD.name] if latest else names
        for part in parts:
            gone = self._superseded_rows(part) if latest else None
            for batch in read_part(self.root / part.name, columns, batch_size):
                if gone is not None:
                    numbers = batch.column(PLACE_FIELD.name).to_numpy()
                    batch = batch.filter(pa.array(~np.isin(numbers, gone)))
                if batch.num_rows:
                    yield pa.RecordBatch.from_arrays([batch.column(name) for name in names], schema=schema)

    def _superseded_rows(self, part: Part) -> np.typing.NDArray[np.int64]:
        visible = {record.no for record in self.imports() if record.status == DONE}
        packed = [rows for by, rows in self._manifest.superseded(part.import_no, part.kind) if by in visible]
        return np.frombuffer(b"".join(packed), dtype="<i8")

    def _places(self, kind: str, ids: list[str]) -> dict[Part, list[int]]:
        """Part and row numbers of the latest visible capture of each id."""
        if not ids:
            return {}
        records = {record.no: record for record in self.imports() if record.status == DONE}
        keys = np.unique(id_keys(kind, pa.array(ids, pa.string())))
        found, positions = self._find(keys)
        best: dict[int, tuple[int, int, int]] = {}
        for position, captured, import_no, row in zip(
            positions.tolist(), found[CAPTURED].tolist(), found[IMPORT].tolist(), found[PLACE].tolist(), strict=True
        ):
            if import_no in records:
                best[position] = max(best.get(position, (UNDATED, -1, -1)), (captured, import_no, row))
        places: dict[Part, list[int]] = defaultdict(list)
        for captured, import_no, row in best.values():
            for part in self._parts_with(kind, records[import_no], captured, row):
                places[part].append(row)
        return dict(places)

    def _find(self, keys: Ints) -> tuple[Ints, Ints]:
        try:
            return self._index.find(self._manifest.runs(), keys)
        except FileNotFoundError:
            # An importer merged runs between the two steps; the manifest now names the merged one.
            return self._index.find(self._manifest.runs(), keys)

    def _parts_with(self, kind: str, record: ImportRecord, captured: int, row: int) -> list[Part]:
        import_day = datetime.fromisoformat(record.at).astimezone(SHANGHAI).date()
        day = str(days_of(np.array([captured], np.int64), import_day)[0])
        return self._manifest.parts_holding(record.no, kind, day, row)

    def _pick(self, part: Part, rows: list[int], ids: list[str], names: list[str]) -> pa.Table:
        columns = list(dict.fromkeys(["id", *names]))
        with pq.ParquetFile(self.root / part.name) as file:
            groups = [g for g in range(file.num_row_groups) if _holds(file, g, rows)]
            table = file.read_row_groups(
                groups, columns=[*dict.fromkeys([*columns, PLACE_FIELD.name])], use_threads=False
            )
        mask = pc.and_(
            pc.is_in(table.column(PLACE_FIELD.name), pa.array(rows, pa.int64())),
            pc.is_in(table.column("id"), pa.array(ids, pa.string())),
        )
        return table.filter(mask).select(columns)


def _holds(file: pq.ParquetFile, group: int, rows: list[int]) -> bool:
    """Whether a row group can hold one of the rows, by its statistics."""
    position = file.schema_arrow.get_field_index(PLACE_FIELD.name)
    statistics = file.metadata.row_group(group).column(position).statistics
    if statistics is None or not statistics.has_min_max:
        return True
    return any(statistics.min <= row <= statistics.max for row in rows)


def person_key(lake: Lake) -> bytes:
    """Secret with which identity numbers are digested, made on first use, readable by its owner alone.

    Without a key a digest of an 18-digit number could be reversed by trying them all.
    """
    path = lake.root / "person.key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(descriptor, "wb") as file:
        file.write(os.urandom(32))
    return path.read_bytes()
