"""The pages of this room."""

from __future__ import annotations

from django.urls import path

from dragoman.desk.inbox import document_views, job_views, views

app_name = "inbox"
urlpatterns = [
    path("", views.index, name="index"),
    path("add/", views.add, name="add"),
    path("<int:key>/", document_views.document, name="document"),
    path("<int:key>/original/", document_views.original, name="original"),
    path("<int:key>/seen/", document_views.seen, name="seen"),
    path("<int:key>/again/", document_views.again, name="again"),
    path("<int:key>/erase/", document_views.erase, name="erase"),
    path("again/", document_views.all_again, name="all-again"),
    path("jobs/", job_views.jobs, name="jobs"),
    path("jobs/<int:key>/", job_views.job, name="job"),
    path("jobs/<int:key>/progress/", job_views.work, name="work"),
    path("jobs/<int:key>/cancel/", job_views.cancel, name="cancel"),
    path("jobs/<int:key>/retry/", job_views.retry_job, name="retry-job"),
    path("items/retry/", job_views.retry_items, name="retry"),
]
