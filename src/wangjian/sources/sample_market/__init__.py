"""An invented online market of 许昌, for trying the product out and for measuring it end to end.

Everything is made from a seed and from wordings of our own (``wording/*.yml``): operators and shops are called 示例,
streets do not exist, platforms and brands are invented, addresses lie in the reserved ``.example`` domain. Texts that
break the law, and lawful texts that look like it, are known: ``truth.jsonl`` says which, so that a run can be measured
against it. The wordings were written without sight of the rule packs.
"""

from wangjian.sources.sample_market.market import (
    DEFAULT_SEED,
    Delivery,
    SampleFile,
    SampleMarket,
    write_sample_market,
)
from wangjian.sources.sample_market.truth import Label, TruthRecord, read_truth

__all__ = [
    "DEFAULT_SEED",
    "Delivery",
    "Label",
    "SampleFile",
    "SampleMarket",
    "TruthRecord",
    "read_truth",
    "write_sample_market",
]
