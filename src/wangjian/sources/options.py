"""What a user may say about a file beyond its kind."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What is left ``None`` is found in the file or stays empty. The same file with other options is another import."""

    source: str | None = None
    """Source definition to read by, instead of the one the headings suggest."""
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    """Sheet of a workbook; otherwise all sheets with known headings are read."""
    platform: str | None = None
    """For rows that name no platform."""
    shop_id: str | None = None
    """For rows that name no shop."""
    url: str | None = None
    """For rows or a page without address."""
    captured_at: datetime | None = None
    """For rows without a time of capture."""

    def canonical(self) -> str:
        """One text for one set of options."""
        given = {name: value for name, value in asdict(self).items() if value is not None}
        return json.dumps(given, ensure_ascii=False, sort_keys=True, default=datetime.isoformat)

    def defaults(self) -> dict[str, object]:
        """Values for columns that a row leaves empty."""
        named = {
            "platform": self.platform,
            "shop_id": self.shop_id,
            "url": self.url,
            "captured_at": self.captured_at,
        }
        return {name: value for name, value in named.items() if value is not None}

    @classmethod
    def from_json(cls, data: dict[str, str]) -> ImportOptions:
        """Back from the stored form."""
        values: dict[str, object] = {name: data[name] for name in cls.__slots__ if name in data}
        if "captured_at" in values:
            values["captured_at"] = datetime.fromisoformat(str(values["captured_at"]))
        return cls(**values)  # type: ignore[arg-type]
