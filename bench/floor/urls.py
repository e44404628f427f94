"""The addresses of the jobs."""

from django.urls import path

from bench.floor import views

urlpatterns = [
    path("", views.front),
    path("accounts/login/", views.sign_in),
    path("desk/", views.desk),
    path("people/", views.people),
    path("people/find/", views.find),
    path("people/<uuid:person_id>/", views.person, name="person"),
    path("people/<uuid:person_id>/notes/new/", views.add_note),
    path("people/<uuid:person_id>/conversations/<uuid:key>/write/", views.add_conversation),
    path("people/<uuid:person_id>/story/", views.story),
    path("team/<uuid:team_id>/", views.team_desk),
]
