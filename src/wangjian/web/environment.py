"""What an installation is told by its environment: where data lies, which database, which hosts.

``WANGJIAN_HOME`` holds everything that must be kept and backed up together: the database (when it is SQLite), the lake,
uploaded files, results of runs, and the secret key.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from wangjian.kernel.errors import WangjianError

_TRUE = frozenset({"1", "true", "yes", "on"})
_POSTGRES_SCHEMES = frozenset({"postgres", "postgresql"})

SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY"
"""FULL: a committed lead survives a power cut, as it does on PostgreSQL."""


class UnusableEnvironment(WangjianError):
    """An environment variable cannot be understood."""


def home() -> Path:
    return Path(os.environ.get("WANGJIAN_HOME", "var")).resolve()


def flag(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in _TRUE


def hosts() -> list[str]:
    """Names under which the desk may be called; this machine alone unless ``WANGJIAN_HOSTS`` says otherwise."""
    named = os.environ.get("WANGJIAN_HOSTS", "127.0.0.1,localhost,[::1]")
    return [host.strip() for host in named.split(",") if host.strip()]


def secret_key(folder: Path) -> str:
    """The key of this installation, made on first use and readable by its owner alone."""
    if given := os.environ.get("WANGJIAN_SECRET_KEY"):
        return given
    path = folder / "secret_key"
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        return secret_key(folder)
    key = secrets.token_urlsafe(48)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key)
    return key


def database(folder: Path) -> dict[str, Any]:
    """Django's description of the database of ``DATABASE_URL``, or of ``db.sqlite3`` in the data folder.

    Raises UnusableEnvironment.
    """
    url = os.environ.get("DATABASE_URL", "").strip()
    return postgres(url) if url else sqlite(folder)


def sqlite(folder: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "db.sqlite3",
        # IMMEDIATE: a transaction that will write waits for its turn at the start instead of failing at the end.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": SQLITE_PRAGMAS},
    }


def postgres(url: str) -> dict[str, Any]:
    """Raises UnusableEnvironment."""
    parts = urlsplit(url)
    if parts.scheme not in _POSTGRES_SCHEMES or not parts.path.strip("/"):
        raise UnusableEnvironment(
            "环境变量 DATABASE_URL 应为 postgresql://用户:口令@主机:端口/库名 的形式,请改正后重试。"
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") or options.pop("host", ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
