"""From YAML values to the immutable model, one small function per thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wangjian.rules.fields import Fields
from wangjian.rules.model import Confidence, Example, Exemption, LawRef, PackState, Rule, Trigger
from wangjian.rules.problem import Problem
from wangjian.rules.source import Source

_UNKNOWN_DAY = date.max
"""Stands in for a missing start so that the rule is in force on no day."""


@dataclass(frozen=True, slots=True)
class PackHead:
    """What ``pack.yml`` says."""

    id: str
    subject: str
    title: str
    version: str
    state: PackState
    lexicons: tuple[str, ...]
    """Word lists that features of the pack use, besides those its triggers name."""


def read_rule(source: Source, lexicons: Mapping[str, tuple[str, ...]], problems: list[Problem]) -> Rule:
    """Read one rule file. Faults are appended to ``problems``; the rule is then not fit for use."""
    top = Fields(source, (), source.data, problems)
    effective = top.inner("effective", required=True)
    message = top.inner("message", required=True)
    examples = top.inner("examples")
    active_from = effective.day("from", required=True) if effective else None
    rule = Rule(
        id=top.text("id", required=True),
        violation=top.text("violation", required=True),
        title=top.text("title", required=True),
        severity=top.whole("severity", required=True, default=1),
        certainty=top.number("certainty", required=True, default=0.5),
        kinds=top.texts("kinds", required=True),
        fields=top.texts("fields"),
        laws=tuple(_law(item) for item in top.each("laws", required=True)),
        triggers=_triggers(top.inner("triggers"), lexicons),
        when=top.text("when"),
        exemptions=tuple(_exemption(item) for item in top.each("exemptions")),
        officer_message=message.text("officer", required=True) if message else "",
        merchant_message=message.text("merchant", required=True) if message else "",
        active_from=active_from or _UNKNOWN_DAY,
        active_until=effective.day("until") if effective else None,
        hits=_examples(examples, "hit"),
        near_misses=_examples(examples, "near_miss"),
        known_misses=_examples(examples, "known_miss"),
        path=source.path,
    )
    for part in (top, effective, message, examples):
        if part:
            part.done()
    return rule


def read_head(source: Source, problems: list[Problem]) -> PackHead:
    """Read ``pack.yml``."""
    top = Fields(source, (), source.data, problems)
    head = PackHead(
        id=top.text("id", required=True),
        subject=top.text("subject", required=True),
        title=top.text("title", required=True),
        version=top.text("version", required=True),
        state=top.choice("state", PackState, PackState.DRAFT),
        lexicons=top.texts("lexicons"),
    )
    top.done()
    return head


def _law(item: Fields) -> LawRef:
    law = LawRef(
        law=item.text("law", required=True),
        article=item.text("article", required=True),
        role=item.text("role", default="breach"),
        active_from=item.day("from"),
        active_until=item.day("until"),
        confidence=item.choice("confidence", Confidence, Confidence.A),
    )
    item.done()
    return law


def _triggers(groups: Fields | None, lexicons: Mapping[str, tuple[str, ...]]) -> tuple[Trigger, ...]:
    triggers: list[Trigger] = []
    for name in groups.data if groups else ():
        group = groups.inner(name) if groups else None
        if group:
            triggers += _group(group, str(name), lexicons)
    return tuple(dict.fromkeys(triggers))


def _group(group: Fields, name: str, lexicons: Mapping[str, tuple[str, ...]]) -> list[Trigger]:
    words = list(group.texts("words"))
    lexicon = group.text("lexicon")
    if lexicon and lexicon not in lexicons:
        known = "、".join(sorted(lexicons)) or "无"
        group.fault(("lexicon",), f"没有词表 {lexicon}", f"请在 lexicons 目录补 {lexicon}.txt;已有词表:{known}")
    words += lexicons.get(lexicon, ())
    patterns = group.texts("patterns")
    if not words and not patterns and not lexicon:
        group.fault((), f"词组 {name} 里没有词", "请写 words、patterns 或 lexicon")
    group.done()
    return [Trigger(word, name=name) for word in words] + [Trigger(pattern, True, name) for pattern in patterns]


def _exemption(item: Fields) -> Exemption:
    basis = item.inner("basis")
    exemption = Exemption(
        ground=item.text("ground", required=True),
        when=item.text("when", required=True),
        basis=_law(basis) if basis else None,
        note=item.text("note", required=True),
    )
    item.done()
    return exemption


def _examples(examples: Fields | None, key: str) -> tuple[Example, ...]:
    if examples is None:
        return ()
    return tuple(_example(examples, key, index, item) for index, item in enumerate(examples.items(key)))


def _example(examples: Fields, key: str, index: int, item: Any) -> Example:
    if isinstance(item, str):
        return Example(item)
    fields = Fields(examples.source, (*examples.place, key, index), item, examples.problems)
    columns = fields.inner("fields")
    example = Example(
        text=fields.text("text"),
        ground=fields.text("ground"),
        kind=fields.text("kind"),
        fields=dict(columns.data) if columns else {},
    )
    if not example.text and not example.fields:
        fields.fault((), f"{fields.name()}没有内容", "请写 text;行规则的例子写 fields")
    fields.done()
    return example
