"""Read rule packs from ``<root>/<subject>/<pack>/{pack.yml, rules/*.yml, lexicons/*.txt}``.

:func:`read_library` collects every fault and is for authors; :func:`load_packs` gives packs fit for use or raises.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wangjian.kernel.errors import WangjianError
from wangjian.kernel.paths import data_root
from wangjian.rules.digest import pack_digest
from wangjian.rules.model import Rule, RulePack
from wangjian.rules.problem import Problem, RulePackInvalid
from wangjian.rules.reading import PackHead, read_head, read_rule
from wangjian.rules.source import Source, read_source


class RulePacksMissing(WangjianError):
    """There is no folder of rule packs, or it holds none."""


@dataclass(frozen=True, slots=True)
class Library:
    """All packs below one folder, with where everything is written and what could not be read."""

    root: Path
    packs: tuple[RulePack, ...]
    heads: Mapping[str, PackHead]
    """By the folder of the pack."""
    sources: Mapping[Path, Source]
    problems: tuple[Problem, ...]

    def line(self, path: Path, *place: str | int) -> int:
        source = self.sources.get(path)
        return source.line(*place) if source else 0


@dataclass(slots=True)
class _Shelf:
    """What has been read so far."""

    sources: dict[Path, Source] = field(default_factory=dict)
    heads: dict[str, PackHead] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def open(self, path: Path) -> Source | None:
        source = read_source(path)
        if isinstance(source, Problem):
            self.problems.append(source)
            return None
        self.sources[path] = source
        return source


def default_root() -> Path:
    """``rulepacks`` among the data of the product. Raises MissingDataRoot."""
    return data_root() / "rulepacks"


def load_packs(root: Path | None = None) -> tuple[RulePack, ...]:
    """Packs of every state. Raises RulePacksMissing, RulePackInvalid (with all faults of form)."""
    library = read_library(root or default_root())
    if library.problems:
        raise RulePackInvalid(library.root, library.problems)
    return library.packs


def read_library(root: Path) -> Library:
    """Read everything below ``root``; faults of form are collected in ``problems``. Raises RulePacksMissing."""
    folders = sorted(path.parent for path in root.glob("*/*/pack.yml"))
    if not folders:
        raise RulePacksMissing(f"目录 {root} 里没有规则包(<主题>/<包>/pack.yml),请检查目录")
    shelf = _Shelf()
    packs = tuple(pack for folder in folders if (pack := _read_pack(folder, shelf)))
    return Library(root, packs, shelf.heads, shelf.sources, tuple(shelf.problems))


def _read_pack(folder: Path, shelf: _Shelf) -> RulePack | None:
    source = shelf.open(folder / "pack.yml")
    if source is None:
        return None
    head = shelf.heads[str(folder)] = read_head(source, shelf.problems)
    lexicons = {path.stem: words for path in sorted(folder.glob("lexicons/*.txt")) for words in [_words(path, shelf)]}
    paths = sorted(folder.glob("rules/*.yml"))
    if not paths:
        shelf.problems.append(
            Problem(source.path, 0, f"规则包 {head.id} 里没有规则", "请在 rules 目录写规则文件(*.yml)")
        )
    sources = [rule_source for path in paths if (rule_source := shelf.open(path))]
    rules: tuple[Rule, ...] = tuple(read_rule(rule_source, lexicons, shelf.problems) for rule_source in sources)
    digest = pack_digest(head.id, head.version, (rule_source.data for rule_source in sources), lexicons)
    return RulePack(
        head.id, head.subject, head.title, head.version, head.state, rules, lexicons, digest=digest, path=folder
    )


def _words(path: Path, shelf: _Shelf) -> tuple[str, ...]:
    """One word a line; what follows ``#`` and empty lines are left out."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError as error:
        shelf.problems.append(Problem(path, 0, f"词表不是 UTF-8 编码(第 {error.start + 1} 个字节)", "请用 UTF-8 另存"))
        return ()
    words = (line.split("#", 1)[0].strip() for line in lines)
    return tuple(dict.fromkeys(word for word in words if word))
