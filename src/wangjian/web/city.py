"""The name of the city in the frame of every page."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from wangjian.desk.accounts import queries


def name_of_city(request: HttpRequest) -> dict[str, object]:
    """Context processor; asks the database only where a page shows the name."""
    return {"city_name": SimpleLazyObject(queries.city_name)}
