"""What an installation is told by its environment, and how tightly the desk is closed by default."""

from __future__ import annotations

import importlib
import stat
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from wangjian.web import environment


def test_secret_key_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    first = environment.secret_key(tmp_path / "new")
    path = tmp_path / "new" / "secret_key"

    assert environment.secret_key(tmp_path / "new") == first == path.read_text()
    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_secret_key_may_be_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WANGJIAN_SECRET_KEY", "given")
    assert environment.secret_key(tmp_path) == "given"
    assert not (tmp_path / "secret_key").exists()


def test_database_is_sqlite_in_the_data_folder_by_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    described = environment.database(tmp_path)
    assert described["NAME"] == tmp_path / "db.sqlite3"
    assert described["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in described["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    ("url", "values"),
    [
        ("postgresql://desk:p%40ss@db.example:5433/wangjian", ("wangjian", "desk", "p@ss", "db.example", "5433")),
        ("postgres://desk@/wangjian?host=/run/postgresql", ("wangjian", "desk", "", "/run/postgresql", "")),
    ],
)
def test_database_url(url: str, values: tuple[str, ...]) -> None:
    described = environment.postgres(url)
    assert tuple(described[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == values
    assert described["OPTIONS"] == {}


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://host", "nonsense"])
def test_database_url_that_cannot_be_understood_is_a_sentence(url: str) -> None:
    with pytest.raises(environment.UnusableEnvironment, match="DATABASE_URL"):
        environment.postgres(url)


def test_hosts_are_this_machine_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WANGJIAN_HOSTS", raising=False)
    assert environment.hosts() == ["127.0.0.1", "localhost", "[::1]"]
    monkeypatch.setenv("WANGJIAN_HOSTS", "desk.example, 10.0.0.5,")
    assert environment.hosts() == ["desk.example", "10.0.0.5"]


def test_debugging_is_off_by_default() -> None:
    assert django_settings.DEBUG is False


def test_policy_allows_nothing_but_our_own_files() -> None:
    directives = django_settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    assert directives["script-src"] == directives["style-src"] == ["'self'"]
    assert not any("unsafe" in word for words in directives.values() for word in words)


def test_cookies_are_out_of_reach_of_scripts_and_other_sites() -> None:
    assert django_settings.SESSION_COOKIE_HTTPONLY
    assert django_settings.CSRF_COOKIE_HTTPONLY
    assert django_settings.SESSION_COOKIE_SAMESITE == "Lax"


@pytest.mark.parametrize(("https", "secure"), [("1", True), ("", False)])
def test_behind_tls_cookies_and_transport_are_secure(https: str, secure: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WANGJIAN_HTTPS", https)
    from wangjian.web import settings as module

    fresh = importlib.reload(module)
    assert (secure,) * 3 == (fresh.SESSION_COOKIE_SECURE, fresh.CSRF_COOKIE_SECURE, fresh.SECURE_SSL_REDIRECT)
    assert bool(fresh.SECURE_HSTS_SECONDS) is secure
