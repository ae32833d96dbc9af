from django.urls import path

from wangjian.web.officer.runs import views

urlpatterns = [
    path("runs/", views.run_list, name="runs"),
    path("runs/<slug:number>/", views.run_page, name="run"),
    path("runs/<slug:number>/stop/", views.stop, name="run_stop"),
    path("runs/<slug:number>/resume/", views.resume, name="run_resume"),
]
