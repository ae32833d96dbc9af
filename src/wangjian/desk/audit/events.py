"""Everything that is recorded, with the words of the log. Values are permanent."""

from __future__ import annotations

from django.db import models


class AuditEvent(models.TextChoices):
    # people
    SIGNED_IN = "SIGNED_IN", "登录"
    SIGN_IN_FAILED = "SIGN_IN_FAILED", "登录失败"
    ACCOUNT_LOCKED = "ACCOUNT_LOCKED", "账号锁定"
    SIGNED_OUT = "SIGNED_OUT", "退出"
    USER_CREATED = "USER_CREATED", "新建账号"
    ROLE_GRANTED = "ROLE_GRANTED", "授予角色"
    ROLE_WITHDRAWN = "ROLE_WITHDRAWN", "收回角色"
    PASSWORD_SET = "PASSWORD_SET", "设置口令"
    CITY_PACK_LOADED = "CITY_PACK_LOADED", "载入城市包"
    # personal data
    PERSONAL_DATA_SHOWN = "PERSONAL_DATA_SHOWN", "查看完整个人信息"
    ROWS_EXPORTED = "ROWS_EXPORTED", "导出数据"
    # register
    OPERATORS_IMPORTED = "OPERATORS_IMPORTED", "更新主体"
    SHOPS_IMPORTED = "SHOPS_IMPORTED", "更新网店"
    # jobs
    IMPORT_REQUESTED = "IMPORT_REQUESTED", "提交导入"
    RUN_REQUESTED = "RUN_REQUESTED", "提交监测"
    JOB_STOPPED = "JOB_STOPPED", "停止任务"
    JOB_RESUMED = "JOB_RESUMED", "继续任务"
    JOB_FINISHED = "JOB_FINISHED", "任务结束"
    QUARANTINE_RETRIED = "QUARANTINE_RETRIED", "重试问题行"
    QUARANTINE_DROPPED = "QUARANTINE_DROPPED", "放弃问题行"
    # leads
    FINDINGS_ABSORBED = "FINDINGS_ABSORBED", "发现并入线索"
    FINDING_JUDGED = "FINDING_JUDGED", "评判发现"
    LEAD_TRIAGED = "LEAD_TRIAGED", "线索研判"
    LEAD_DISMISSED = "LEAD_DISMISSED", "线索不予核查"
    LEAD_DISPATCHED = "LEAD_DISPATCHED", "线索交办"
    LEAD_REDISPATCHED = "LEAD_REDISPATCHED", "线索改派"
    LEAD_TAKEN = "LEAD_TAKEN", "线索接收"
    LEAD_SENT_BACK = "LEAD_SENT_BACK", "线索退回"
    LEAD_EXTENDED = "LEAD_EXTENDED", "延长核查期限"
    LEAD_OUTCOME_RECORDED = "LEAD_OUTCOME_RECORDED", "登记核查结果"
    LEAD_OUTCOME_RETURNED = "LEAD_OUTCOME_RETURNED", "退回补充核查"
    LEAD_CLOSED = "LEAD_CLOSED", "线索办结"
    LEAD_REOPENED = "LEAD_REOPENED", "撤销不予核查"
