from django.urls import path

from wangjian.web.officer.map import views

urlpatterns = [path("map/", views.page, name="map")]
