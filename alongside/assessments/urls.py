"""Addresses of assessments."""

from django.urls import path

from alongside.assessments.views import (
    ending,
    joint,
    mistake,
    own_words,
    reading,
    self_assessment,
    writing,
    young_carer,
)

app_name = "assessments"
THEIRS = "people/<uuid:person_id>/assessments/"
ONE = f"{THEIRS}<uuid:assessment_id>/"
OWN = f"{THEIRS}own-words/<uuid:self_assessment_id>/"
BY_LINK = "in-your-words/<str:code>/"  # for the person, without an account
urlpatterns = [
    path(THEIRS, reading.assessments, name="assessments"),
    path(f"{THEIRS}new/", writing.begin, name="begin"),
    path(ONE, reading.assessment, name="assessment"),
    path(f"{ONE}write/", writing.write, name="write"),
    path(f"{ONE}keep/", writing.keep, name="keep"),
    path(f"{ONE}when/", writing.agree, name="agree"),
    path(f"{ONE}pick/", writing.pick, name="pick"),
    path(f"{ONE}picked/<uuid:picked_id>/", writing.still, name="still"),
    path(f"{ONE}eligibility/", writing.eligibility, name="eligibility"),
    path(f"{ONE}done/", ending.finish, name="finish"),
    path(f"{ONE}end/", ending.end, name="end"),
    path(f"{ONE}advice/", ending.advise, name="advise"),
    path(f"{ONE}mistake/", mistake.strike, name="strike"),
    path(f"{ONE}struck/", mistake.struck, name="struck"),
    path(f"{ONE}joint/", joint.joint, name="joint"),
    path(f"{ONE}side-by-side/", joint.side_by_side, name="side_by_side"),
    path(f"{ONE}young-carer/", young_carer.notice, name="notice_young_carer"),
    path("people/<uuid:person_id>/young-carers/<uuid:young_carer_id>/", young_carer.tell_of, name="young_carer"),
    path(f"{ONE}own-words/", self_assessment.offer, name="offer"),
    path(OWN, self_assessment.shows, name="self_assessment"),
    path(f"{OWN}to-hand-over/", self_assessment.link, name="link"),
    path(f"{OWN}another/", self_assessment.another, name="another_link"),
    path(f"{OWN}take-back/", self_assessment.take_back, name="take_back_link"),
    path(f"{OWN}have-read/", self_assessment.have_read, name="read_together"),
    path("in-your-words/", own_words.door, name="own_words_door"),
    path(BY_LINK, own_words.write, name="own_words"),
    path(f"{BY_LINK}keep/", own_words.keep, name="keep_own_words"),
    path(f"{BY_LINK}finished/", own_words.finished, name="own_words_finished"),
    path(f"{BY_LINK}add/", own_words.add, name="add_own_words"),
    path(f"{BY_LINK}copy/", own_words.copy, name="own_words_copy"),
    path(f"{BY_LINK}close/", own_words.close, name="close_own_words"),
]
