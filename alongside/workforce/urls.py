"""Addresses of signing in and of administration."""

from django.urls import path

from alongside.workforce.views import cover, reminders, sign_in, teams, workers

app_name = "workforce"
urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("cannot-sign-in/", sign_in.cannot_sign_in, name="cannot_sign_in"),
    path("password/<uuid:account_id>/<str:token>/", sign_in.choose_password, name="choose_password"),
    path("my-reminders/", reminders.reminders, name="reminders"),
    path("administration/", workers.administration, name="administration"),
    path("administration/workers/", workers.workers, name="workers"),
    path("administration/workers/add/", workers.add, name="add_worker"),
    path("administration/workers/<uuid:worker_id>/", workers.worker, name="worker"),
    path("administration/workers/<uuid:worker_id>/change/", workers.change, name="change_worker"),
    path("administration/workers/<uuid:worker_id>/unlock/", workers.unlock, name="unlock_worker"),
    path("administration/workers/<uuid:worker_id>/link/", workers.new_link, name="new_link"),
    path("administration/workers/<uuid:worker_id>/left/", workers.say_left, name="say_left"),
    path("administration/workers/<uuid:worker_id>/back/", workers.welcome_back, name="welcome_back"),
    path("administration/teams/", teams.teams, name="teams"),
    path("administration/teams/add/", teams.add, name="add_team"),
    path("administration/teams/<uuid:team_id>/", teams.team, name="team"),
    path("administration/teams/<uuid:team_id>/rename/", teams.rename, name="rename_team"),
    path("administration/teams/<uuid:team_id>/members/add/", teams.add_member, name="add_member"),
    path("administration/teams/<uuid:team_id>/duty/add/", teams.add_duty, name="add_duty"),
    path("administration/members/<uuid:member_id>/end/", teams.end_membership, name="end_membership"),
    path("administration/duty/<uuid:turn_id>/end/", teams.end_duty, name="end_duty"),
    path("administration/cover/", cover.cover, name="cover"),
    path("administration/cover/add/", cover.add, name="add_cover"),
    path("administration/cover/<uuid:cover_id>/end/", cover.end, name="end_cover"),
]
