"""What the columns of an observation are called in front of people, and which of them carry meaning."""

from __future__ import annotations

KIND_TITLES = {
    "shop": "网店",
    "listing": "商品",
    "message": "信息(帖子、广告、群消息)",
    "clause": "条款",
    "page": "网页",
    "review": "评价",
    "segment": "直播片段",
    "edge": "关系",
    "operator": "登记主体",
}

FIELD_TITLES = {
    "id": "编号",
    "platform": "平台",
    "shop_id": "店铺编号",
    "url": "网址",
    "captured_at": "采集时间",
    "evidence_id": "证据编号",
    "shop_name": "店铺名称",
    "operator_name": "经营者名称",
    "uscc": "统一社会信用代码",
    "licence_shown": "是否亮照",
    "licence_text": "亮照内容",
    "address": "地址",
    "area_code": "行政区划代码",
    "carrier": "载体",
    "category": "类目",
    "annual_sales_fen": "年销售额",
    "person_id_masked": "身份证件号码(遮盖)",
    "person_id_hash": "身份证件号码(摘要)",
    "sales_over_exemption": "年交易额是否超过10万元",
    "item_id": "商品编号",
    "title": "标题",
    "description": "描述",
    "brand": "品牌",
    "attributes": "属性",
    "price_fen": "价格",
    "reference_price_fen": "划线价",
    "sales_count": "销量",
    "text": "正文",
    "document": "文书名称",
    "clause_no": "条款号",
    "author_id": "作者编号",
    "rating": "评分",
    "posted_at": "发布时间",
    "live_id": "直播编号",
    "host_id": "主播编号",
    "start_ms": "开始毫秒",
    "end_ms": "结束毫秒",
    "relation": "关系",
    "source_id": "来源编号",
    "target_id": "去向编号",
    "at": "时间",
    "amount_fen": "金额",
    "name": "名称",
    "registration_no": "注册号",
    "registered_on": "成立日期",
    "type": "主体类型",
    "capital": "注册资本",
    "business_scope": "经营范围",
    "province": "省",
    "city": "市",
    "status": "登记状态",
}

ESSENTIAL: dict[str, tuple[str, ...]] = {
    "shop": ("shop_name", "operator_name", "url"),
    "listing": ("title", "description"),
    "message": ("text",),
    "clause": ("text",),
    "page": ("text",),
    "review": ("text", "rating"),
    "segment": ("text",),
    "edge": ("source_id", "target_id"),
    "operator": ("name",),
}
"""Of these columns a row needs at least one value: without it there is nothing to observe."""

NEEDS_ALL = frozenset({"edge"})
"""Kinds of which a row needs a value in each of its essential columns."""

NATURAL_KEYS: dict[str, tuple[str, ...]] = {
    "shop": ("platform", "shop_id"),
    "listing": ("platform", "shop_id", "item_id"),
    "clause": ("platform", "shop_id", "document", "clause_no"),
    "operator": ("uscc",),
}
"""Columns that together name the observed thing where a file has no ``id``. The last one must have a value."""
