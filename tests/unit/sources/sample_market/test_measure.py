"""What counts as found, missed and falsely flagged."""

from __future__ import annotations

from wangjian.sources.sample_market.measure import Alarm, measure
from wangjian.sources.sample_market.truth import Label, TruthRecord

BREACH = TruthRecord(Label.VIOLATION, "listing", "a", "ad.absolute", "title", ("最好",))
EVASIVE = TruthRecord(Label.VIOLATION, "listing", "b", "ad.absolute", "title", ("蕞好",), evasive=True)
LOOKALIKE = TruthRecord(Label.LAWFUL, "listing", "c", "ad.absolute", "title", ("最后",), "time_and_stock")
BAD_ROW = TruthRecord(Label.BAD_ROW, "listing", file="x.csv", row=3)


def test_a_known_violation_is_found_or_missed() -> None:
    assert measure([BREACH], [Alarm("a", "ad.absolute")]).recall == 1
    missed = measure([BREACH], [Alarm("a", "uc.brush")])
    assert (missed.recall, missed.missed) == (0, [BREACH])


def test_an_alarm_under_another_key_on_a_breach_is_not_held_against_the_rules() -> None:
    result = measure([BREACH], [Alarm("a", "ad.absolute"), Alarm("a", "uc.brush")])
    assert (result.beside, result.elsewhere, result.precision) == ({"uc.brush": 1}, {}, 1)


def test_an_alarm_on_an_ordinary_text_is_false() -> None:
    result = measure([BREACH], [Alarm("a", "ad.absolute"), Alarm("ordinary", "uc.brush")])
    assert (result.elsewhere, result.precision) == ({"uc.brush": 1}, 0.5)


def test_an_evasive_spelling_is_counted_apart() -> None:
    result = measure([BREACH, EVASIVE], [Alarm("a", "ad.absolute")])
    assert (result.recall, result.evasive_known, result.evasive_found) == (1, 1, 0)


def test_a_flagged_lookalike_is_a_false_alarm() -> None:
    result = measure([BREACH, LOOKALIKE], [Alarm("a", "ad.absolute"), Alarm("c", "ad.absolute")])
    assert (result.lawful_flagged_share, result.precision, result.false_alarms) == (1, 0.5, [LOOKALIKE])


def test_repeated_alarms_count_once() -> None:
    assert measure([BREACH], [Alarm("a", "ad.absolute")] * 3).precision == 1


def test_a_text_that_is_both_counts_as_a_violation() -> None:
    both = TruthRecord(Label.LAWFUL, "listing", "a", "ad.absolute", "description", ("最后",), "time_and_stock")
    assert measure([both, BREACH], [Alarm("a", "ad.absolute")]).lawful_flagged_share == 0


def test_bad_rows_and_an_empty_run_are_no_error() -> None:
    assert measure([BAD_ROW], []).recall == 0
