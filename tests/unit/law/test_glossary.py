"""The glossary says what the code says."""

import importlib.util
import re
from pathlib import Path

import pytest

from wangjian.desk.accounts.models import Role
from wangjian.desk.leads.models.finding import Verdict
from wangjian.desk.leads.states import LeadStatus, Outcome

ROOT = Path(__file__).parents[3]
DOCUMENT = (ROOT / "docs/reference/glossary.md").read_text(encoding="utf-8")
MARK = "<!-- made by tools/make_glossary.py: do not edit below -->"
WRITTEN, _, MADE = DOCUMENT.partition(MARK)


def rows(text):
    """Term and identifier of every row of every table."""
    return re.findall(r"^\| ([^|]+) \| `([^`]+)` \|", text, flags=re.MULTILINE)


def generator():
    spec = importlib.util.spec_from_file_location("make_glossary", ROOT / "tools/make_glossary.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_tables_of_the_lawbook_are_up_to_date():
    assert generator().render() == MADE.removeprefix("\n"), "run: python tools/make_glossary.py"


def test_an_identifier_stands_for_one_term():
    identifiers = [identifier for _, identifier in rows(WRITTEN)]

    assert len(identifiers) > 60
    assert sorted(identifiers) == sorted(set(identifiers))


@pytest.mark.parametrize("choices", [LeadStatus, Outcome, Verdict, Role])
def test_states_and_roles_of_the_desk_are_listed_with_their_words(choices):
    listed = {(term.strip(), identifier) for term, identifier in rows(WRITTEN)}

    assert {(choice.label, choice.value) for choice in choices} <= listed


def test_every_identifier_written_by_hand_occurs_in_the_code():
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    words = set(re.findall(r"[A-Za-z_]+", code.lower()))
    missing = [name for _, name in rows(WRITTEN) if not any(name.lower() in word for word in words)]

    assert missing == []
