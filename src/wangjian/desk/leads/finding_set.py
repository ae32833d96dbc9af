"""Which findings: those a person may see, of a run, of a lead, exempt or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from wangjian.desk.accounts.scope import scope_of

if TYPE_CHECKING:
    from wangjian.desk.accounts.models import User
    from wangjian.desk.leads.models import Finding  # noqa: F401 - named in a base class


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """What a list is filtered to; empty fields do not filter."""

    run: str = ""
    """Number of a run."""
    violation: str = ""
    rule: str = ""
    kind: str = ""
    platform: str = ""
    area: str = ""
    exempt: bool | None = None
    in_lead: bool | None = None


class FindingQuerySet(models.QuerySet["Finding"]):
    def visible_to(self, user: User) -> Self:
        """The whole city; for a county what lies in its areas or belongs to a lead of its bureau."""
        scope = scope_of(user)
        if scope.whole_city:
            return self
        if scope.is_empty:
            return self.none()
        return self.filter(Q(area__in=scope.areas) | Q(lead__organisation__in=scope.organisations))

    def triggered(self) -> Self:
        """Without what the law exempts."""
        return self.filter(exempt="")

    def without_lead(self) -> Self:
        """What could make or join a lead and has not: not exempt, not of a rule on trial."""
        return self.filter(lead__isnull=True, exempt="", shadow=False, score__gt=0)

    def filter_by(self, chosen: FindingFilter) -> Self:
        rows = self
        for value, condition in _conditions(chosen):
            if value:
                rows = rows.filter(condition)
        if chosen.exempt is not None:
            rows = rows.exclude(exempt="") if chosen.exempt else rows.filter(exempt="")
        if chosen.in_lead is not None:
            rows = rows.filter(lead__isnull=not chosen.in_lead)
        return rows

    def with_verdict(self) -> Self:
        """``verdict``: the last judgement of each finding's spot, ``None`` where nobody has judged it.

        A word on the wording holds when a newer version of the rule finds it again.
        """
        from wangjian.desk.leads.models import Judgement

        last = Judgement.objects.filter(finding__spot=OuterRef("spot")).order_by("-pk").values("verdict")[:1]
        return self.annotate(verdict=Subquery(last))


def _conditions(chosen: FindingFilter) -> list[tuple[str, Q]]:
    return [
        (chosen.run, Q(run__number=chosen.run)),
        (chosen.violation, Q(violation=chosen.violation)),
        (chosen.rule, Q(rule=chosen.rule)),
        (chosen.kind, Q(kind=chosen.kind)),
        (chosen.platform, Q(platform=chosen.platform)),
        (chosen.area, Q(area__code=chosen.area)),
    ]
