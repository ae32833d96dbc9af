"""The examples in the docstrings of kernel and law hold."""

import doctest
import importlib
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[3] / "src"
MODULES = [
    ".".join(path.relative_to(SOURCES).with_suffix("").parts)
    for package in ("kernel", "law")
    for path in sorted((SOURCES / "wangjian" / package).glob("*.py"))
    if ">>>" in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples_hold(name):
    result = doctest.testmod(importlib.import_module(name))

    assert result.attempted
    assert not result.failed
