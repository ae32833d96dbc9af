"""A subject without operator and shop still reads like a sentence."""

import pytest

from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.naming import source_words
from wangjian.desk.leads.presenters.lead_row import subject_words


@pytest.mark.parametrize(
    ("platform", "words"), [("", "经营者不明(记录 r1)"), ("示例平台", "经营者不明(示例平台记录 r1)")]
)
def test_source_words_never_begin_with_a_bare_colon(platform, words):
    assert source_words(platform, "r1") == words
    assert subject_words(Lead(subject_key=f"source:{platform}:r1")) == words
