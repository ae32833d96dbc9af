from __future__ import annotations

import pytest

from wangjian.sources.html.page import SavedPage


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>全网<span>第<b>一</b></span>的茶杯</p>", "全网第一的茶杯"),
        ("<p>甲</p><p>乙</p>", "甲\n乙"),
        ("<div>甲<div>乙</div>丙</div>", "甲\n乙\n丙"),
        ("甲<br>乙", "甲\n乙"),
        ("<p>一  行\n内的&nbsp;空白</p>", "一 行 内的 空白"),
        ("<script>x</script><style>y</style><noscript>z</noscript><template>t</template>甲<!-- 注 -->", "甲"),
        ('<p hidden>看不见</p><p style="color:red; display: none">也看不见</p><p style="display:block">甲</p>', "甲"),
        ("<table><tr><td>品牌</td><td>示例</td></tr></table>", "品牌\n示例"),
        ("<i>\ue602</i>购物车", "购物车"),
        ("", ""),
    ],
)
def test_visible_text(body: str, text: str) -> None:
    assert SavedPage(f"<html><head><title>题</title></head><body>{body}</body></html>").text == text


def test_visible_text_of_a_page_nested_thousands_deep() -> None:
    assert SavedPage("<div>" * 5_000 + "甲" + "</div>" * 5_000).text == "甲"
