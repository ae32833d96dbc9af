"""Who a finding is about: the operator; where none is linked, the shop; where there is no shop, the observation itself.

One open lead exists for each subject and violation, so the key decides what is handled together.
"""

from __future__ import annotations

from wangjian.kernel.ids import stable_id

LONGEST = 180


def operator_key(operator: int) -> str:
    return f"operator:{operator}"


def shop_key(platform: str, external_id: str) -> str:
    return _bounded(f"shop:{platform}:{external_id}")


def source_key(platform: str, observation: str) -> str:
    return _bounded(f"source:{platform}:{observation}")


def subject_key(*, operator: int | None, shop: tuple[str, str] | None, platform: str, observation: str) -> str:
    """``shop`` is the platform and the shop's number there."""
    if operator is not None:
        return operator_key(operator)
    return shop_key(*shop) if shop else source_key(platform, observation)


def _bounded(key: str) -> str:
    """Numbers given by others may be of any length; a column is not."""
    return key if len(key) <= LONGEST else f"{key[:100]}…{stable_id(key)}"
