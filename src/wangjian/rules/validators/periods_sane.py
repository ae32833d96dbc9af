"""Periods are half-open and run forwards, and a rule never lives longer than all the law it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wangjian.rules.loader import Library
from wangjian.rules.model import Rule
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings


def periods_sane(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for rule in (rule for pack in library.packs for rule in pack.rules):
        periods: list[tuple[tuple[str | int, ...], date | None, date | None]] = [
            (("effective", "until"), rule.active_from, rule.active_until),
            *((("laws", i, "until"), law.active_from, law.active_until) for i, law in enumerate(rule.laws)),
        ]
        for place, start, end in periods:
            if start and end and end <= start:
                text = f"止期 {end} 不晚于起期 {start}"
                yield Problem(rule.path, library.line(rule.path, *place), text, "止期当日起失效,请写晚于起期的日期")
        yield from _covered(library, rule)


def _covered(library: Library, rule: Rule) -> Iterator[Problem]:
    """On its first day and on each day on which some article ends, a rule in force has an article that is broken."""
    breaches = [law for law in rule.laws if law.role == "breach"]
    days = [rule.active_from, *(law.active_until for law in breaches if law.active_until)]
    for day in sorted(set(days)):
        if breaches and rule.in_force(day) and day != date.max and not any(law.in_force(day) for law in breaches):
            text = f"{day} 当日规则有效,但所列法条都不在有效期内"
            yield Problem(rule.path, library.line(rule.path, "laws"), text, "请补当时有效的法条,或改 effective")
