"""Addresses of assessments."""

from django.urls import path

from alongside.assessments.views import ending, joint, mistake, reading, writing, young_carer

app_name = "assessments"
THEIRS = "people/<uuid:person_id>/assessments/"
ONE = f"{THEIRS}<uuid:assessment_id>/"
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
]
