"""What the demonstration's leads go through: closed in every way, dismissed, overdue, due, extended, returned."""

from __future__ import annotations

from dataclasses import dataclass

from wangjian.desk.leads.states import LeadAct, Outcome


@dataclass(frozen=True, slots=True)
class Step:
    """One act on a lead. ``day`` counts working days from the first run; a negative one counts back from today."""

    day: int
    act: LeadAct
    words: str = ""
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """What happens to ``count`` leads."""

    count: int
    steps: tuple[Step, ...]
    needs_leader: bool = False
    """Only for leads of the office whose head has an account."""
    needs_lawful: bool = False
    """Only for leads of which the truth says that nothing in them breaks the law."""
    due_today: bool = False
    """Days count from the day whose limit ends today, on a rest day from the one that ends next."""


_A = LeadAct


def _handed_over(day: int) -> tuple[Step, ...]:
    """Triaged the day before; on the first day of all, on that day."""
    return Step(day if day == 0 else day - 1, _A.TRIAGE), Step(day, _A.DISPATCH, "请核查后反馈")


def _reported(day: int, outcome: Outcome, words: str) -> tuple[Step, ...]:
    return *_handed_over(day), Step(day + 1, _A.TAKE), Step(day + 5, _A.RECORD_OUTCOME, words, outcome)


_CORRECTED = _reported(1, Outcome.ORDER_TO_CORRECT, "当事人承认页面用语违法,当场删除,已责令改正")
_FIRST_OFFENCE = _reported(2, Outcome.NO_PENALTY_FIRST_OFFENCE, "初次违法,浏览量小,及时改正,未造成后果,教育后不予处罚")
_GUIDED = _reported(1, Outcome.GUIDANCE, "已提示并发放合规指引,页面当日修改")
_NOTHING = _reported(3, Outcome.NOTHING_FOUND, "用语有证明材料,所指真实,不构成违法")
_CASE = _reported(1, Outcome.CASE_FILED, "有初步证据,应当给予处罚,已批准立案")
_FOR_APPROVAL = _reported(-8, Outcome.ORDER_TO_CORRECT, "已责令改正,附整改后页面截图,请市局审核")
_EXTENDED = (*_handed_over(2), Step(3, _A.TAKE), Step(14, _A.EXTEND_CLOCK, "须向平台调取交易记录"))
_RETURNED = (*_handed_over(-6), Step(-4, _A.SEND_BACK, "经查该店实际经营地不在本辖区"))

TRACKS: tuple[Track, ...] = (
    Track(3, (*_CORRECTED, Step(8, _A.CLOSE))),
    Track(3, (*_FIRST_OFFENCE, Step(10, _A.CLOSE, "同意"))),
    Track(2, (*_GUIDED, Step(9, _A.CLOSE))),
    Track(1, (*_NOTHING, Step(11, _A.CLOSE)), needs_lawful=True),
    Track(2, (*_CASE, Step(8, _A.CLOSE))),
    Track(2, (Step(1, _A.DISMISS, "同一页面已由省局转办,不重复核查"),)),
    # Overdue: being verified, and never taken.
    Track(2, (*_handed_over(1), Step(3, _A.TAKE))),
    Track(1, _handed_over(2)),
    Track(2, (*_handed_over(0), Step(2, _A.TAKE)), due_today=True),
    Track(3, (*_handed_over(-13), Step(-11, _A.TAKE))),
    Track(1, _EXTENDED, needs_leader=True),
    Track(2, _RETURNED),
    Track(4, (*_handed_over(-5), Step(-4, _A.TAKE))),
    Track(3, _FOR_APPROVAL),
    Track(4, _handed_over(-2)),
    Track(4, (Step(-2, _A.TRIAGE),)),
)

REST = Track(1, (Step(-9, _A.TRIAGE), Step(-9, _A.DISPATCH)))
"""The other leads of the first run are handed over together, so that none has waited for five weeks."""
