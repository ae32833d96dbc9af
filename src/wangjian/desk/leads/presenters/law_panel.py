"""The law behind a finding or a lead, in words and with the version that applies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wangjian.desk.leads.clock import day_of
from wangjian.desk.leads.models import Finding, Lead
from wangjian.law.lawbook import Lawbook, Statute


@dataclass(frozen=True, slots=True)
class LawWords:
    reference: str
    text: str
    """《中华人民共和国广告法》第九条第(三)项"""
    version: str
    """Which text of the statute, and since when it is in force; empty for a statute the lawbook does not know."""
    in_force: bool
    unverified: bool
    """The fact has yet to be checked by a lawyer before it is relied on."""


def law_words(reference: str, on: date | None = None) -> LawWords:
    citation = Lawbook.load().cite(reference, on)
    version = _version(citation.version, citation.statute)
    return LawWords(reference, citation.text, version, citation.in_force, citation.unverified)


def law_panel(lead: Lead, findings: Iterable[Finding]) -> list[LawWords]:
    """Each law its findings rest on, once. An act is judged by the law of its day: that of the latest capture."""
    seen_on = day_of(lead.last_captured_at or lead.opened_at)
    references = dict.fromkeys(reference for finding in findings for reference in finding.laws)
    return [law_words(reference, seen_on) for reference in references]


def _version(name: str, statute: Statute | None) -> str:
    if statute is None:
        return ""
    since = statute.active_from
    return "·".join(filter(None, [name, f"{since.year}年{since.month}月{since.day}日起施行"]))
