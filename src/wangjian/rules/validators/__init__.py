"""One invariant of rule packs per file. Each validator yields every place where its invariant is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wangjian.rules.loader import Library
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings
from wangjian.rules.validators.certainty_range import certainty_range
from wangjian.rules.validators.conditions_readable import conditions_readable
from wangjian.rules.validators.examples_fit import examples_fit
from wangjian.rules.validators.examples_present import examples_present
from wangjian.rules.validators.features_known import features_known
from wangjian.rules.validators.fields_known import fields_known
from wangjian.rules.validators.grounds_unique import grounds_unique
from wangjian.rules.validators.ids_unique import ids_unique
from wangjian.rules.validators.ids_well_formed import ids_well_formed
from wangjian.rules.validators.kinds_known import kinds_known
from wangjian.rules.validators.law_keys import law_keys
from wangjian.rules.validators.lexicons_used import lexicons_used
from wangjian.rules.validators.live_unchanged import live_unchanged
from wangjian.rules.validators.messages_filled import messages_filled
from wangjian.rules.validators.patterns_bounded import patterns_bounded
from wangjian.rules.validators.patterns_compile import patterns_compile
from wangjian.rules.validators.patterns_normalised import patterns_normalised
from wangjian.rules.validators.periods_sane import periods_sane
from wangjian.rules.validators.row_rules_complete import row_rules_complete
from wangjian.rules.validators.severity_range import severity_range
from wangjian.rules.validators.statutes_known import statutes_known
from wangjian.rules.validators.violations_known import violations_known
from wangjian.rules.validators.words_searchable import words_searchable

Validator = Callable[[Library, Surroundings], Iterator[Problem]]

VALIDATORS: tuple[Validator, ...] = (
    ids_well_formed,
    ids_unique,
    violations_known,
    kinds_known,
    fields_known,
    severity_range,
    certainty_range,
    periods_sane,
    law_keys,
    statutes_known,
    words_searchable,
    patterns_compile,
    patterns_bounded,
    patterns_normalised,
    lexicons_used,
    row_rules_complete,
    conditions_readable,
    features_known,
    grounds_unique,
    messages_filled,
    examples_present,
    examples_fit,
    live_unchanged,
)


def validate(library: Library, surroundings: Surroundings) -> tuple[Problem, ...]:
    """Every fault of form and of content, in the order of files and lines."""
    found = {problem for validator in VALIDATORS for problem in validator(library, surroundings)}
    return tuple(sorted(found | set(library.problems)))
