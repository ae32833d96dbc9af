"""Bad rows put into the sample files on purpose, so that the quarantine has something to show.

Each is a further row beside the good ones: nothing good is lost with it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from wangjian.kernel.uscc import ALPHABET
from wangjian.sources.sample_market.files import Line, Plan
from wangjian.sources.sample_market.truth import Label, TruthRecord

Row = dict[str, Any]


def spoil(plan: Plan, rows: list[Row], as_of: date) -> list[Line]:
    """The rows as lines, with the faults of the plan spread among them."""
    lines = [Line(row) for row in rows]
    for index, name in enumerate(plan.faults, start=1):
        position = len(rows) * index // (len(plan.faults) + 1)
        if position:
            model = rows[position - 1]
            lines.insert(position + index - 1, _FAULTS[name](model | {"id": f"{model['id']}-BAD"}, as_of))
    return lines


def truth_of(plan: Plan, lines: list[Line]) -> list[TruthRecord]:
    first = 2 if plan.has_heading else 1
    return [
        TruthRecord(Label.BAD_ROW, plan.kind, field=line.bad_field, file=plan.name, row=number, note=line.note)
        for number, line in enumerate(lines, start=first)
        if line.note
    ]


def _wrong_check_digit(row: Row, _: date) -> Line:
    code = str(row["uscc"])
    wrong = code[:17] + ALPHABET[(ALPHABET.index(code[17]) + 1) % 31]
    return Line(row | {"uscc": wrong}, bad_field="uscc", note="wrong_check_digit")


def _broken_date(row: Row, _: date) -> Line:
    return Line(row | {"registered_on": "2019年13月40日"}, bad_field="registered_on", note="broken_date")


def _missing_id(row: Row, _: date) -> Line:
    return Line(row | {"id": None}, bad_field="id", note="missing_id")


def _half_line(row: Row, _: date) -> Line:
    text = json.dumps(row, ensure_ascii=False)
    return Line({}, raw=text[: len(text) // 2], note="half_line")


def _words_for_money(row: Row, _: date) -> Line:
    return Line(row | {"price_fen": "约一百二"}, bad_field="price_fen", note="words_for_money")


def _broken_time(row: Row, _: date) -> Line:
    return Line(row | {"captured_at": "2026-02-30 25:61"}, bad_field="captured_at", note="broken_time")


def _future_time(row: Row, as_of: date) -> Line:
    later = as_of + timedelta(days=4000)
    return Line(
        row | {"captured_at": f"{later.isoformat()}T09:00:00+08:00"}, bad_field="captured_at", note="future_time"
    )


def _same_id(row: Row, _: date) -> Line:
    return Line(
        row | {"id": str(row["id"]).removesuffix("-BAD"), "text": "同一编号的另一条内容"},
        bad_field="id",
        note="same_id",
    )


_FAULTS: dict[str, Callable[[Row, date], Line]] = {
    "wrong_check_digit": _wrong_check_digit,
    "broken_date": _broken_date,
    "missing_id": _missing_id,
    "half_line": _half_line,
    "words_for_money": _words_for_money,
    "broken_time": _broken_time,
    "future_time": _future_time,
    "same_id": _same_id,
}
