"""The pages of this room."""

from __future__ import annotations

from django.urls import path, re_path

from dragoman.desk.people import audit, own, views

app_name = "people"
urlpatterns = [
    path("", views.index, name="index"),
    path("add/", views.add, name="add"),
    path("desk/", views.change_desk, name="desk"),
    path("audit/", audit.audit, name="audit"),
    re_path(r"^audit\.(?P<form>csv|jsonl)$", audit.audit_file, name="audit-file"),
    path("undo/", audit.undo, name="undo"),
    path("me/", own.me, name="me"),
    path("me/profile/", own.change_profile, name="profile"),
    path("me/data/", own.own_data, name="data"),
    path("me/tokens/", own.make_token, name="token"),
    path("me/leave/", own.leave, name="leave"),
    path("me/sessions/<int:key>/end/", own.end_session, name="end-session"),
    path("tokens/<int:key>/revoke/", own.revoke_token, name="revoke-token"),
    path("welcome/<str:key>/<str:token>/", own.welcome, name="welcome"),
    path("<int:key>/", views.person, name="person"),
    path("<int:key>/role/", views.change_role, name="role"),
    path("<int:key>/close/", views.close, name="close"),
    path("<int:key>/open/", views.reopen, name="open"),
    path("<int:key>/link/", views.give_link, name="link"),
    path("<int:key>/sessions/", views.end_sessions, name="sessions"),
]
