"""Citations in words, with their version."""

from datetime import date

import pytest

from wangjian.law.lawbook import Lawbook, article_words
from wangjian.law.violations import title, violations

BOOK = Lawbook.load()


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("AD:9(三)", "《中华人民共和国广告法》第九条第(三)项"),
        ("PROC:18", "《市场监督管理行政处罚程序规定》第十八条"),
        ("CRL-IR:9②", "《中华人民共和国消费者权益保护法实施条例》第九条第二款"),
        ("CRIM:224之一", "《中华人民共和国刑法》224之一"),
        ("UNKNOWN:3", "UNKNOWN:3"),
    ],
)
def test_cite_puts_the_article_into_words(reference, words):
    assert BOOK.cite(reference).text == words


def test_cite_says_whether_the_version_was_in_force():
    assert BOOK.cite("AUCL19:8", on=date(2025, 10, 14)).in_force
    assert not BOOK.cite("AUCL19:8", on=date(2025, 10, 15)).in_force
    assert BOOK.cite("AUCL25:9", on=date(2025, 10, 15)).in_force


def test_cite_marks_facts_of_confidence_c_and_unknown_statutes_as_unverified():
    assert BOOK.cite("AD-CITE:6").unverified
    assert BOOK.cite("UNKNOWN:3").unverified
    assert not BOOK.cite("AD:9").unverified


def test_successive_versions_leave_no_gap_and_do_not_overlap():
    for old, new in [("AUCL19", "AUCL25"), ("TM19", "TM26"), ("CMP20", "CMP26"), ("REPAIR21", "REPAIR25")]:
        assert BOOK.statutes[old].active_until == BOOK.statutes[new].active_from


def test_article_words_counts_as_statutes_do():
    assert article_words("110") == "第一百一十条"
    assert article_words("105") == "第一百零五条"


def test_every_violation_has_a_title_of_its_own():
    titles = [violation.title for violation in violations().values()]

    assert len(titles) == len(set(titles))
    assert title("ad.absolute") == "绝对化用语"
    assert title("no.such") == "no.such"
