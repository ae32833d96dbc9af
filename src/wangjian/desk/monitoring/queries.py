"""Reading jobs: who may see them, which wait, which have been abandoned by their worker."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from wangjian.desk.accounts.scope import scope_of

if TYPE_CHECKING:
    from wangjian.desk.accounts.models import User

STALE_AFTER = timedelta(seconds=30)
"""Progress is written at least each second; a job silent for this long has lost its worker."""


class JobQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """Imports and runs concern the whole city; a county sees their results, not the jobs."""
        return self if scope_of(user).whole_city else self.none()

    def free(self, now: datetime) -> Self:
        """Jobs a worker may take: queued ones, and running ones whose worker is gone."""
        return self.filter(Q(status="QUEUED") | Q(status="RUNNING", heartbeat_at__lt=now - STALE_AFTER))

    def abandoned(self, now: datetime) -> Self:
        return self.filter(status="RUNNING", heartbeat_at__lt=now - STALE_AFTER)
