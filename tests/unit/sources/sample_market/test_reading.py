"""The product's own importer reads the sample market: all good rows, and exactly the bad rows that the truth names."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from wangjian.lake.store import Lake
from wangjian.sources.importing import import_file
from wangjian.sources.sample_market import Label, SampleMarket, read_truth, write_sample_market
from wangjian.sources.summary import ImportSummary

SHANGHAI = timezone(timedelta(hours=8))


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> SampleMarket:
    return write_sample_market(tmp_path_factory.mktemp("market"), shops=150, listings=1500, as_of=date(2026, 11, 24))


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return Lake(tmp_path_factory.mktemp("lake"))


@pytest.fixture(scope="module")
def summaries(market: SampleMarket, lake: Lake) -> dict[str, ImportSummary]:
    return {
        file.path.name: import_file(
            lake, file.path, kind=file.kind, at=datetime.combine(delivery.on, time(9), SHANGHAI)
        )
        for delivery in market.deliveries
        for file in delivery.files
    }


def test_every_good_row_is_imported(market: SampleMarket, summaries: dict[str, ImportSummary]) -> None:
    imported = dict.fromkeys(market.counts, 0)
    for summary in summaries.values():
        for kind, rows in summary.by_kind.items():
            imported[kind] += rows
    assert imported == market.counts


def test_no_column_is_unknown(summaries: dict[str, ImportSummary]) -> None:
    assert [summary.file for summary in summaries.values() if summary.unknown_columns] == []


def test_the_quarantine_holds_the_bad_rows_and_no_other(
    market: SampleMarket, lake: Lake, summaries: dict[str, ImportSummary]
) -> None:
    quarantined = {
        (row.file, row.row, row.field) for summary in summaries.values() for row in lake.quarantine(summary.import_id)
    }
    known = {(r.file, r.row, r.field) for r in read_truth(market.truth) if r.label is Label.BAD_ROW}
    assert quarantined == known


def test_importing_again_changes_nothing(market: SampleMarket, lake: Lake, summaries: dict[str, ImportSummary]) -> None:
    file = market.deliveries[0].files[0]
    again = import_file(lake, Path(file.path), kind=file.kind, at=datetime(2026, 11, 25, 9, tzinfo=SHANGHAI))
    assert again.already_imported
