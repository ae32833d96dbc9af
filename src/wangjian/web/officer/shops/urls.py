from django.urls import path

from wangjian.web.officer.shops import views

urlpatterns = [
    path("shops/", views.shop_list, name="shops"),
    path("shops/<int:pk>/", views.shop_page, name="shop"),
]
