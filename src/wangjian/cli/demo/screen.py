"""What the demonstration says on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from wangjian.cli.demo.people import Account


@dataclass(frozen=True, slots=True)
class Summary:
    """How the demonstration stands."""

    as_of: date
    seed: int
    accounts: Sequence[Account] = ()
    """Empty when they were shown by an earlier call."""
    observations: int = 0
    quarantined: int = 0
    findings: int = 0
    exempt: int = 0
    leads: int = 0
    leads_by_status: dict[str, int] = field(default_factory=dict)
    overdue: int = 0
    due_today: int = 0
    due_soon: int = 0
    known_violations: int = 0
    found_violations: int = 0
    lookalikes: int = 0
    lookalikes_flagged: int = 0
    seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        values = {name: getattr(self, name) for name in self.__slots__ if name not in ("accounts", "as_of")}
        people = [{"username": a.username, "role": a.role.value, "password": a.password} for a in self.accounts]
        return {**values, "as_of": self.as_of.isoformat(), "accounts": people}


def show_summary(console: Console, summary: Summary) -> None:
    console.print(_facts(summary))
    if summary.accounts:
        console.print(_accounts(summary.accounts))
        console.print("口令只显示这一次,系统只存摘要。忘记时加 --fresh 重建演示。", style="bold")
    else:
        console.print("账号和口令沿用第一次运行时显示的;忘记时加 --fresh 重建演示。")


def show_first_steps(console: Console, url: str, handler: str, outsider: str) -> None:
    """``handler`` and ``outsider`` are accounts of two different areas."""
    console.print(
        Panel(
            "\n".join((
                f"打开  {url}",
                "",
                "1  monitor 登录:点“新到”,打开一条线索,看引文、依据和期限。",
                "2  在“线索”里勾选几条,研判后按辖区批量交办。",
                f"3  {handler} 登录:只见本辖区的线索;接收一条,登记核查结果。",
                f"4  {outsider} 登录,打开上面那条线索的网址:看不到。",
                "5  auditadmin 登录看审计日志。",
                "6  在“导入”里看问题行,改好一行再导入;或导入自己的文件。",
                "",
                "Ctrl+C 停止。再次运行沿用同一份数据,--fresh 从头来过。",
            )),
            title="演示已就绪",
            border_style="green",
            padding=(1, 2),
        )
    )  # fmt: skip


def _facts(summary: Summary) -> Table:
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_row("示例市场", f"{summary.observations:,} 条观察,问题行 {summary.quarantined} 条(种子 {summary.seed})")
    table.add_row("监测发现", f"{summary.findings:,} 处,另有依法豁免 {summary.exempt:,} 处")
    states = "、".join(f"{name} {count}" for name, count in summary.leads_by_status.items())
    table.add_row("线索", f"{summary.leads:,} 条:{states}")
    table.add_row(
        "期限", f"逾期 {summary.overdue} 条,今日到期 {summary.due_today} 条,三个工作日内 {summary.due_soon} 条"
    )
    table.add_row(
        "对照答案",
        f"已知违法 {summary.known_violations} 条,找到 {summary.found_violations} 条;"
        f"合法的相似用语 {summary.lookalikes} 条,误报 {summary.lookalikes_flagged} 条",
    )
    if summary.seconds:
        table.add_row("用时", f"{summary.seconds:.1f} 秒")
    return table


def _accounts(accounts: Sequence[Account]) -> Table:
    table = Table(title="演示账号", title_justify="left", header_style="bold")
    for heading in ("账号", "口令", "角色", "单位"):
        table.add_column(heading, no_wrap=True)
    for account in accounts:
        office = account.organisation.short_name if account.organisation else ""
        table.add_row(account.username, account.password, account.role.label, office)
    return table
