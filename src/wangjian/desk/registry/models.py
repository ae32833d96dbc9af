"""Operators (登记主体) and the shops they run. Shops are linked to operators here by exact code or exact name only."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from wangjian.desk.accounts.models import Area
from wangjian.desk.registry.queries import OperatorQuerySet, ShopQuerySet
from wangjian.desk.search import Searchable


class LinkMethod(models.TextChoices):
    """On what ground a shop was tied to its operator."""

    CODE = "CODE", "统一社会信用代码一致"
    NAME = "NAME", "登记名称一致且唯一"
    NONE = "NONE", "未对应"


class Operator(Searchable):
    """An enterprise, an individual household (个体工商户) or a cooperative of the business register."""

    name = models.CharField("名称", max_length=200)
    normalised_name = models.CharField(max_length=200, db_index=True)
    """``kernel.company_name.company_key`` of the name."""
    uscc = models.CharField("统一社会信用代码", max_length=18, null=True, blank=True, unique=True)
    registration_no = models.CharField("注册号", max_length=30, blank=True)
    registered_on = models.DateField("成立日期", null=True, blank=True)
    type = models.CharField("类型", max_length=100, blank=True)
    capital = models.CharField("注册资本", max_length=60, blank=True)
    business_scope = models.TextField("经营范围", blank=True)
    address = models.CharField("住所", max_length=400, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="operators")
    area_reason = models.CharField("辖区依据", max_length=200, blank=True)
    status = models.CharField("登记状态", max_length=40, blank=True)
    first_import_id = models.BigIntegerField("首次导入", null=True, blank=True)
    updated_at = models.DateTimeField("更新时间")

    objects = OperatorQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration_no"],
                condition=Q(uscc__isnull=True) & ~Q(registration_no=""),
                name="registry_operator_one_registration_no",
            ),
            models.UniqueConstraint(
                fields=["normalised_name", "address"],
                condition=Q(uscc__isnull=True, registration_no=""),
                name="registry_operator_one_unnumbered",
            ),
        ]
        indexes = [models.Index(fields=["area", "-id"], name="registry_operator_area")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_individual(self) -> bool:
        """A household or person: the name is, or hides, that of a natural person."""
        return "个体" in self.type or (self.uscc or "").startswith("92")


class Shop(Searchable):
    """A shop, site, app or account on a platform."""

    platform = models.CharField("平台", max_length=100)
    external_id = models.CharField("平台店铺编号", max_length=200)
    name = models.CharField("店铺名称", max_length=200, blank=True)
    operator = models.ForeignKey(Operator, models.PROTECT, null=True, blank=True, related_name="shops")
    claimed_operator_name = models.CharField("自述经营者", max_length=200, blank=True)
    claimed_name_key = models.CharField(max_length=200, blank=True, db_index=True)
    claimed_uscc = models.CharField("自述信用代码", max_length=40, blank=True)
    """As stated, right or wrong."""
    valid_uscc = models.CharField(max_length=18, blank=True, db_index=True)
    """The code stated, where it is a valid one; only this ties a shop to its operator."""
    link_method = models.CharField("对应依据", max_length=10, choices=LinkMethod, default=LinkMethod.NONE)
    link_reason = models.CharField("对应说明", max_length=300, blank=True)
    url = models.TextField("网址", blank=True)
    address = models.CharField("地址", max_length=400, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="shops")
    area_reason = models.CharField("辖区依据", max_length=200, blank=True)
    carrier = models.CharField("载体", max_length=30, blank=True)
    category = models.CharField("类目", max_length=100, blank=True)
    annual_sales_fen = models.BigIntegerField("年销售额(分)", null=True, blank=True)
    licence_shown = models.BooleanField("公示执照", null=True, blank=True)
    first_seen_at = models.DateTimeField("首次看到")
    last_seen_at = models.DateTimeField("最近看到")

    objects = ShopQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["platform", "external_id"], name="registry_shop_once_per_platform"),
            models.CheckConstraint(
                condition=Q(link_method=LinkMethod.NONE, operator__isnull=True)
                | (~Q(link_method=LinkMethod.NONE) & Q(operator__isnull=False)),
                name="registry_shop_link_has_operator",
            ),
            models.CheckConstraint(
                condition=Q(last_seen_at__gte=models.F("first_seen_at")), name="registry_shop_seen_in_order"
            ),
        ]
        indexes = [models.Index(fields=["area", "-id"], name="registry_shop_area")]

    def __str__(self) -> str:
        return self.name or f"{self.platform}:{self.external_id}"
