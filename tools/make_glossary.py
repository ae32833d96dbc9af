"""Write the tables of ``docs/reference/glossary.md`` that follow from the lawbook: violations, limits, statutes.

    python tools/make_glossary.py

What stands above the mark in the document is written by hand and stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wangjian.law.budgets import Budget, budgets
from wangjian.law.lawbook import Lawbook
from wangjian.law.violations import subjects, violations

DOCUMENT = Path(__file__).parents[1] / "docs/reference/glossary.md"
MARK = "<!-- made by tools/make_glossary.py: do not edit below -->"


def render() -> str:
    """All that stands below the mark."""
    return "\n".join([*_violations(), *_limits(), *_statutes()]) + "\n"


def _violations() -> Iterator[str]:
    yield "\n## Violations"
    for subject in subjects():
        yield f"\n### {subject}\n\n| term | identifier | breaks | punished by |\n| --- | --- | --- | --- |"
        for violation in violations().values():
            if violation.subject == subject:
                cells = violation.title, f"`{violation.key}`", _codes(violation.breach), _codes(violation.penalty)
                yield f"| {' | '.join(cells)} |"


def _limits() -> Iterator[str]:
    yield "\n## Statutory limits\n\n| term | identifier | length | article | from | until | confidence |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for budget in (budget for versions in budgets().values() for budget in versions):
        until = budget.active_until.isoformat() if budget.active_until else ""
        cells = budget.title, f"`{budget.clock}`", _length(budget), f"`{budget.law}`", budget.active_from.isoformat()
        yield f"| {' | '.join([*cells, until, budget.confidence])} |"


def _length(budget: Budget) -> str:
    extensions = "".join(f", +{right.days or 'n'}" for right in budget.extensions)
    return f"{budget.count} {budget.unit.value}{' before' if budget.before else ''}{extensions}"


def _statutes() -> Iterator[str]:
    yield "\n## Statutes\n\n| term | identifier | number | in force | confidence | note |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for statute in Lawbook.load().statutes.values():
        until = statute.active_until.isoformat() if statute.active_until else ""
        span = f"{statute.active_from.isoformat()} to {until}".removesuffix(" to ")
        cells = statute.name, f"`{statute.key}`", statute.number, span, statute.confidence, statute.note
        yield f"| {' | '.join(cells)} |"


def _codes(references: tuple[str, ...]) -> str:
    return " ".join(f"`{reference}`" for reference in references)


def main() -> None:
    written = DOCUMENT.read_text(encoding="utf-8").partition(MARK)[0]
    DOCUMENT.write_text(f"{written}{MARK}\n{render()}", encoding="utf-8")


if __name__ == "__main__":
    main()
