from django.urls import path

from wangjian.web.officer.operators import views

urlpatterns = [
    path("operators/", views.operator_list, name="operators"),
    path("operators/<int:pk>/", views.operator_page, name="operator"),
]
