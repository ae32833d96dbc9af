"""From the headings of a file to the columns of a kind: what is taken, what is left out by name, what is unknown."""

from __future__ import annotations

from wangjian.kernel.errors import WangjianError
from wangjian.lake.fields import ESSENTIAL, FIELD_TITLES, KIND_TITLES, NEEDS_ALL
from wangjian.sources.definition import SourceDefinition, Target, fold


class NoKnownColumn(WangjianError):
    """The headings do not name what a row of this kind needs."""


class Mapping:
    """Headings of one file read as one kind. Grows when a file brings up new headings further down."""

    def __init__(self, source: SourceDefinition, kind: str, *, own_names: bool = False) -> None:
        """``own_names``: the headings are those of an adapter, of which none is to be left out."""
        self._source = source
        self._ignore = frozenset[str]() if own_names else source.ignore
        self._kind = kind
        self.taken: dict[str, Target] = {}
        """Heading → target; at most one heading per field."""
        self.ignored: dict[str, str] = {}
        """Heading → why it is left out."""
        self.unknown: list[str] = []

    def choose(self, headings: list[str]) -> list[str]:
        """Headings whose values are wanted."""
        candidates: dict[str, list[tuple[int, int, str, Target]]] = {}
        for position, heading in enumerate(headings):
            target = self._source.target(self._kind, heading)
            if target is None or fold(heading) in self._ignore:
                self._leave(heading)
            else:
                candidates.setdefault(target.field, []).append((target.rank, position, heading, target))
        for field, found in candidates.items():
            best = min(found)
            current = next((name for name, target in self.taken.items() if target.field == field), None)
            # A heading that came first stays: earlier chunks were read by it.
            chosen = current or best[2]
            self.taken[chosen] = self.taken.get(chosen, best[3])
            for _, _, heading, _ in found:
                if heading != chosen:
                    self.ignored[heading] = f"与“{chosen}”同为{FIELD_TITLES[field]},取“{chosen}”"
        for heading in self.taken:
            if headings.count(heading) > 1:
                self.ignored[f"第2个“{heading}”"] = "列名重复,取第一列"
        return list(self.taken)

    def check_has_essentials(self, file: str) -> None:
        """Raises NoKnownColumn when no row of this file could say anything."""
        fields = {target.field for target in self.taken.values()}
        needed = ESSENTIAL[self._kind]
        if not has_essentials(self._kind, fields):
            titles = "、".join(FIELD_TITLES[name] for name in needed)
            count = "缺一不可" if self._kind in NEEDS_ALL else "至少一列"
            met = "、".join([*self.taken, *self.unknown][:12]) or "(空)"
            raise NoKnownColumn(
                f"“{file}”的表头里没有{KIND_TITLES[self._kind]}需要的列({titles}{count}),"
                f"读到的列名是:{met}。请核对数据种类和表头。"
            )

    def has(self, field: str) -> bool:
        return any(target.field == field for target in self.taken.values())

    def _leave(self, heading: str) -> None:
        if fold(heading) in self._ignore:
            self.ignored[heading] = "按来源约定不取"
        elif heading and heading not in self.unknown:
            self.unknown.append(heading)


def score_headings(source: SourceDefinition, kind: str, cells: list[str]) -> int:
    """How many fields of a kind some cells name; counts more where one of them is essential."""
    targets = {t.field for cell in cells if cell and len(cell) < 40 and (t := source.target(kind, cell)) is not None}
    return len(targets) + has_essentials(kind, targets)


def has_essentials(kind: str, fields: set[str]) -> bool:
    """Whether some columns are enough for a row of a kind to say something."""
    found = fields.intersection(ESSENTIAL[kind])
    return len(found) == len(ESSENTIAL[kind]) if kind in NEEDS_ALL else bool(found)
