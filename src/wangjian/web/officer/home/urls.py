from django.urls import path

from wangjian.web.officer.home import views

urlpatterns = [path("", views.home, name="home")]
