from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from wangjian.desk.audit.sealing import TABLE, seal


def _seal_again(using: str, **kwargs: Any) -> None:
    connection = connections[using]
    if TABLE in connection.introspection.table_names():
        seal(connection)


class AuditConfig(AppConfig):
    name = "wangjian.desk.audit"
    verbose_name = "审计日志"

    def ready(self) -> None:
        # A table rebuilt by a later migration loses its triggers on SQLite; every migration ends sealed.
        post_migrate.connect(_seal_again, sender=self)
