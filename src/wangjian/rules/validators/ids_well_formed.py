"""Ids are permanent and stand in findings, file names and URLs: small letters, digits, dots and dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wangjian.rules.loader import Library
from wangjian.rules.problem import Problem
from wangjian.rules.surroundings import Surroundings

_RULE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)+")
_PACK = re.compile(r"[a-z][a-z0-9]*([-.][a-z0-9]+)*")
_VIOLATION = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
_VERSION = re.compile(r"\d+\.\d+\.\d+")


def ids_well_formed(library: Library, surroundings: Surroundings) -> Iterator[Problem]:
    for pack in library.packs:
        path = pack.path / "pack.yml"
        if pack.id and not _PACK.fullmatch(pack.id):
            yield Problem(path, library.line(path, "id"), f"规则包编号“{pack.id}”写法不对", "请写成 ad-absolute 这样")
        if pack.version and not _VERSION.fullmatch(pack.version):
            line = library.line(path, "version")
            yield Problem(path, line, f"版本号“{pack.version}”写法不对", "请写成 1.0.0 这样的三段数字")
        for rule in pack.rules:
            if rule.id and not _RULE.fullmatch(rule.id):
                line = library.line(rule.path, "id")
                yield Problem(rule.path, line, f"规则编号“{rule.id}”写法不对", "请写成 ad.absolute.superlative 这样")
            if rule.violation and not _VIOLATION.fullmatch(rule.violation):
                line = library.line(rule.path, "violation")
                yield Problem(
                    rule.path, line, f"违法行为键“{rule.violation}”写法不对", "请写违法行为表里的键,如 ad.absolute"
                )
