"""The pages of this room."""

from __future__ import annotations

from django.urls import path

from dragoman.desk.review import correct, decide, recode, views

app_name = "review"
urlpatterns = [
    path("", views.index, name="index"),
    path("rules/", views.rules, name="rules"),
    path("undo/", decide.undo, name="undo"),
    path("names/<slug:kind>/", correct.names, name="names"),
    path("others/<int:entry_pk>/", correct.others, name="others"),
    path("documents/<int:pk>/", views.document, name="document"),
    path("documents/<int:pk>/accept/", decide.accept_document, name="accept-document"),
    path("documents/<int:pk>/add/", recode.add, name="add"),
    path("documents/<int:pk>/merge/", recode.merge, name="merge"),
    path("claims/<str:claim_id>/", views.claim, name="claim"),
    path("claims/<str:claim_id>/accept/", decide.accept, name="accept"),
    path("claims/<str:claim_id>/reject/", decide.reject, name="reject"),
    path("claims/<str:claim_id>/defer/", decide.defer, name="defer"),
    path("claims/<str:claim_id>/look/", decide.look, name="look"),
    path("claims/<str:claim_id>/difference/", decide.settle_difference, name="difference"),
    path("claims/<str:claim_id>/split/", recode.split, name="split"),
    path("claims/<str:claim_id>/places/", correct.places, name="places"),
    path("claims/<str:claim_id>/correct/<slug:name>/", correct.correct, name="correct"),
    path("claims/<str:claim_id>/says/<slug:name>/", correct.says, name="says"),
]
