"""A sound pack to spoil, and what the product around it knows."""

import shutil
from pathlib import Path

import pytest

from wangjian.engine.scanner import pattern_fault
from wangjian.lake.schemas import KINDS, TEXT_FIELDS
from wangjian.rules.loader import read_library
from wangjian.rules.lock import lock_key
from wangjian.rules.surroundings import Surroundings
from wangjian.rules.validators import validate

PACKS = Path(__file__).parent / "packs"


class Shelf:
    """A copy of the sample packs in which single files can be changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pack = root / "sample" / "wording"
        self.lock = {lock_key(pack): pack.digest for pack in read_library(root).packs}

    def change(self, name: str, old: str, new: str) -> None:
        path = self.pack / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def write(self, name: str, text: str) -> None:
        (self.pack / name).write_text(text, "utf-8")

    def problems(self) -> list[str]:
        found = validate(read_library(self.root), self.surroundings())
        return [problem.shown_from(self.root) for problem in found]

    def surroundings(self) -> Surroundings:
        return Surroundings(
            features=frozenset({"sample_long", "sample_review", "sample_best_before", "sample_no_licence"}),
            columns={kind: tuple(schema.names) for kind, schema in KINDS.items()},
            text_fields=TEXT_FIELDS,
            pattern_fault=pattern_fault,
            violations=frozenset({"ad.absolute", "info.push", "disp.license"}),
            statutes=frozenset({"AD", "AD-ABS", "NTM", "ECOM"}),
            lock=self.lock,
        )


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shutil.copytree(PACKS, tmp_path / "packs")
    return Shelf(tmp_path / "packs")
