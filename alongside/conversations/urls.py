"""Addresses of notes and conversations: each stands under the person it is about, but what was put to a worker."""

from django.urls import path

from alongside.conversations.views import (
    answers,
    beside,
    carer,
    conversation,
    first_contact,
    first_contact_letter,
    first_contact_reading,
    group,
    mistake,
    note,
    put_to_me,
    reading,
)

app_name = "conversations"
ONE = "people/<uuid:person_id>/conversations/<uuid:conversation_id>/"
NOTE = "people/<uuid:person_id>/notes/<uuid:note_id>/"
SERIES = "people/<uuid:person_id>/series/<uuid:series_id>/"
FIRST = "first-contact/<uuid:first_id>/"
CHECK_BACK = "people/<uuid:person_id>/check-backs/<uuid:check_back_id>/"
urlpatterns = [
    path("people/<uuid:person_id>/notes/new/", note.write_note, name="write"),
    path("people/<uuid:person_id>/notes/keep/", note.keep_note, name="keep"),
    path(NOTE, note.read_note, name="note"),
    path(f"{NOTE}drop/", note.drop_note, name="drop"),
    path("people/<uuid:person_id>/conversations/start/", conversation.start, name="start"),
    path("people/<uuid:person_id>/conversations/begin/<slug:kind>/", conversation.begin, name="begin"),
    path(f"{ONE}write/", conversation.write_conversation, name="write_conversation"),
    path(f"{ONE}keep/", conversation.keep_conversation, name="keep_conversation"),
    path(f"{ONE}drop/", conversation.drop_conversation, name="drop_conversation"),
    path(f"{ONE}pause/", conversation.pause_recording, name="pause_recording"),
    path(ONE, reading.conversation, name="conversation"),
    path(SERIES, reading.series, name="series"),
    path(f"{SERIES}end/", reading.end_series, name="end_series"),
    path(f"{SERIES}go-on/", reading.go_on, name="go_on"),
    path("people/<uuid:person_id>/undertakings/<uuid:undertaking_id>/", answers.undertaking, name="undertaking"),
    path("people/<uuid:person_id>/offers/<uuid:offer_id>/", answers.offer, name="offer"),
    path(CHECK_BACK, answers.check_back, name="check_back"),
    path(f"{CHECK_BACK}later/", answers.pause_check_back, name="pause_check_back"),
    path(f"{NOTE}not-right/", beside.say_not_right, name="say_note_not_right"),
    path(f"{ONE}not-right/", beside.say_not_right, name="say_conversation_not_right"),
    path("people/<uuid:person_id>/not-right/<uuid:disagreement_id>/", beside.not_right, name="not_right"),
    path(f"{NOTE}mistake/", mistake.mistake, name="note_mistake"),
    path(f"{ONE}mistake/", mistake.mistake, name="conversation_mistake"),
    path(f"{NOTE}struck/", note.struck_note, name="struck_note"),
    path(f"{ONE}struck/", reading.struck_conversation, name="struck_conversation"),
    path("people/<uuid:person_id>/group/<uuid:source_id>/", group.group_with, name="group_with"),
    path("conversations/group/", group.new_group, name="new_group"),
    path("conversations/group/<uuid:group_id>/", group.group, name="group"),
    path("conversations/group/<uuid:group_id>/keep/", group.keep_group, name="keep_group"),
    path("conversations/group/<uuid:group_id>/drop/", group.drop_group, name="drop_group"),
    path("people/<uuid:person_id>/carer/", carer.carer, name="carer"),
    path("people/<uuid:person_id>/carer/<uuid:contact_id>/", carer.carers_record, name="carers_record"),
    path("first-contact/new/", first_contact.new_first_contact, name="new_first_contact"),
    path(f"{FIRST}write/", first_contact.write_first_contact, name="write_first_contact"),
    path(f"{FIRST}keep/", first_contact.keep_first_contact, name="keep_first_contact"),
    path(f"{FIRST}drop/", first_contact.drop_first_contact, name="drop_first_contact"),
    path(FIRST, first_contact_reading.first_contact, name="first_contact"),
    path(f"{FIRST}pass-on/", first_contact_reading.pass_on, name="pass_on"),
    path(f"{FIRST}letter/keep-it/", first_contact_letter.keep_letter, name="keep_letter"),
    path(f"{FIRST}letter/", first_contact_letter.letter, name="letter"),
    path(f"{FIRST}who/", first_contact_reading.say_who, name="say_who"),
    path(
        "people/<uuid:person_id>/told/<uuid:told_id>/", first_contact_reading.in_confidence, name="told_in_confidence"
    ),
    path("conversations/worries/<uuid:worry_id>/", put_to_me.worry, name="worry"),
    path("conversations/overrides/<uuid:override_id>/", put_to_me.override, name="override"),
    path("conversations/my-recording/", reading.my_recording, name="my_recording"),
]
