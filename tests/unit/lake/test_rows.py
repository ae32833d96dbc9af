from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wangjian.lake.rows import RETRIED_FROM, places_of, row_of


def test_places_of_rows_that_give_several_observations_are_unique() -> None:
    places = places_of(np.array([4, 4, 5, 4], np.int64))

    assert len(set(places.tolist())) == 4
    assert [row_of(place) for place in places.tolist()] == [4, 4, 5, 4]


@given(st.lists(st.integers(0, 2**39), min_size=1, max_size=50), st.integers(0, 127))
def test_row_of_undoes_places_of(rows: list[int], section: int) -> None:
    places = places_of(np.array(rows, np.int64), section=section)

    assert [row_of(place) for place in places.tolist()] == rows
    assert len(set(places.tolist())) == len(rows)


def test_places_of_corrected_rows_lie_apart() -> None:
    rows = np.array([9], np.int64)

    assert places_of(rows, first=RETRIED_FROM).tolist() != places_of(rows).tolist()
    assert row_of(places_of(rows, first=RETRIED_FROM)[0]) == 9


def test_places_of_two_sheets_lie_apart() -> None:
    rows = np.array([9], np.int64)

    assert places_of(rows, section=0)[0] != places_of(rows, section=1)[0]
