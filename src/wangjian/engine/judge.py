"""One hit before one rule: does the rule hold, is the wording exempt, how sure are we, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wangjian.engine.feature import Feature, Hit, Signal
from wangjian.engine.plan import PlannedExemption, PlannedRule
from wangjian.kernel.errors import WangjianError

_PLACES = 4
"""Decimals of a score: more would promise a precision that nobody measured."""


class FeatureUnknown(WangjianError):
    """A rule names a feature that no code provides."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rule holds for a hit."""

    score: float
    """Certainty of the rule plus the weights of the supporting features, 0 to 1; 0 when exempt."""
    exempt: str | None
    """Ground of the first exemption that holds."""
    reasons: tuple[str, ...]
    """What the supporting features saw, in Chinese, in the order of the condition."""
    note: str
    """Why the law lets the wording stand; empty when it does not."""
    laws: tuple[str, ...]


class _Hearing:
    """Asks features about one hit, each at most once."""

    __slots__ = ("_features", "_hit", "_signals")

    def __init__(self, hit: Hit, features: Mapping[str, Feature]) -> None:
        self._hit, self._features = hit, features
        self._signals: dict[str, Signal | None] = {}

    def holds(self, name: str) -> bool:
        signals = self._signals
        if name in signals:
            return signals[name] is not None
        try:
            signal = signals[name] = self._features[name](self._hit)
        except Exception as error:
            if name not in self._features:
                raise FeatureUnknown(f"规则用到的特征 {name} 没有实现,请运行 wangjian rules validate") from None
            # A fault in a feature travels up, but must say which wording brought it out.
            error.add_note(f"feature {name}, observation {self._hit.row.get('id')}, field {self._hit.field}")
            raise
        return signal is not None

    def signals(self, names: tuple[str, ...]) -> list[Signal]:
        """Each supporting signal once, even when the condition names it twice."""
        signals = self._signals
        return [signal for name in dict.fromkeys(names) if (signal := signals[name]) is not None]


def judge(planned: PlannedRule, hit: Hit, features: Mapping[str, Feature]) -> Verdict | None:
    """The verdict of a rule on a hit; ``None`` when its condition does not hold. Raises FeatureUnknown."""
    hearing = _Hearing(hit, features)
    holds = hearing.holds
    support = planned.condition.check(holds)
    if support is None:
        return None
    signals = hearing.signals(support)
    for planned_exemption in planned.exemptions:
        grounds = planned_exemption.condition.check(holds)
        if grounds is not None:
            return _exempt(planned, planned_exemption, signals, hearing.signals(grounds))
    score = planned.rule.certainty + sum(signal.weight for signal in signals)
    return Verdict(round(min(1.0, max(0.0, score)), _PLACES), None, _reasons(signals), "", planned.laws)


def _exempt(
    planned: PlannedRule, planned_exemption: PlannedExemption, signals: list[Signal], grounds: list[Signal]
) -> Verdict:
    exemption = planned_exemption.exemption
    laws = (*planned.laws, exemption.basis.citation) if exemption.basis else planned.laws
    note = ";".join(dict.fromkeys((exemption.note.rstrip("。"), *_reasons(grounds))))
    return Verdict(0.0, exemption.ground, _reasons(signals), note, laws)


def _reasons(signals: list[Signal]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(signal.reason.rstrip("。") for signal in signals if signal.reason))


def sentence(planned: PlannedRule, verdict: Verdict, quote: str) -> str:
    """The finding's ``reason``: the rule's message with the quote, what the features saw, and why it is exempt."""
    text = planned.rule.officer_message.replace("{quote}", quote).strip().rstrip("。") + "。"
    if verdict.reasons:
        text += f"理由:{';'.join(verdict.reasons)}。"
    if verdict.exempt:
        text += f"不作为违法线索:{verdict.note}。"
    return text
