"""Addresses of Talking Points: what is about nobody under `talking-points/`, a person's times under that person."""

from django.urls import path

from alongside.talking_points.views import booking, day, figures, opening, sessions, venue

app_name = "talking_points"
VENUE, ONE = "talking-points/venues/<uuid:venue_id>/", "talking-points/<uuid:session_id>/"
MINE = "people/<uuid:person_id>/talking-points/"
BOOKING = f"{MINE}<uuid:booking_id>/"
urlpatterns = [
    path("talking-points/", sessions.sessions, name="sessions"),
    path("talking-points/how-soon/", figures.how_soon, name="how_soon"),
    path("talking-points/venues/", venue.venues, name="venues"),
    path("talking-points/venues/add/", venue.add, name="add_venue"),
    path(VENUE, venue.venue, name="venue"),
    path(f"{VENUE}change/", venue.change, name="change_venue"),
    path(f"{VENUE}close/", venue.close, name="close_venue"),
    path(f"{VENUE}open/", opening.open_here, name="open"),
    path("talking-points/mine/<uuid:session_worker_id>/", sessions.my_session, name="my_session"),
    path("talking-points/times/<uuid:slot_id>/", sessions.for_whom, name="for_whom"),
    path(ONE, sessions.session, name="session"),
    path(f"{ONE}who/", opening.change, name="change"),
    path(f"{ONE}hours/", opening.hours, name="hours"),
    path(f"{ONE}call-off/", opening.call_off, name="call_off"),
    path(f"{ONE}finish/", day.finish, name="finish"),
    path(f"{ONE}door/", day.door, name="door"),
    path(MINE, booking.times, name="times"),
    path(f"{MINE}find/", booking.find_time, name="find_time"),
    path(f"{MINE}book/", booking.book, name="book"),
    path(f"{MINE}moved/<uuid:move_id>/", booking.moved, name="moved"),
    path(BOOKING, booking.booking, name="booking"),
    path(f"{BOOKING}another-time/", booking.move, name="move"),
    path(f"{BOOKING}cancel/", booking.cancel, name="cancel"),
    path(f"{BOOKING}came/", day.came, name="came"),
    path(f"{BOOKING}ask-after/", day.ask_after, name="ask_after"),
]
