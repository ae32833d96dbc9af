"""What is wrong with a rule pack: every fault at once, each with its file, line and a hint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wangjian.kernel.errors import WangjianError


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault that the author of the pack can mend."""

    path: Path
    line: int
    """1-based; 0 where the fault is the file or folder itself."""
    text: str
    """What is wrong, one Chinese sentence without full stop."""
    hint: str
    """What to write instead."""

    def shown_from(self, root: Path) -> str:
        """The line an author reads, with the path relative to ``root`` where that is possible."""
        path = self.path.relative_to(root) if self.path.is_relative_to(root) else self.path
        place = f"{path.as_posix()}:{self.line}" if self.line else path.as_posix()
        return f"{place} {self.text}。{self.hint}。"


class RulePackInvalid(WangjianError):
    """Rule packs cannot be used; ``problems`` holds every fault found."""

    def __init__(self, root: Path, problems: Iterable[Problem]) -> None:
        self.root = root
        self.problems = tuple(sorted(set(problems)))
        first = self.problems[0].shown_from(root)
        rest = (
            f"另有 {len(self.problems) - 1} 处,请运行 wangjian rules validate 查看。" if len(self.problems) > 1 else ""
        )
        super().__init__(f"规则包有错,不能使用:{first}{rest}")
