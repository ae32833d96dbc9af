"""What a run looks at, fixed when it begins: finished imports, rules, and the day whose law holds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from wangjian.engine.plan import RUNNING
from wangjian.engine.recipe import Recipe
from wangjian.lake.files import write_durably
from wangjian.lake.manifest import DONE
from wangjian.lake.schemas import KINDS
from wangjian.lake.store import Lake, UnknownKind
from wangjian.rules.model import RulePack

_FILE = "snapshot.json"


@dataclass(frozen=True, slots=True)
class Snapshot:
    imports: tuple[str, ...]
    kinds: tuple[str, ...]
    """Kinds that some rule reads and the lake holds, in the order in which they are scanned."""
    totals: tuple[int, ...]
    """Rows of each kind."""
    rules_digest: str
    as_of: str

    @property
    def total(self) -> int:
        return sum(self.totals)


def take(lake: Lake, packs: tuple[RulePack, ...], *, kinds: list[str], as_of: date) -> Snapshot:
    """Look at the lake and the rules as they are now. Raises UnknownKind, PlanInvalid."""
    for kind in kinds:
        if kind not in KINDS:
            raise UnknownKind(f"没有“{kind}”这一类数据,可用:{'、'.join(KINDS)}。")
    imports = tuple(record.import_id for record in lake.imports() if record.status == DONE)
    counted = {
        kind: lake.count(kind, import_ids=imports)
        for kind in kinds or KINDS
        if Recipe(packs, kind, as_of).scan().plan.rules
    }
    read = {kind: number for kind, number in counted.items() if number}
    return Snapshot(imports, tuple(read), tuple(read.values()), rules_digest(packs), as_of.isoformat())


def rules_digest(packs: tuple[RulePack, ...]) -> str:
    """One digest over everything that runs."""
    running = sorted(f"{pack.id}:{pack.digest}" for pack in packs if pack.state in RUNNING)
    return hashlib.sha256("\n".join(running).encode()).hexdigest()


def load(folder: Path) -> Snapshot | None:
    """The snapshot a run has kept; ``None`` where it kept none."""
    try:
        data = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in data.items()}
    return Snapshot(**values)


def save(folder: Path, snapshot: Snapshot) -> None:
    save_json(folder / _FILE, asdict(snapshot))


def save_json(path: Path, data: object) -> None:
    """Whole or not at all, and on the disk when this returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_durably(path, lambda to: _write_text(to, json.dumps(data, ensure_ascii=False)))


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
