"""A worker's desk has no address of its own: it is what `/` gives to a worker who is signed in. A team's has one."""

from django.urls import path

from alongside.desk.views import after_a_death, day, first_contact, leaving, team

app_name = "desk"
urlpatterns = [
    path("desk/", day.desk, name="desk"),
    path("first-contact/", first_contact.first_contact, name="first_contact"),
    path("leaving/", leaving.what_i_leave, name="what_i_leave"),
    path("leaving/<uuid:worker_id>/", leaving.leaving, name="leaving"),
    path("people/<uuid:person_id>/still-open/", after_a_death.still_open_of, name="still_open"),
    path("people/<uuid:person_id>/still-open/rest/", after_a_death.put_to_rest, name="put_to_rest"),
    path("people/<uuid:person_id>/still-open/all/", after_a_death.put_all_to_rest, name="put_all_to_rest"),
    path("team/", team.my_team, name="my_team"),
    path("team/<uuid:team_id>/", team.team, name="team"),
    path("team/<uuid:team_id>/flow/", team.team_flow, name="team_flow"),
]
