from django.urls import path

from wangjian.web.officer.search import views

urlpatterns = [path("search/", views.search, name="search")]
