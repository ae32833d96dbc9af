from django.urls import path

from wangjian.web.officer.findings import views

urlpatterns = [
    path("findings/", views.finding_list, name="findings"),
    path("findings/<slug:finding_id>/", views.finding_page, name="finding"),
    path("findings/<slug:finding_id>/unmask/", views.unmask, name="finding_unmask"),
    path("findings/<slug:finding_id>/judge/", views.judge, name="judge"),
]
