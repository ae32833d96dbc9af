"""Words of rules that findings name only by their keys."""

from __future__ import annotations

from functools import cache

from wangjian.rules.loader import load_packs

ALLOWED = "依法允许"


@cache
def _notes() -> dict[tuple[str, str], str]:
    return {
        (rule.id, exemption.ground): exemption.note.rstrip("。")
        for pack in load_packs()
        for rule in pack.rules
        for exemption in rule.exemptions
    }


@cache
def _titles() -> dict[str, str]:
    return {rule.id: rule.title for pack in load_packs() for rule in pack.rules}


def exemption_words(rule: str, ground: str) -> str:
    """Why the law lets the wording stand; plain words when the rule is gone from the packs in force."""
    return _notes().get((rule, ground), ALLOWED) if ground else ""


def rule_title(rule: str) -> str:
    return _titles().get(rule, rule)


def rule_choices() -> list[tuple[str, str]]:
    return sorted(_titles().items(), key=lambda item: item[1])
