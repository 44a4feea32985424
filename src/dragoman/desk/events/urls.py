"""The pages of this room."""

from __future__ import annotations

from django.urls import path

from dragoman.desk.events import event_views, query_views, regroup_views, views

app_name = "events"
urlpatterns = [
    path("", views.index, name="index"),
    path("points/", views.points, name="points"),
    path("groups/", views.suggest, name="suggest"),
    path("compare/", event_views.compare, name="compare"),
    path("regroup/", regroup_views.regroup, name="regroup"),
    path("queries/", query_views.save, name="save-query"),
    path("queries/<int:key>/rename/", query_views.rename, name="rename-query"),
    path("queries/<int:key>/share/", query_views.share, name="share-query"),
    path("queries/<int:key>/delete/", query_views.delete, name="delete-query"),
    path("<slug:event_id>/", event_views.event, name="event"),
    path("<slug:event_id>/point/", event_views.event_point, name="point"),
    path("<slug:event_id>/others/", event_views.candidates, name="candidates"),
]
