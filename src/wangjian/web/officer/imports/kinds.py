"""What each kind of import is, in words, with the meaning and an example of every column.

The column template that officers download is made from this table; a test holds it equal to the lake's schemas.
All examples are invented.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from wangjian.lake.schemas import KINDS


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    meaning: str
    example: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class KindGuide:
    kind: str
    label: str
    about: str
    columns: tuple[Column, ...]

    def template_csv(self) -> bytes:
        """Heading and one example row; with a byte order mark, or Excel shows the Chinese as garbage."""
        buffer = io.StringIO()
        writer = csv.writer(buffer)
        writer.writerow([column.name for column in self.columns])
        writer.writerow([column.example for column in self.columns])
        return buffer.getvalue().encode("utf-8-sig")


_LABELS: dict[str, tuple[str, str]] = {
    "operator": ("登记主体", "登记机关的企业、个体工商户名录。导入后用于把网店对到真正的经营者。"),
    "shop": ("网店", "平台报送的网店名录,或监测到的店铺信息和亮照情况。"),
    "listing": ("商品页", "商品标题、描述、价格、销量。检查广告用语和价格。"),
    "message": ("推广信息", "帖子、广告、群消息等短文本。检查传销、刷单、虚假宣传。"),
    "clause": ("格式条款", "店铺公告、用户协议、会员规则中的一条。检查不公平格式条款。"),
    "page": ("网页", "网页正文,或保存下来的网页文件(.html、.warc)。"),
    "review": ("评价", "买家评价。检查刷好评、好评返现。"),
    "segment": ("直播片段", "直播语音转写的一段文字,带起止时间。"),
    "edge": ("关系", "推荐、支付、购买等两个账号之间的关系。"),
}

_MEANINGS: Mapping[str, tuple[str, str]] = {
    "id": ("这一行的编号,同一来源内不重复", "SAMPLE-0001"),
    "platform": ("平台名称", "taobao"),
    "shop_id": ("平台上的店铺编号", "shop-1001"),
    "url": ("页面网址", "https://shop.example/item/1"),
    "captured_at": ("抓取时间,带时区", "2026-09-30T09:00:00+08:00"),
    "evidence_id": ("证据编号", ""),
    "shop_name": ("店铺名称", "示例钧瓷小店"),
    "operator_name": ("店铺自述的经营者名称", "许昌示例钧瓷有限公司"),
    "uscc": ("统一社会信用代码,18 位", ""),
    "licence_shown": ("是否公示营业执照:true 或 false", "true"),
    "licence_text": ("执照图片或链接处的文字", ""),
    "address": ("地址", "许昌市魏都区示例路 1 号"),
    "area_code": ("区划代码,6 位", "411002"),
    "carrier": ("载体:shop 店铺、site 网站、app、mini_program 小程序、live_account 直播账号等", "shop"),
    "category": ("类目", "工艺品"),
    "annual_sales_fen": ("年销售额,单位分", "1200000"),
    "person_id_masked": ("免登记自然人的证件号,只留首尾(报送导入时自动生成)", ""),
    "person_id_hash": ("证件号的摘要,用于跨店合并(报送导入时自动生成)", ""),
    "sales_over_exemption": ("年交易额是否超过免登记限额:true 或 false", ""),
    "item_id": ("商品编号", "item-1"),
    "title": ("商品标题", "示例 钧瓷茶杯 手工烧制"),
    "description": ("商品描述", "窑变釉色,每只不同。"),
    "brand": ("品牌", ""),
    "attributes": ("商品参数", "材质:陶瓷"),
    "price_fen": ("售价,单位分", "9900"),
    "reference_price_fen": ("划线价,单位分", "12900"),
    "sales_count": ("销量", "35"),
    "text": ("文字原文", "示例文字"),
    "document": ("条款所在文件的名称", "示例小店会员规则"),
    "clause_no": ("条款序号", "第三条"),
    "author_id": ("作者账号", "user-1"),
    "rating": ("评分", "5"),
    "posted_at": ("发布时间", "2026-09-29T20:15:00+08:00"),
    "live_id": ("直播场次编号", "live-1"),
    "host_id": ("主播账号", "host-1"),
    "start_ms": ("开始时间,毫秒", "0"),
    "end_ms": ("结束时间,毫秒", "8000"),
    "relation": ("关系:referral 推荐、purchase 购买、payment 支付", "referral"),
    "source_id": ("发起方账号", "user-1"),
    "target_id": ("接收方账号", "user-2"),
    "at": ("发生时间", "2026-09-29T20:15:00+08:00"),
    "amount_fen": ("金额,单位分", "10000"),
    "name": ("登记名称", "许昌示例钧瓷有限公司"),
    "registration_no": ("注册号,15 位", ""),
    "registered_on": ("成立日期", "2020-05-01"),
    "type": ("主体类型", "有限责任公司"),
    "capital": ("注册资本", "100万元人民币"),
    "business_scope": ("经营范围", "陶瓷制品销售"),
    "province": ("省", "河南省"),
    "city": ("市", "许昌市"),
    "status": ("登记状态", "存续"),
}


def _guide(kind: str) -> KindGuide:
    label, about = _LABELS[kind]
    # A column that the lake has and this table has not yet explained is still offered; a test names it.
    columns = tuple(
        Column(field.name, *_MEANINGS.get(field.name, ("", "")), required=not field.nullable) for field in KINDS[kind]
    )
    return KindGuide(kind, label, about, columns)


GUIDES: dict[str, KindGuide] = {kind: _guide(kind) for kind in _LABELS}
"""All kinds, in the order in which an officer meets them."""


def kind_label(kind: str) -> str:
    return GUIDES[kind].label if kind in GUIDES else kind
