"""Reading organisations, areas and the city."""

from __future__ import annotations

from django.db import models

from wangjian.desk.accounts.models import BUREAUS, Area, AreaKind, City, Organisation


def city() -> City | None:
    """The city this installation serves; ``None`` before its pack is loaded."""
    return City.objects.select_related("lead_organisation").first()


def city_name() -> str:
    found = city()
    return found.name if found else ""


def supervision_units() -> models.QuerySet[Area]:
    """Counties and functional zones with their bureaus, in the order of the city pack's codes."""
    return Area.objects.exclude(kind=AreaKind.CITY).select_related("bureau").order_by("kind", "code")


def receiving_offices() -> models.QuerySet[Organisation]:
    """Bureaus a lead can be dispatched to."""
    return Organisation.objects.filter(kind__in=BUREAUS).order_by("code")
