"""Addresses of the pages about people."""

from django.urls import path

from alongside.people.views import (
    about_me,
    address,
    communication,
    consent,
    contact,
    finding,
    identity,
    involvement,
    joining,
    person,
    relationship,
    shift,
)

app_name = "people"
urlpatterns = [
    path("people/", finding.people_list, name="people"),
    path("people/find/", finding.find_person, name="find"),
    path("people/add/", finding.add_person, name="add"),
    path("people/<uuid:person_id>/", person.story, name="story"),
    path("people/<uuid:person_id>/change/", person.change_person, name="change"),
    path("people/<uuid:person_id>/who-i-am/", about_me.who_i_am, name="who_i_am"),
    path("people/<uuid:person_id>/who-i-am/write/<slug:heading>/", about_me.write_about_me, name="write_about_me"),
    path("people/<uuid:person_id>/who-i-am/one-side/", about_me.on_one_side, name="one_side"),
    path("people/<uuid:person_id>/who-i-am/one-side/pdf/", about_me.one_side_as_pdf, name="one_side_as_pdf"),
    path("people/<uuid:person_id>/before-you-knock/", about_me.before_you_knock, name="before_you_knock"),
    path("people/<uuid:person_id>/communication/", communication.communication, name="communication"),
    path("people/<uuid:person_id>/communication/ask/", communication.ask_communication, name="ask_communication"),
    path("people/<uuid:person_id>/people-in-my-life/", contact.people_in_life, name="people_in_life"),
    path("people/<uuid:person_id>/people-in-my-life/add/", contact.add_contact, name="add_contact"),
    path("people/<uuid:person_id>/people-in-my-life/<uuid:contact_id>/", contact.contact, name="contact"),
    path(
        "people/<uuid:person_id>/people-in-my-life/<uuid:contact_id>/change/",
        contact.change_contact,
        name="change_contact",
    ),
    path("people/<uuid:person_id>/people-in-my-life/<uuid:contact_id>/end/", contact.end_contact, name="end_contact"),
    path("people/<uuid:person_id>/people-in-my-life/<uuid:contact_id>/back/", contact.bring_back, name="bring_back"),
    path(
        "people/<uuid:person_id>/people-in-my-life/<uuid:contact_id>/history/",
        contact.history,
        name="contact_history",
    ),
    path(
        "people/<uuid:person_id>/people-in-my-life/<uuid:contact_id>/record/",
        contact.their_record,
        name="their_record",
    ),
    path(
        "people/<uuid:person_id>/people-in-my-life/<uuid:contact_id>/unlink/",
        contact.unlink_record,
        name="unlink_record",
    ),
    path(
        "people/<uuid:person_id>/people-in-my-life/<uuid:contact_id>/relationships/add/",
        relationship.add_relationship,
        name="add_relationship",
    ),
    path(
        "people/<uuid:person_id>/people-in-my-life/relationships/<uuid:relationship_id>/change/",
        relationship.change_relationship,
        name="change_relationship",
    ),
    path(
        "people/<uuid:person_id>/people-in-my-life/relationships/<uuid:relationship_id>/end/",
        relationship.end_relationship,
        name="end_relationship",
    ),
    path("people/<uuid:person_id>/sharing/", consent.sharing, name="sharing"),
    path("people/<uuid:person_id>/sharing/print/", consent.sharing_to_print, name="sharing_to_print"),
    path("people/<uuid:person_id>/sharing/agree/", consent.agree_sharing, name="agree_sharing"),
    path("people/<uuid:person_id>/sharing/<uuid:consent_id>/", consent.one_consent, name="consent"),
    path("people/<uuid:person_id>/sharing/<uuid:consent_id>/withdraw/", consent.take_back_sharing, name="take_back"),
    path("people/<uuid:person_id>/records/", joining.records, name="records"),
    path("people/<uuid:person_id>/records/join/<uuid:other_id>/", joining.join_records, name="join_records"),
    path("people/<uuid:person_id>/records/<uuid:joining_id>/", joining.joining, name="joining"),
    path("people/<uuid:person_id>/looks/", person.who_has_looked, name="looks"),
    path("shifts/", shift.shifts, name="shifts"),
    path("shifts/import/", shift.import_shifts, name="import_shifts"),
    path("shifts/at-the-door/", shift.at_the_door, name="at_the_door"),
    path("people/<uuid:person_id>/alongside/", involvement.alongside, name="alongside"),
    path("people/<uuid:person_id>/alongside/ask/", involvement.ask_in, name="ask_in"),
    path("people/<uuid:person_id>/alongside/shift/", shift.enter, name="enter_shift"),
    path("people/<uuid:person_id>/alongside/<uuid:involvement_id>/end/", involvement.end, name="end_involvement"),
    path("people/<uuid:person_id>/alongside/<uuid:involvement_id>/hand-over/", involvement.hand_over, name="hand_over"),
    path("people/<uuid:person_id>/alongside/<uuid:involvement_id>/named/", involvement.make_named, name="make_named"),
    path("people/<uuid:person_id>/alongside/<uuid:involvement_id>/handed/", involvement.read, name="handed_over"),
    path("people/<uuid:person_id>/alongside/<uuid:involvement_id>/look/", shift.look_at, name="look_at_shift"),
    path("people/<uuid:person_id>/identity/", identity.identity, name="identity"),
    path("people/<uuid:person_id>/identity/changes/", identity.history, name="identity_history"),
    path("people/<uuid:person_id>/identity/words/", identity.change_identity, name="change_identity"),
    path("people/<uuid:person_id>/identity/counted/", identity.change_characteristics, name="change_characteristics"),
    path(
        "people/<uuid:person_id>/identity/health/", identity.change_health_record_link, name="change_health_record_link"
    ),
    path("people/<uuid:person_id>/identity/death/", identity.record_death, name="record_death"),
    path("people/<uuid:person_id>/identity/death/back/", identity.take_death_back, name="take_death_back"),
    path("people/<uuid:person_id>/identity/addresses/add/", address.add_address, name="add_address"),
    path(
        "people/<uuid:person_id>/identity/addresses/<uuid:address_id>/", address.change_address, name="change_address"
    ),
    path("people/<uuid:person_id>/identity/reach/add/", address.add_way_to_reach, name="add_way_to_reach"),
    path(
        "people/<uuid:person_id>/identity/reach/<uuid:reach_id>/",
        address.change_way_to_reach,
        name="change_way_to_reach",
    ),
]
