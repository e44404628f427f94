"""Addresses of decisions and risks."""

from django.urls import path

from alongside.decisions.views import beside, reading, risk, writing

app_name = "decisions"
THEIRS = "people/<uuid:person_id>/decisions/"
ONE = f"{THEIRS}<uuid:decision_id>/"
RISKS = "people/<uuid:person_id>/risks/"
urlpatterns = [
    path("decisions/law/", reading.law_has_changed, name="law_has_changed"),
    path(THEIRS, reading.decisions, name="decisions"),
    path(f"{THEIRS}new/", writing.start, name="start"),
    path(f"{THEIRS}new/<slug:decision_kind>/", writing.begin, name="begin"),
    path(f"{THEIRS}turns/<uuid:decision_turn_id>/", reading.turn, name="turn"),
    path(f"{THEIRS}challenges/<uuid:counsel_id>/", beside.challenge, name="challenge"),
    path(f"{THEIRS}counsel/<uuid:counsel_id>/no-longer/", beside.take_counsel_back, name="take_counsel_back"),
    path(ONE, reading.decision, name="decision"),
    path(f"{ONE}write/", writing.write, name="write"),
    path(f"{ONE}keep/", writing.keep, name="keep"),
    path(f"{ONE}throw-away/", writing.drop, name="drop"),
    path(f"{ONE}counsel/", beside.counsel, name="counsel"),
    path(f"{ONE}second/", beside.second, name="second"),
    path(f"{ONE}look-again/", beside.look_again, name="look_again"),
    path(f"{ONE}law/", beside.under_law, name="under_law"),
    path(f"{ONE}advocate/", beside.advocate, name="advocate"),
    path(f"{ONE}mistake/", beside.strike, name="strike"),
    path(f"{RISKS}new/", risk.weigh, name="weigh_risk"),
    path(f"{RISKS}<uuid:risk_id>/", risk.risk, name="risk"),
    path(f"{RISKS}<uuid:risk_id>/again/", risk.weigh_anew, name="weigh_anew"),
    path(f"{RISKS}<uuid:risk_id>/end/", risk.end, name="end_risk"),
]
