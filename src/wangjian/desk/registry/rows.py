"""What the register and the platforms tell of operators and shops, before it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class OperatorRow:
    name: str
    uscc: str = ""
    registration_no: str = ""
    registered_on: date | None = None
    type: str = ""
    capital: str = ""
    business_scope: str = ""
    address: str = ""
    area_code: str = ""
    city: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class ShopRow:
    """``None`` and empty texts say nothing and never wipe what is known. A listing knows only platform and number."""

    platform: str
    external_id: str
    seen_at: datetime
    name: str = ""
    operator_name: str = ""
    uscc: str = ""
    url: str = ""
    address: str = ""
    area_code: str = ""
    carrier: str = ""
    category: str = ""
    annual_sales_fen: int | None = None
    licence_shown: bool | None = None


@dataclass(frozen=True, slots=True)
class Upserted:
    new: int = 0
    changed: int = 0
    same: int = 0

    def __add__(self, other: Upserted) -> Upserted:
        return Upserted(self.new + other.new, self.changed + other.changed, self.same + other.same)
