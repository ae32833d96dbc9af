from django.apps import AppConfig


class LeadsConfig(AppConfig):
    name = "wangjian.desk.leads"
    verbose_name = "线索"
