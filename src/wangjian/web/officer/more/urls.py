from django.urls import path

from wangjian.web.officer.more import views

urlpatterns = [
    path("more/", views.more, name="more"),
    path("offline/", views.offline, name="offline"),
    path("service-worker.js", views.service_worker, name="service_worker"),
]
