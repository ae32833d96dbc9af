from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "wangjian.desk.monitoring"
    verbose_name = "导入与监测"
