"""Which supervision unit an address belongs to, by the city's pack."""

from __future__ import annotations

from functools import cache

from wangjian.desk.accounts.models import Area
from wangjian.desk.accounts.queries import city
from wangjian.law.citypack import CityPack

_LONGEST_REASON = 200


class Placer:
    """Places addresses in the areas of this installation; without a city pack nothing can be placed."""

    def __init__(self) -> None:
        found = city()
        self._pack = _pack(found.code) if found else None
        self._areas = dict(Area.objects.values_list("code", "pk"))

    def place(self, *, address: str, area_code: str, in_city: bool = False) -> tuple[int | None, str]:
        """Id of the area, or ``None``, and the sentence why."""
        if self._pack is None:
            return None, "尚未载入城市包"
        placement = self._pack.place(address=address or None, code=area_code or None, in_city=in_city)
        area = self._areas.get(placement.area) if placement.area else None
        return area, placement.reason[:_LONGEST_REASON]

    def is_this_city(self, name: str) -> bool:
        return bool(self._pack and name and name.removesuffix("市") == self._pack.name.removesuffix("市"))


@cache
def _pack(code: str) -> CityPack:
    return CityPack.load(code)
