"""A rule put into words for the terminal."""

from __future__ import annotations

from wangjian.engine.plan import rule_version
from wangjian.law import lawbook, violations
from wangjian.rules.model import LawRef, Rule, RulePack


def described(pack: RulePack, rule: Rule) -> list[str]:
    """Lines for ``wangjian rules show``: law, triggers, condition, exemptions, messages, examples."""
    until = f" 至 {rule.active_until}(不含)" if rule.active_until else ""
    groups = dict.fromkeys(trigger.name for trigger in rule.triggers)
    return [
        f"{rule.id}  {rule.title}",
        f"规则包  {pack.title} {rule_version(pack)}({pack.state.value})",
        f"违法行为  {violations.title(rule.violation)}({rule.violation})",
        f"严重度 {rule.severity},把握 {rule.certainty:g}",
        f"适用  {'、'.join(rule.kinds)};{'、'.join(rule.fields) or '全部文字列'};自 {rule.active_from}{until}",
        *(f"{'违反' if law.role == 'breach' else '罚则'}  {_cited(law)}" for law in rule.laws),
        *(f"触发词  {name}:{_words(rule, name)}" for name in groups),
        f"条件  {rule.when or '无'}",
        *(
            f"豁免  {e.ground}:{e.note}({_cited(e.basis) if e.basis else '无法条'};条件 {e.when})"
            for e in rule.exemptions
        ),
        f"给执法人员  {rule.officer_message}",
        f"给商家  {rule.merchant_message}",
        *(f"应报  {example.text or example.fields}" for example in rule.hits),
        *(f"不应报  {example.text or example.fields}{_ground(example.ground)}" for example in rule.near_misses),
        *(f"已知漏报  {example.text or example.fields}" for example in rule.known_misses),
    ]


def _words(rule: Rule, group: str) -> str:
    return "、".join(f"/{t.pattern}/" if t.is_regex else t.pattern for t in rule.triggers if t.name == group)


def _ground(ground: str) -> str:
    return f"(豁免:{ground})" if ground else ""


def _cited(law: LawRef) -> str:
    return lawbook.Lawbook.load().cite(law.citation).text
