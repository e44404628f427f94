"""Talking Points: venues, sessions cut into times, and who has which."""

from alongside.talking_points.models.booking import Booking, CameOf, Move, WhyCancelled
from alongside.talking_points.models.session import Pattern, Session, SessionWorker, Slot
from alongside.talking_points.models.venue import Venue

__all__ = ["Booking", "CameOf", "Move", "Pattern", "Session", "SessionWorker", "Slot", "Venue", "WhyCancelled"]
