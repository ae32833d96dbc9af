from django.urls import path

from wangjian.web.officer.help import views

urlpatterns = [path("help/", views.page, name="help")]
