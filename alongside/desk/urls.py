"""A worker's desk has no address of its own: it is what `/` gives to a worker who is signed in. A team's has one."""

from django.urls import path

from alongside.desk.views import day, first_contact, leaving, team

app_name = "desk"
urlpatterns = [
    path("desk/", day.desk, name="desk"),
    path("first-contact/", first_contact.first_contact, name="first_contact"),
    path("leaving/", leaving.what_i_leave, name="what_i_leave"),
    path("leaving/<uuid:worker_id>/", leaving.leaving, name="leaving"),
    path("team/", team.my_team, name="my_team"),
    path("team/<uuid:team_id>/", team.team, name="team"),
    path("team/<uuid:team_id>/flow/", team.team_flow, name="team_flow"),
]
