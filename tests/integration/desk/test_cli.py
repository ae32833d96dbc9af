"""The desk from a terminal: same rules, same words, exit statuses that say how it went."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connection
from tests.factories import NOW, PASSWORD, make_entry, make_lead, make_user
from tests.integration.pipeline.conftest import PACKS, Market, listings, write

from wangjian.cli.main import cli
from wangjian.desk.accounts.actions import load_city_pack
from wangjian.desk.accounts.models import Area, Organisation, Role, User
from wangjian.desk.audit.log import SYSTEM
from wangjian.desk.audit.models import Entry
from wangjian.desk.audit.sealing import unseal
from wangjian.desk.leads.models import Finding, Lead
from wangjian.desk.leads.states import LeadStatus
from wangjian.kernel.errors import WangjianError
from wangjian.law.citypack import CityPack
from wangjian.pipeline import monitoring
from wangjian.rules.loader import load_packs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_rules")]

Call = Callable[..., Result]


@pytest.fixture
def call() -> Call:
    """Run a command; an expected failure gives status 2 as in ``main``, anything unexpected fails the test."""

    def run(*arguments: str, status: int = 0) -> Result:
        result = CliRunner().invoke(cli, list(arguments))
        if isinstance(result.exception, WangjianError):
            result = Result(
                result.runner, result.stdout_bytes, str(result.exception).encode(), result.output_bytes, None, 2, None
            )
        elif result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == status, result.output
        return result

    return run


@pytest.fixture
def sample_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monitoring, "load_packs", lambda: load_packs(PACKS))


@pytest.fixture
def city(db: None) -> None:
    load_city_pack(pack=CityPack.load("xuchang"), by=SYSTEM, at=NOW)


@pytest.fixture
def monitor(city: None) -> User:
    return make_user(Role.MONITOR, organisation=Organisation.objects.get(code="xc-amr"), username="monitor")


@pytest.fixture
def handler(city: None) -> User:
    return make_user(Role.HANDLER, organisation=Organisation.objects.get(code="xc-weidu-amr"), username="weidu")


@pytest.fixture
def market(tmp_path: Path) -> Market:
    from tests.integration.pipeline.conftest import operators, shops

    return Market(
        write(tmp_path / "名录.csv", operators()),
        write(tmp_path / "网店.csv", shops()),
        write(tmp_path / "商品.csv", listings(20)),
    )


def test_files_to_leads_to_a_closed_file(call: Call, market: Market, monitor: User, handler: User) -> None:
    for kind, path in market:
        call("import", str(path), "--kind", kind, "--as", "monitor")
    done = json.loads(call("run", "--kinds", "listing", "--as", "monitor", "--json").stdout)
    assert (done["status"], done["findings_new"], done["leads_opened"]) == ("DONE", 4, 4)

    number = Lead.objects.get(area__code="411002").number
    call("leads", "triage", number, "--as", "monitor")
    call("leads", "dispatch", number, "--as", "monitor")
    call("leads", "take", number, "--as", "weidu")
    call("leads", "outcome", number, "--outcome", "ORDER_TO_CORRECT", "--note", "已责令改正", "--as", "weidu")
    call("leads", "close", number, "--as", "monitor")

    assert Lead.objects.get(number=number).status == LeadStatus.CLOSED
    shown = call("leads", "show", number, "--as", "monitor").output
    assert "【最好" in shown
    assert "责令改正" in shown
    assert "逐条校验一致" in call("audit", "verify").output


def test_import_with_bad_rows_ends_with_1_and_names_them(call: Call, tmp_path: Path, monitor: User) -> None:
    rows = listings(5)
    rows[2]["captured_at"] = "2099-01-01T00:00:00+08:00"
    path = write(tmp_path / "坏行.csv", rows)

    result = call("import", str(path), "--kind", "listing", "--as", "monitor", "--json", status=1)

    (job,) = json.loads(result.stdout)
    assert (job["rows_imported"], job["rows_quarantined"]) == (4, 1)
    listed = call("quarantine", "list", "--as", "monitor").output
    assert "坏行.csv 第4行" in listed
    row = listed.split("\t")[0]
    call("quarantine", "retry", row, "--set", "captured_at=昨天", "--as", "monitor", status=1)
    call("quarantine", "retry", row, "--set", "captured_at=2026-09-20", "--as", "monitor")
    call("quarantine", "drop", row, "--as", "monitor", status=2)


def test_import_of_a_file_that_is_not_there_ends_with_2(call: Call, monitor: User, tmp_path: Path) -> None:
    result = call("import", str(tmp_path / "没有.csv"), "--as", "monitor", status=2)
    assert "找不到这个文件" in result.stderr


def test_import_of_a_file_that_cannot_be_read_ends_with_2(call: Call, monitor: User, tmp_path: Path) -> None:
    path = tmp_path / "图.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n0000")
    assert "图片" in call("import", str(path), "--kind", "listing", "--as", "monitor", status=2).output


def test_unknown_user_ends_with_2(call: Call, city: None) -> None:
    assert "没有可用的账号" in call("leads", "list", "--as", "nobody", status=2).stderr


def test_list_pages_through_what_one_may_see(call: Call, monitor: User, handler: User) -> None:
    weidu = Area.objects.get(code="411002")
    here = [make_lead(area=weidu, score=score) for score in (90, 80, 70)]
    make_lead()

    first = call("leads", "list", "--as", "weidu", "--limit", "2", "--json")
    token = first.stderr.split("--after ")[1].strip("。\n")
    second = call("leads", "list", "--as", "weidu", "--limit", "2", "--json", "--after", token)

    numbers = [json.loads(line)["number"] for line in (first.stdout + second.stdout).splitlines()]
    assert numbers == [lead.number for lead in here]
    assert "共 3 条" in first.stderr


def test_lead_outside_ones_area_is_not_there(call: Call, handler: User) -> None:
    lead = make_lead()
    assert "不在本人的管辖范围内" in call("leads", "show", lead.number, "--as", "weidu", status=2).stderr


def test_act_refused_for_one_lead_is_done_for_the_others(call: Call, monitor: User) -> None:
    new, closed = make_lead(), make_lead(LeadStatus.CLOSED)

    result = call("leads", "triage", closed.number, new.number, "--as", "monitor", status=1)

    assert f"{new.number}:已研判" in result.stdout
    assert "不能研判通过" in result.stderr


@pytest.mark.parametrize("command", ["dismiss", "send-back"])
def test_act_that_owes_a_reason_asks_for_it(call: Call, monitor: User, command: str) -> None:
    call("leads", command, make_lead().number, "--as", "monitor", status=2)


def test_findings_are_exported_and_the_export_is_recorded(
    call: Call, market: Market, monitor: User, tmp_path: Path
) -> None:
    call("import", str(market.listings), "--kind", "listing", "--as", "monitor")
    call("run", "--kinds", "listing", "--as", "monitor")

    for name in ("发现.jsonl", "发现.csv"):
        call("findings", "export", "--out", str(tmp_path / name), "--as", "monitor")
        lines = (tmp_path / name).read_text("utf-8-sig").splitlines()
        assert len(lines) == Finding.objects.count() + name.endswith("csv")
    assert Entry.objects.filter(event="ROWS_EXPORTED").count() == 2
    call("findings", "export", "--out", str(tmp_path / "发现.txt"), "--as", "monitor", status=2)


def test_verify_of_a_changed_log_ends_with_1(call: Call) -> None:
    make_entry()
    make_entry()
    unseal(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET actor = 'x' WHERE seq = 2")

    result = call("audit", "verify", "--json", status=1)

    assert json.loads(result.stdout)["first_bad_seq"] == 2


def test_user_is_created_with_roles_and_organisation(call: Call, city: None) -> None:
    call(
        "db", "create-user", "new", "--name", "示例人员", "--org", "xc-yuzhou-amr", "--role", "HANDLER", "--role",
        "LEADER", "--password", PASSWORD,
    )  # fmt: skip
    user = User.objects.get(username="new")
    assert user.role_set == {Role.HANDLER, Role.LEADER}
    assert user.organisation is not None


def test_user_of_an_unknown_organisation_is_refused_with_those_there_are(call: Call, city: None) -> None:
    result = call(
        "db", "create-user", "new", "--name", "示例", "--org", "nowhere", "--role", "HANDLER", "--password", PASSWORD,
        status=2,
    )  # fmt: skip
    assert "xc-weidu-amr" in result.stderr


def test_city_pack_is_loaded_from_the_terminal(call: Call) -> None:
    call("db", "load-city", "xuchang")
    assert Area.objects.filter(code="411002").exists()


def test_run_that_does_not_exist_cannot_be_resumed(call: Call, monitor: User) -> None:
    call("run", "--resume", "JC-2026-999999", "--as", "monitor", status=2)
