"""Addresses of what a person holds."""

from django.urls import path

from alongside.letters.views import giving, holding, preparing, writing

app_name = "letters"
MINE = "people/<uuid:person_id>/copies/"
ONE = f"{MINE}<uuid:copy_id>/"
urlpatterns = [
    path(MINE, holding.copies, name="copies"),
    path(f"{MINE}prepare/", preparing.prepare, name="prepare"),
    path(ONE, holding.one_copy, name="copy"),
    path(f"{ONE}read/", holding.read, name="read"),
    path(f"{ONE}pdf/", holding.paper, name="paper"),
    path(f"{ONE}text/", holding.text, name="text"),
    path(f"{ONE}recording/", holding.recording, name="recording"),
    path(f"{ONE}calendar/", holding.calendar, name="calendar"),
    path(f"{ONE}change/", preparing.change, name="change"),
    path(f"{ONE}easy-read/", writing.easy_read, name="easy_read"),
    path(f"{ONE}easy-read/line/", writing.easy_line, name="easy_line"),
    path(f"{ONE}translate/", writing.translate, name="translate"),
    path(f"{ONE}translators-part/", writing.translators_part, name="translators_part"),
    path(f"{ONE}add-recording/", writing.add_recording, name="add_recording"),
    path(f"{ONE}give/", giving.give, name="give"),
    path(f"{ONE}acknowledge/", giving.acknowledge, name="acknowledge"),
    path(f"{ONE}not-given/", giving.keep_back, name="keep_back"),
]
