from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import make_lead

from wangjian.desk.leads.models import Lead
from wangjian.desk.leads.queries import page_leads
from wangjian.desk.paging import BoundedCount, UnusablePageToken, bounded_count


@pytest.mark.django_db
def test_count_stops_at_the_limit() -> None:
    for _ in range(4):
        make_lead()
    assert bounded_count(Lead.objects.all(), limit=3) == BoundedCount(3, is_more=True)
    assert bounded_count(Lead.objects.all(), limit=4) == BoundedCount(4)


def test_count_in_words() -> None:
    assert str(BoundedCount(10_000, is_more=True)) == "10,000+"
    assert str(BoundedCount(1234)) == "1,234"


@pytest.mark.django_db
def test_token_of_another_order_is_refused() -> None:
    for _ in range(3):
        make_lead()
    token = page_leads(Lead.objects.all(), size=1, order="score").next_token
    with pytest.raises(UnusablePageToken, match="从第一页"):
        page_leads(Lead.objects.all(), after=token, order="due")


@pytest.mark.django_db
@given(st.text(min_size=1))
def test_damaged_token_is_refused_in_words(token: str) -> None:
    with pytest.raises(UnusablePageToken):
        page_leads(Lead.objects.all(), after=token)
