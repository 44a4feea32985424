"""The pages of this room."""

from __future__ import annotations

from django.urls import path

from dragoman.desk.atlas import change_views, entry_views, merge_views, views

app_name = "atlas"
urlpatterns = [
    path("", views.index, name="index"),
    path("change/<slug:table>/", change_views.change, name="change"),
    path("take-away/", change_views.take_away, name="take-away"),
    path("read-again/", change_views.read_again, name="read-again"),
    path("merge/", merge_views.merge, name="merge"),
    path("groups/<path:key>/", entry_views.group, name="group"),
    path("outlets/<path:key>/", entry_views.outlet, name="outlet"),
    path("places/<path:key>/", entry_views.place, name="place"),
    path("arms/<path:key>/", entry_views.arm, name="arm"),
]
