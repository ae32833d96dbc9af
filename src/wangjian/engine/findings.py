"""The Arrow schema of findings.

``start`` and ``end`` are character offsets into the ORIGINAL text of ``field``: ``text[start:end] == quote`` always
holds, whatever normalisation was done. A trigger that the law exempts is kept with ``exempt`` set to the ground and
score 0. A rule that looks at the row instead of a place in a text has ``start == end == 0`` and an empty quote.
"""

from __future__ import annotations

import pyarrow as pa

from wangjian.kernel.ids import stable_id

FINDING_SCHEMA = pa.schema(
    [
        pa.field("finding_id", pa.string(), nullable=False),
        pa.field("observation_id", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("platform", pa.string()),
        pa.field("shop_id", pa.string()),
        pa.field("violation", pa.string(), nullable=False),
        pa.field("rule", pa.string(), nullable=False),
        pa.field("rule_version", pa.string(), nullable=False),
        pa.field("severity", pa.int8(), nullable=False),
        pa.field("score", pa.float64(), nullable=False),
        pa.field("field", pa.string(), nullable=False),
        pa.field("start", pa.int32(), nullable=False),
        pa.field("end", pa.int32(), nullable=False),
        pa.field("quote", pa.string(), nullable=False),
        pa.field("reason", pa.string(), nullable=False),
        pa.field("laws", pa.list_(pa.string()), nullable=False),
        pa.field("exempt", pa.string()),
        pa.field("captured_at", pa.timestamp("us", tz="UTC")),
        pa.field("evidence_id", pa.string()),
    ]
)


def finding_id(observation_id: str, kind: str, rule: str, rule_version: str, field: str, start: int, end: int) -> str:
    """The same wording judged by the same version of a rule is the same finding, however often it is found."""
    return stable_id("finding", kind, observation_id, rule, rule_version, field, str(start), str(end))
