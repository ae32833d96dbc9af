"""Compiled patterns are kept, and a cache that is gone, damaged or sealed costs time only."""

import numpy as np
import pyarrow as pa
import pytest

from wangjian.engine import hyperscan_scanner
from wangjian.engine.hyperscan_scanner import HyperscanScanner, PatternRejected
from wangjian.engine.normalise import join
from wangjian.engine.pattern_cache import cache_key, read_entry
from wangjian.engine.plan import Pattern

PATTERNS = [Pattern(f"词{number}", is_regex=False) for number in range(60)] + [Pattern("最[好佳]", is_regex=True)]
TEXT = join(pa.array(["词7和最好", "词59", None]))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("WANGJIAN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def ends():
    return HyperscanScanner(PATTERNS).ends(TEXT)


def test_second_scanner_reads_what_the_first_kept(folder, monkeypatch):
    first = ends()
    monkeypatch.setattr(hyperscan_scanner, "compile_database", None)
    second = ends()
    assert np.array_equal(first.pattern, second.pattern)
    assert np.array_equal(first.end, second.end)


def test_damaged_entry_is_compiled_anew(folder):
    first = ends()
    [entry] = folder.iterdir()
    entry.write_bytes(entry.read_bytes()[:-100] + bytes(100))
    assert np.array_equal(ends().end, first.end)


def test_folder_that_cannot_be_made_costs_time_only(folder):
    folder.write_text("a file where the folder should be")
    assert len(ends().end) > 0


def test_key_changes_with_engine_and_with_each_pattern():
    keys = {
        cache_key(PATTERNS, b"1", 0),
        cache_key(PATTERNS, b"2", 0),
        cache_key(PATTERNS, b"1", 1),
        cache_key(PATTERNS[:-1], b"1", 0),
        cache_key([*PATTERNS[:-1], Pattern("最[好佳]", is_regex=False)], b"1", 0),
        cache_key(PATTERNS[::-1], b"1", 0),
    }
    assert len(keys) == 6


def test_entry_that_was_never_written_is_nothing(folder):
    assert read_entry("none") is None


def test_pattern_the_engine_does_not_take_is_named():
    with pytest.raises(PatternRejected, match=r"\(\?<!不\)好.*wangjian rules validate"):
        HyperscanScanner([Pattern("好", is_regex=False), Pattern("(?<!不)好", is_regex=True)])
