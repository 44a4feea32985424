"""The pages of this room."""

from __future__ import annotations

from django.urls import path

from dragoman.desk.explore import compare_views, views

app_name = "explore"
urlpatterns = [
    path("", views.index, name="index"),
    path("figure/<slug:name>/", views.figure, name="figure"),
    path("figure/<slug:name>.json", views.chart, name="chart"),
    path("figure/<slug:name>.csv", views.numbers, name="numbers"),
    path("compare/", compare_views.compare, name="compare"),
    path("compare/<slug:name>/", compare_views.pair, name="pair"),
    path("compare/<slug:name>.json", compare_views.chart, name="pair-chart"),
]
