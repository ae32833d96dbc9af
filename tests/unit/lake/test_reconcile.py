from __future__ import annotations

import numpy as np
import pytest

from wangjian.lake.index import UNDATED
from wangjian.lake.reconcile import Entry, Incoming, Verdicts, reconcile

EARLIER, NOW, LATER = 100, 200, 300
OLD_IMPORT, THIS_IMPORT = 1, 2


def _judge(
    *rows: tuple[int, int, int],
    known: dict[int, list[Entry]] | None = None,
    dated_by_import: bool = False,
    captures_apart: bool = False,
) -> Verdicts:
    """Rows as (key, content, captured)."""
    keys, contents, captured = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    incoming = Incoming(
        THIS_IMPORT, keys, contents, captured, np.arange(len(rows)), np.full(len(rows), dated_by_import), captures_apart
    )
    return reconcile(incoming, known or {})


def _stored(content: int, captured: int) -> dict[int, list[Entry]]:
    return {1: [Entry(content, captured, OLD_IMPORT, 7)]}


def test_rows_with_new_ids_are_stored() -> None:
    verdicts = _judge((1, 10, NOW), (2, 10, NOW))

    assert verdicts.store.tolist() == [True, True]
    assert verdicts.known == 0


def test_the_same_row_twice_in_a_file_is_known() -> None:
    verdicts = _judge((1, 10, NOW), (1, 10, NOW))

    assert verdicts.store.tolist() == [True, False]
    assert verdicts.known == 1


@pytest.mark.parametrize("captured", [NOW, LATER, UNDATED])
def test_another_row_under_an_id_of_the_same_file_is_a_conflict(captured: int) -> None:
    verdicts = _judge((1, 10, NOW), (1, 11, captured))

    assert verdicts.store.tolist() == [True, False]
    assert verdicts.conflicts[1].place == 0


def test_a_web_archive_may_hold_several_captures_of_one_thing() -> None:
    verdicts = _judge((1, 10, NOW), (1, 11, LATER), captures_apart=True)

    assert verdicts.store.tolist() == [True, True]
    assert [entry.captured for entry in verdicts.superseded] == [NOW]


@pytest.mark.parametrize(
    ("stored_at", "captured", "stored", "superseded_at"),
    [
        (EARLIER, NOW, True, EARLIER),
        (LATER, NOW, True, NOW),
        (UNDATED, NOW, True, UNDATED),
        (NOW, NOW, False, None),
        (NOW, UNDATED, False, None),
        (UNDATED, UNDATED, False, None),
    ],
)
def test_other_content_in_a_later_file(stored_at: int, captured: int, stored: bool, superseded_at: int | None) -> None:
    verdicts = _judge((1, 11, captured), known=_stored(10, stored_at))

    assert verdicts.store.tolist() == [stored]
    assert bool(verdicts.conflicts) is not stored
    assert [entry.captured for entry in verdicts.superseded] == ([] if superseded_at is None else [superseded_at])


def test_the_same_row_in_a_later_file_is_known_even_behind_a_newer_capture() -> None:
    known = {1: [Entry(10, EARLIER, OLD_IMPORT, 1), Entry(11, NOW, OLD_IMPORT, 2)]}

    assert _judge((1, 10, EARLIER), known=known).known == 1


def test_a_register_that_changes_back_has_changed_again() -> None:
    known = {1: [Entry(10, EARLIER, 1, 1), Entry(11, NOW, 1, 1)]}

    verdicts = _judge((1, 10, LATER), known=known, dated_by_import=True)

    assert verdicts.store.tolist() == [True]
    assert [entry.content for entry in verdicts.superseded] == [11]


def test_a_register_that_has_not_changed_is_known() -> None:
    assert _judge((1, 10, LATER), known=_stored(10, EARLIER), dated_by_import=True).known == 1


def test_two_imports_at_one_moment_follow_each_other() -> None:
    verdicts = _judge((1, 11, NOW), known=_stored(10, NOW), dated_by_import=True)

    assert verdicts.store.tolist() == [True]
    assert [entry.import_no for entry in verdicts.superseded] == [OLD_IMPORT]
