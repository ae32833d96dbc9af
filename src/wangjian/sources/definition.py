"""What is known about a source: how its columns are called, what is ignored by name, how dirty values are read.

Definitions are data: ``sources/<source>/source.yml``. A heading that no list names is reported as unknown and left
alone; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from wangjian.kernel.errors import WangjianError
from wangjian.kernel.textnorm import normalise

HERE = Path(__file__).parent
GENERAL = "tables"
COMMON = "common"

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C one where PyYAML was built with it: all definitions in 40 ms instead of 400."""

UNITS = ("fen", "yuan", "wan_yuan")
_UNIT_WORDS = {"分": "fen", "元": "yuan", "人民币": "yuan", "人民币元": "yuan", "万元": "wan_yuan", "万": "wan_yuan"}
_WITH_UNIT = re.compile(r"(.+)\((.+)\)")


class UnknownSource(WangjianError):
    """No source has this name."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where the values of a column go."""

    field: str
    unit: str = ""
    """For money: what the column counts in."""
    rank: int = 0
    """Among several columns that could fill a field the lowest rank does."""


@dataclass(frozen=True, slots=True)
class SourceDefinition:
    id: str
    title: str
    kinds: tuple[str, ...]
    targets: Mapping[str, Mapping[str, Target]]
    """Kind → folded heading → target."""
    ignore: frozenset[str]
    """Folded headings left out on purpose."""
    personal: frozenset[str]
    """Folded headings whose values must never be stored in clear."""
    lookups: Mapping[str, Mapping[str, str | None]]
    """Field → dirty value → value it stands for (``None``: no value)."""
    spellings: tuple[str, ...]
    """Headings that the adapter of the source reads, as it spells them."""
    hosts: tuple[str, ...]
    """Domains whose pages this source reads."""
    pages: tuple[Mapping[str, Any], ...]
    """How its pages are read by selectors, see :mod:`wangjian.sources.html.selectors`."""
    recognise: tuple[frozenset[str], ...]
    """Sets of folded headings; a file that has all of one set comes from this source."""
    default_for: tuple[str, ...]
    """Kinds that this source reads when no other one is recognised."""
    minimum_rows: int
    dated_by_import: bool

    @property
    def takes(self) -> frozenset[str]:
        """Folded headings that the adapter of the source reads."""
        return frozenset(map(fold, self.spellings))

    def target(self, kind: str, heading: str) -> Target | None:
        """Where a heading leads, also when it names its unit as in ``价格(元)``."""
        names = self.targets[kind]
        folded = fold(heading)
        if folded in names:
            return names[folded]
        if (match := _WITH_UNIT.fullmatch(folded)) and match[2] in _UNIT_WORDS and match[1] in names:
            target = names[match[1]]
            return Target(target.field, _UNIT_WORDS[match[2]], target.rank) if target.unit else None
        return None


def fold(heading: str) -> str:
    """A heading without blanks, underscores and marks of required columns, in lower case.

    >>> fold("* Shop_Name ")
    'shopname'
    """
    return re.sub(r"[\s_\-*:]+", "", normalise(heading).text)


@cache
def load_source(source_id: str) -> SourceDefinition:
    """Read ``source.yml`` of a source; it adds to the general names of :mod:`wangjian.sources.tables`.

    Raises UnknownSource.
    """
    if source_id not in source_ids():
        raise UnknownSource(f"没有名为“{source_id}”的数据来源,可用:{'、'.join(source_ids())}。")
    own = _read(source_id)
    general = own if source_id == GENERAL else _read(GENERAL)
    kinds = tuple(own["kinds"])
    return SourceDefinition(
        id=source_id,
        title=own["title"],
        kinds=kinds,
        targets={kind: _targets(general, own, kind) for kind in kinds},
        ignore=frozenset(map(fold, own.get("ignore", []))),
        personal=frozenset(map(fold, own.get("personal", []))),
        lookups=_lookups(general, own),
        spellings=tuple(own.get("takes", [])),
        hosts=tuple(own.get("hosts", [])),
        pages=tuple(own.get("pages", [])),
        recognise=tuple(frozenset(map(fold, names)) for names in own.get("recognise", [])),
        default_for=tuple(own.get("default_for", [])),
        minimum_rows=own.get("minimum_rows", 0),
        dated_by_import=own.get("dated_by_import", False),
    )


@cache
def source_ids() -> tuple[str, ...]:
    """All sources that have a definition."""
    return tuple(sorted(path.parent.name for path in HERE.glob("*/source.yml")))


def recognise_source(headings: list[str], kind: str | None) -> SourceDefinition:
    """The special source whose headings these are, else the usual one for the kind, else the general one."""
    folded = frozenset(map(fold, headings))
    for source_id in source_ids():
        source = load_source(source_id)
        if any(names <= folded for names in source.recognise) and (kind is None or kind in source.kinds):
            return source
    return next((s for s in map(load_source, source_ids()) if kind in s.default_for), load_source(GENERAL))


def _read(source_id: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((HERE / source_id / "source.yml").read_bytes(), Loader=_Loader)  # noqa: S506
    return loaded


def _targets(general: dict[str, Any], own: dict[str, Any], kind: str) -> dict[str, Target]:
    targets: dict[str, Target] = {}
    sections = [general["columns"].get(COMMON, {}), general["columns"].get(kind, {})]
    if own is not general:
        sections += [own.get("columns", {}).get(COMMON, {}), own.get("columns", {}).get(kind, {})]
    for section in sections:
        for field, names in section.items():
            targets[fold(field)] = Target(field, "fen" if field.endswith("_fen") else "", 0)
            targets |= _named(field, names)
    return targets


def _named(field: str, names: list[str] | dict[str, list[str]]) -> dict[str, Target]:
    by_unit = names if isinstance(names, dict) else {"": names}
    return {
        fold(name): Target(field, unit, rank)
        for unit, listed in by_unit.items()
        for rank, name in enumerate(listed, start=1)
    }


def _lookups(general: dict[str, Any], own: dict[str, Any]) -> dict[str, dict[str, str | None]]:
    merged: dict[str, dict[str, str | None]] = {}
    for source in (general, own):
        for field, values in source.get("lookups", {}).items():
            merged.setdefault(field, {}).update({str(dirty): clean for dirty, clean in values.items()})
    return merged
