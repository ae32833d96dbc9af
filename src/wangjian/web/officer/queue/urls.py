from django.urls import path

from wangjian.web.officer.queue import views

urlpatterns = [path("queue/", views.queue, name="queue")]
