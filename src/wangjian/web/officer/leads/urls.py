from django.urls import path

from wangjian.web.officer.leads import views

urlpatterns = [
    path("leads/", views.lead_list, name="leads"),
    path("leads/bulk/", views.bulk_act, name="leads_bulk"),
    path("leads/export.<slug:suffix>", views.export, name="leads_export"),
    path("leads/<str:number>/", views.lead_page, name="lead"),
    path("leads/<str:number>/<slug:name>/", views.act, name="lead_act"),
]
