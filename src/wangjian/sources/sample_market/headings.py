"""How a bureau's own tables look: Chinese headings, money in 元, yes and no, carriers by their Chinese names."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

HEADINGS = {
    "id": "编号",
    "platform": "平台",
    "shop_id": "店铺编号",
    "url": "网址",
    "captured_at": "采集时间",
    "shop_name": "店铺名称",
    "operator_name": "经营者名称",
    "uscc": "统一社会信用代码",
    "licence_shown": "是否亮照",
    "licence_text": "亮照内容",
    "address": "地址",
    "area_code": "行政区划代码",
    "carrier": "载体",
    "category": "类目",
    "annual_sales_fen": "年销售额(元)",
    "item_id": "商品编号",
    "title": "商品标题",
    "description": "商品描述",
    "brand": "品牌",
    "attributes": "属性",
    "price_fen": "价格(元)",
    "reference_price_fen": "划线价(元)",
    "sales_count": "销量",
    "name": "名称",
    "registered_on": "成立日期",
    "type": "主体类型",
    "capital": "注册资本",
    "business_scope": "经营范围",
    "province": "省",
    "city": "市",
    "status": "登记状态",
}

_CARRIERS = {"shop": "网店", "live_account": "直播账号", "mini_program": "小程序", "site": "自建网站"}


def cell_in_chinese(column: str, value: Any) -> Any:
    """A value as a clerk writes it."""
    if value is None:
        return None
    if column.endswith("_fen") and isinstance(value, int):
        return f"{Decimal(value) / 100:.2f}"
    if isinstance(value, bool):
        return "是" if value else "否"
    if column == "captured_at":
        # The zone is left out, as in most tables made by hand.
        return str(value)[:19].replace("T", " ")
    return _CARRIERS.get(value, value) if column == "carrier" else value
