from django.urls import path

from wangjian.web.officer.audit import views

urlpatterns = [
    path("audit/", views.entry_list, name="audit"),
    path("audit/verify/", views.verify, name="audit_verify"),
]
