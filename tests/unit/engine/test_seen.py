"""Ids met before are known again, however they come in."""

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wangjian.engine.seen import SeenIds


def fresh(seen, *ids):
    return seen.first_time(pa.array(ids, pa.string())).tolist()


def test_id_is_met_for_the_first_time_once():
    seen = SeenIds()
    assert fresh(seen, "a", "b", "a") == [True, True, False]
    assert fresh(seen, "c", "b", "c") == [True, False, False]
    assert fresh(seen) == []


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.sampled_from([f"id{n}" for n in range(30)]), max_size=10), max_size=12))
def test_answers_are_those_of_a_set(batches):
    seen, known = SeenIds(), set()
    for batch in batches:
        expected = []
        for id_ in batch:
            expected.append(id_ not in known)
            known.add(id_)
        assert fresh(seen, *batch) == expected


def test_memory_stays_near_eight_bytes_an_id():
    seen = SeenIds()
    for start in range(0, 20_000, 1_000):
        seen.first_time(pa.array([str(n) for n in range(start, start + 1_000)]))
    assert sum(run.nbytes for run in seen._runs) == 160_000
    assert len(seen._runs) <= 6
