"""The sample market is reproducible, marked as a sample, and true to what it says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from wangjian.kernel.uscc import is_valid_uscc, parse_uscc
from wangjian.sources.sample_market import Label, SampleMarket, read_truth, write_sample_market

AS_OF = date(2026, 11, 24)
Rows = dict[str, list[dict[str, Any]]]
ReadRows = Callable[[Path], list[dict[str, Any]]]

TEXT_FIELDS = {"listing": ("title", "description"), "shop": ("uscc",)}


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    write_sample_market(tmp_path / "a", shops=30, listings=200, as_of=AS_OF)
    write_sample_market(tmp_path / "b", shops=30, listings=200, as_of=AS_OF)
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def test_another_seed_gives_another_market(tmp_path: Path) -> None:
    write_sample_market(tmp_path / "a", shops=30, listings=200, as_of=AS_OF)
    write_sample_market(tmp_path / "b", seed=7, shops=30, listings=200, as_of=AS_OF)
    assert not [name for name, data in _bytes(tmp_path / "a").items() if data == _bytes(tmp_path / "b")[name]]


def test_counts_are_those_asked_for(market: SampleMarket, rows: Rows) -> None:
    assert market.counts["shop"] == 150
    assert market.counts["listing"] == 1500
    assert {kind: len(items) for kind, items in rows.items()} == market.counts


def test_ids_are_unique_within_a_kind(rows: Rows) -> None:
    for items in rows.values():
        assert len({row["id"] for row in items}) == len(items)


def test_every_operator_and_shop_is_called_a_sample(rows: Rows) -> None:
    assert all("示例" in row["name"] for row in rows["operator"])
    assert all("示例" in row["shop_name"] for row in rows["shop"])
    assert all("示例" in row["platform"] for row in rows["listing"])
    assert all(".example/" in row["url"] for row in rows["listing"])


def test_register_codes_are_valid_and_of_this_city(rows: Rows) -> None:
    codes = [parse_uscc(row["uscc"]) for row in rows["operator"]]
    assert {code.area_code[:4] for code in codes} == {"4110"}
    # An organisation code that starts with 0000 is given to no firm: the codes cannot be anybody's.
    assert all(code.organisation_code.startswith("0000") for code in codes)


def test_all_nine_supervision_units_have_shops(tmp_path: Path) -> None:
    market = write_sample_market(tmp_path, listings=10, as_of=AS_OF)
    names = ("魏都区", "建安区", "鄢陵县", "襄城县", "禹州市", "长葛市", "经济技术开发区", "东城区", "城乡一体化示范区")
    text = market.files["shop"][0].read_text(encoding="utf-8-sig")
    assert [name for name in names if name not in text] == []


def test_quotes_stand_in_the_texts(market: SampleMarket, rows: Rows) -> None:
    by_id = {(kind, row["id"]): row for kind, items in rows.items() for row in items}
    for record in read_truth(market.truth):
        if record.label is not Label.BAD_ROW:
            text = by_id[record.kind, record.observation_id][record.field]
            assert [quote for quote in record.quotes if quote not in (text or "")] == []


def test_every_text_truth_has_a_quote(market: SampleMarket) -> None:
    unquoted = [
        record for record in read_truth(market.truth) if record.label is not Label.BAD_ROW and not record.quotes
    ]
    assert {record.kind for record in unquoted} == {"shop"}


def test_six_to_ten_listings_in_a_hundred_break_the_law(tmp_path: Path) -> None:
    market = write_sample_market(tmp_path, as_of=AS_OF)
    labels = Counter(record.label for record in read_truth(market.truth) if record.kind == "listing")
    assert 0.06 <= labels[Label.VIOLATION] / 5000 <= 0.10
    assert labels[Label.LAWFUL] > labels[Label.VIOLATION]


def test_titles_are_not_a_handful_of_repeated_lines(rows: Rows) -> None:
    items = {row["item_id"]: row["title"] for row in rows["listing"]}
    assert len(set(items.values())) / len(items) > 0.95


@pytest.mark.parametrize("violation", [
    "ad.absolute", "ad.treat_claim", "tm.infringe", "uc.brush", "pyr.def",
    "clause.final_interpretation", "clause.no_refund", "disp.license",
])  # fmt: skip
def test_each_violation_has_offenders_and_lookalikes(market: SampleMarket, violation: str) -> None:
    labels = {record.label for record in read_truth(market.truth) if record.violation == violation}
    assert labels == {Label.VIOLATION, Label.LAWFUL}


def test_faulty_licences_are_those_with_faulty_codes(market: SampleMarket, rows: Rows) -> None:
    offenders = {
        r.observation_id: r.note for r in read_truth(market.truth) if r.violation == "disp.license" and not r.ground
    }
    for row in rows["shop"]:
        shows_bad_code = bool(row["uscc"]) and not is_valid_uscc(row["uscc"])
        assert shows_bad_code == (offenders.get(row["id"]) in {"malformed", "wrong_check"})


def test_bad_rows_are_where_the_truth_says(market: SampleMarket) -> None:
    bad = [record for record in read_truth(market.truth) if record.label is Label.BAD_ROW]
    assert len(bad) == 9
    message = next(record for record in bad if record.kind == "message")
    line = (market.folder / message.file).read_text(encoding="utf-8").splitlines()[message.row - 1]
    assert not line.endswith("}")
    clause = next(record for record in bad if record.kind == "clause")
    assert "同一编号" in (market.folder / clause.file).read_text(encoding="utf-8").splitlines()[clause.row - 1]


def test_a_small_market_is_possible(tmp_path: Path) -> None:
    market = write_sample_market(tmp_path, shops=3, listings=1, as_of=AS_OF)
    assert market.counts["listing"] == 1


def test_each_delivery_holds_what_was_captured_before_it(market: SampleMarket, read_rows: ReadRows) -> None:
    early, late = market.deliveries
    assert early.on < late.on == AS_OF
    for delivery in market.deliveries:
        for file in delivery.files:
            times = [row["captured_at"] for row in read_rows(file.path) if row.get("captured_at")]
            assert all(datetime.fromisoformat(at).date() < delivery.on for at in times)


def test_listings_seen_before_come_again_with_the_second_delivery(market: SampleMarket, read_rows: ReadRows) -> None:
    early, late = ({row["item_id"] for file in d.files if file.kind == "listing" for row in read_rows(file.path)}
                   for d in market.deliveries)  # fmt: skip
    assert early & late
