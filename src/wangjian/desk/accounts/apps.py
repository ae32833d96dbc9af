from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "wangjian.desk.accounts"
    verbose_name = "单位与人员"
