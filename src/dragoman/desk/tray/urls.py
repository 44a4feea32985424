"""The pages of this room."""

from __future__ import annotations

from django.urls import path

from dragoman.desk.tray import export_views, report_views, views

app_name = "tray"
urlpatterns = [
    path("", views.index, name="index"),
    path("toggle/", views.toggle, name="toggle"),
    path("add/", views.add, name="add"),
    path("clear/", views.clear, name="clear"),
    path("move/", views.move, name="move"),
    path("order/", views.order, name="order"),
    path("compose/", views.compose, name="compose"),
    path("reports/", views.reports, name="reports"),
    path("reports/<int:pk>/", report_views.report, name="report"),
    path("reports/<int:pk>/edit/", report_views.edit, name="edit"),
    path("reports/<int:pk>/name/", report_views.name, name="name"),
    path("reports/<int:pk>/again/", report_views.again, name="again"),
    path("reports/<int:pk>/bin/", report_views.bin_report, name="bin"),
    path("reports/<int:pk>/export/", export_views.export, name="export"),
    path("files/<int:pk>/", export_views.file, name="file"),
    path("work/<int:pk>/", export_views.work, name="work"),
]
