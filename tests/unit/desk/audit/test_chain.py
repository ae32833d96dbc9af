from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from wangjian.desk.audit.chain import GENESIS, canonical, digest, instant


def test_canonical_form_does_not_depend_on_the_order_of_keys() -> None:
    assert canonical({"b": 1, "a": "线索"}) == canonical({"a": "线索", "b": 1}) == '{"a":"线索","b":1}'


def test_digest_is_what_openssl_computes_over_previous_digest_and_canonical_form() -> None:
    # printf '%064d\n{"a":1}' 0 | openssl dgst -sm3
    assert digest(GENESIS, {"a": 1}) == "a0007678ae9536b4327b28a96f78e4490e0f51cf6fd8e3943abc3ba4c003489d"


def test_digest_changes_with_the_previous_one() -> None:
    assert digest(GENESIS, {"a": 1}) != digest("f" * 64, {"a": 1})


def test_instant_is_the_same_moment_in_every_zone() -> None:
    shanghai = timezone(timedelta(hours=8))
    assert instant(datetime(2026, 9, 21, 10, 30, tzinfo=shanghai)) == instant(datetime(2026, 9, 21, 2, 30, tzinfo=UTC))
