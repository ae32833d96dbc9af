"""Whole scans: order, counts, slices, processes."""

import pyarrow as pa
import pytest

from wangjian.engine import run
from wangjian.engine.backends import BackendUnavailable, local, make_backend
from wangjian.engine.backends.local import LocalBackend
from wangjian.engine.findings import FINDING_SCHEMA
from wangjian.engine.plan import is_shadow
from wangjian.engine.run import run_scan


def batch(first, count):
    titles = ["最佳蜂蜜" if index % 3 == 0 else "普通蜂蜜" for index in range(first, first + count)]
    return pa.RecordBatch.from_pydict({"id": [str(index) for index in range(first, first + count)], "title": titles})


def scanned(batches, backend):
    found = []
    totals = run_scan(iter(batches), backend, found.append)
    return totals, pa.Table.from_batches(found, FINDING_SCHEMA)


def test_run_counts_what_it_read_and_found(recipe):
    totals, findings = scanned([batch(0, 30), batch(30, 30)], LocalBackend(recipe))
    assert (totals.read, totals.findings, totals.exempt) == (60, 20, 0)
    assert totals.by_violation == {"ad.absolute": 20}
    assert findings.column("observation_id").to_pylist() == [str(index) for index in range(0, 60, 3)]


def test_run_tells_progress_after_each_batch(recipe):
    told = []
    run_scan(
        [batch(0, 30), batch(30, 30)], LocalBackend(recipe), lambda _: None, lambda totals: told.append(totals.read)
    )
    assert told == [30, 60]


def test_run_cuts_large_batches_and_finds_the_same(recipe, monkeypatch):
    whole = scanned([batch(0, 60)], LocalBackend(recipe))[1]
    monkeypatch.setattr(run, "SLICE_ROWS", 7)
    assert scanned([batch(0, 60)], LocalBackend(recipe))[1].equals(whole)


def test_run_reads_no_further_than_it_must(recipe):
    taken = []

    def batches():
        for index in range(50):
            taken.append(index)
            yield batch(index * 10, 10)

    def stop(_):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        run_scan(batches(), LocalBackend(recipe), stop)
    assert len(taken) == 1


def test_several_processes_find_the_same_in_the_same_order(recipe):
    batches = [batch(index * 20, 20) for index in range(local._WORTH_A_POOL + 3)]
    assert scanned(batches, LocalBackend(recipe, jobs=2))[1].equals(scanned(batches, LocalBackend(recipe))[1])


def test_findings_of_pack_in_shadow_say_so(recipe):
    version = scanned([batch(0, 1)], LocalBackend(recipe))[1].column("rule_version")[0].as_py()
    assert version.startswith("sample-plain@0.1.0-shadow+")
    assert is_shadow(version)
    assert not is_shadow(version.replace("-shadow", ""))


def test_ray_that_is_not_installed_is_told_in_one_sentence(recipe, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(BackendUnavailable, match="没有安装 Ray"):
        make_backend("ray", recipe)


def test_unknown_backend_names_the_known_ones(recipe):
    with pytest.raises(BackendUnavailable, match="local、ray"):
        make_backend("spark", recipe)
