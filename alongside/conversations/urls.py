"""Addresses of notes: each stands under the person it is about."""

from django.urls import path

from alongside.conversations import views

app_name = "conversations"
urlpatterns = [
    path("people/<uuid:person_id>/notes/new/", views.write_note, name="write"),
    path("people/<uuid:person_id>/notes/keep/", views.keep_note, name="keep"),
    path("people/<uuid:person_id>/notes/<uuid:note_id>/", views.read_note, name="note"),
    path("people/<uuid:person_id>/notes/<uuid:note_id>/drop/", views.drop_note, name="drop"),
]
