"""The only ways in which Talking Points change."""

from alongside.talking_points.actions.booking import book, cancel_booking, move_booking
from alongside.talking_points.actions.day import ask_after, let_in_at_the_door, say_whether_they_came
from alongside.talking_points.actions.hours import change_hours
from alongside.talking_points.actions.refusals import UnableToAnswer, UnableToBook, UnableToCallOff, UnableToOpen
from alongside.talking_points.actions.session import (
    call_off_session,
    change_session,
    finish_session,
    leave_sessions,
    open_sessions,
    tell_called_off,
)
from alongside.talking_points.actions.venue import add_venue, change_venue, close_venue

__all__ = [
    "UnableToAnswer",
    "UnableToBook",
    "UnableToCallOff",
    "UnableToOpen",
    "add_venue",
    "ask_after",
    "book",
    "call_off_session",
    "cancel_booking",
    "change_hours",
    "change_session",
    "change_venue",
    "close_venue",
    "finish_session",
    "leave_sessions",
    "let_in_at_the_door",
    "move_booking",
    "open_sessions",
    "say_whether_they_came",
    "tell_called_off",
]
