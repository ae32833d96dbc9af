"""``wangjian serve`` and ``wangjian worker``: the desk, and the process that carries out its jobs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

from wangjian.cli.desk import load_desk

WORKER_LEAVES_WITHIN_SECONDS = 30
RESTART_AFTER_SECONDS = 3.0
_WORKER = [sys.executable, "-c", "from wangjian.cli.main import main; main()", "worker"]


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址。")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="网页进程数。")
@click.option("--no-worker", is_flag=True, help="不启动任务进程(另行运行 wangjian worker 时)。")
def serve(host: str, port: int, workers: int, no_worker: bool) -> None:
    """打开工作台:网页和任务进程。Ctrl+C 结束;没做完的任务下次接着做。"""
    serve_desk(host=host, port=port, workers=workers, with_worker=not no_worker)


@click.command()
@click.option("--parent", type=int, hidden=True, help="该进程消失时随之结束。")
def worker(parent: int | None) -> None:
    """任务进程:导入、监测。可以同时运行多个。"""
    load_desk()
    from wangjian.pipeline.worker import run_worker

    run_worker(parent=parent)


def serve_desk(*, host: str = "127.0.0.1", port: int = 8000, workers: int = 1, with_worker: bool = True) -> None:
    """Serve until told to end. Raises NotReady when the database is not set up."""
    load_desk()
    _collect_static()
    if host not in ("127.0.0.1", "localhost", "::1"):
        _say_what_is_open(host)
    with _worker_beside() if with_worker else _nothing():
        click.echo(f"工作台:http://{host}:{port}/", err=True)
        _granian(host, port, workers)


def _granian(host: str, port: int, workers: int) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "wangjian.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2 * (os.cpu_count() or 1),
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
        websockets=False,
    ).serve()


def _collect_static() -> None:
    """Gather files under names with a digest, so that browsers may keep them for ever."""
    from django.conf import settings
    from django.core.management import call_command

    settings.STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    call_command("collectstatic", interactive=False, verbosity=0)


def _say_what_is_open(host: str) -> None:
    from django.conf import settings

    if not settings.HTTPS:
        click.echo(
            f"提示:正以明文 HTTP 监听 {host}。正式使用请置于 TLS 之后并设 WANGJIAN_HTTPS=1、WANGJIAN_HOSTS。", err=True
        )


@contextmanager
def _nothing() -> Iterator[None]:
    yield


@contextmanager
def _worker_beside() -> Iterator[None]:
    """A worker in a process of its own, started anew should it die, told to leave at the end."""
    leaving = threading.Event()
    running: list[subprocess.Popen[bytes]] = []
    keeper = threading.Thread(target=_keep_working, args=(leaving, running), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        leaving.set()
        for process in running:
            _end(process)
        keeper.join(timeout=1)


def _keep_working(leaving: threading.Event, running: list[subprocess.Popen[bytes]]) -> None:
    while not leaving.is_set():
        # A session of its own: Ctrl+C in the terminal reaches the web server, which then tells the worker.
        process = subprocess.Popen([*_WORKER, "--parent", str(os.getpid())], start_new_session=True)
        running[:] = [process]
        process.wait()
        if leaving.wait(RESTART_AFTER_SECONDS):
            return


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(WORKER_LEAVES_WITHIN_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
