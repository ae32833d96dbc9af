from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "wangjian.desk.registry"
    verbose_name = "主体与网店"
