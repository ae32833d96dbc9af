from django.urls import path

from wangjian.web.officer.imports import quarantine_views, views

urlpatterns = [
    path("imports/", views.import_list, name="imports"),
    path("imports/template/<slug:kind>.csv", views.template, name="import_template"),
    path("imports/<int:pk>/", views.import_page, name="import"),
    path("imports/<int:pk>/stop/", views.stop, name="import_stop"),
    path("imports/<int:pk>/kind/", views.name_kind, name="import_kind"),
    path("imports/<int:pk>/resume/", views.resume, name="import_resume"),
    path("imports/<int:pk>/bad-rows.csv", views.bad_rows, name="import_bad_rows"),
    path("imports/<int:pk>/rows/<int:row_id>/", quarantine_views.correct, name="quarantined_row"),
    path("imports/<int:pk>/rows/<int:row_id>/drop/", quarantine_views.drop, name="quarantined_row_drop"),
]
