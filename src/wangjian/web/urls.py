"""All addresses of the desk, area by area."""

from django.urls import include, path

AREAS = ("accounts", "home", "imports", "runs", "findings", "leads", "queue", "map", "operators", "shops")
AREAS_BESIDE = ("search", "help", "audit", "more")

urlpatterns = [path("", include(f"wangjian.web.officer.{area}.urls")) for area in (*AREAS, *AREAS_BESIDE)]

handler400 = "wangjian.web.failures.bad_request"
handler403 = "wangjian.web.failures.permission_denied"
handler404 = "wangjian.web.failures.not_found"
handler500 = "wangjian.web.failures.server_error"
