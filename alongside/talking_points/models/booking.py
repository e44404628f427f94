"""A person's time at a Talking Point, and what became of it."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from alongside.kit.models import Editable, Record
from alongside.people.models import Person
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.talking_points.models.session import Session, Slot
from alongside.workforce.models import Worker


class WhyCancelled(models.TextChoices):
    """Why a time is given back."""

    SOMETHING_ELSE = "something_else", "Something came up for them"
    FOUND = "found", "They have found what they were looking for"
    NOT_WANTED = "not_wanted", "They would rather not come"
    MISTAKE = "mistake", "It was booked by mistake"
    DIED = "died", "They died"
    OTHER = "other", "Something else"


class CameOf(models.TextChoices):
    """What came of asking after somebody who did not come."""

    ANOTHER_TIME = "another_time", "They would like another time"
    NOT_NOW = "not_now", "Not now: they know that they can always come"
    FOUND = "found", "They have found what they were looking for"
    NOT_REACHED = "not_reached", "We tried, and could not reach them"
    DIED = "died", "They died"
    OTHER = "other", "Something else"


class BookingQuerySet(OfAPersonQuerySet):
    def standing(self) -> "BookingQuerySet":
        """Those that were not given back."""
        return self.filter(cancelled_at=None)

    def open(self) -> "BookingQuerySet":
        """Those of whom it is not said yet whether they came, the soonest first."""
        return self.standing().filter(came=None).order_by("session__starts_at", "slot__starts_at", "pk")

    def waited_for(self) -> "BookingQuerySet":
        """Those with a time to which somebody can still come."""
        return self.open().filter(called_off_at=None, slot__isnull=False, session__finished_at=None)

    def left_out_of(self, session: Session, starts_at: datetime, ends_at: datetime) -> "BookingQuerySet":
        """Those whose time new hours of a session would leave out, in the order of the day."""
        outside = Q(slot__starts_at__lt=starts_at) | Q(slot__ends_at__gt=ends_at)
        return self.waited_for().filter(outside, session=session).with_when()

    def with_when(self) -> "BookingQuerySet":
        """Each with its session, venue and time, and who booked it."""
        return self.select_related("session__venue", "slot", "person", "booked_by", "answered_by")

    def to_come(self, *, at: datetime) -> "BookingQuerySet":
        """Those whose time is still to come, or was called off and not given anew yet; the soonest first."""
        return self.open().filter(Q(session__ends_at__gt=at) | Q(called_off_at__isnull=False)).with_when()


class Booking(Editable):
    """A person's time at a session; without a `slot` they came by unasked, and were let in at the door.

    `asked_at` is the moment of the contact in which they asked for it: how long they waited counts from there. `wants`
    is what they would like to talk about, in their own words unless `said_by` names somebody. `called_off_at`: its
    session was called off, or its hours no longer hold this time, and they have no other time yet. `came` is None until
    it is said. Somebody who did not come is asked after (`asked_after_at`), and what came of that is kept.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="bookings")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="bookings")
    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, null=True, related_name="bookings")
    asked_at = models.DateTimeField()
    wants = models.TextField(max_length=1000, blank=True)
    said_by = models.CharField(max_length=120, blank=True)
    booked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    booked_at = models.DateTimeField()
    called_off_at = models.DateTimeField(null=True)

    # None, or empty, unless the time was given back.
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    why_cancelled = models.CharField(max_length=20, choices=WhyCancelled, blank=True)
    why_cancelled_words = models.CharField(max_length=300, blank=True)

    # None until it is said whether they came.
    came = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    # None, or empty, until somebody who did not come was asked after.
    asked_after_at = models.DateTimeField(null=True)
    asked_after_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    came_of_it = models.CharField(max_length=20, choices=CameOf, blank=True)
    came_of_it_words = models.CharField(max_length=500, blank=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slot"], condition=Q(cancelled_at=None), name="one_person_a_slot"),
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancelled_by=None, why_cancelled="", why_cancelled_words="")
                | (Q(cancelled_at__isnull=False, cancelled_by__isnull=False, came=None) & ~Q(why_cancelled="")),
                name="a_time_is_given_back_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(came=None, answered_at=None, answered_by=None)
                | Q(came__isnull=False, answered_at__isnull=False, answered_by__isnull=False, called_off_at=None),
                name="somebody_says_whether_they_came",
            ),
            models.CheckConstraint(
                condition=Q(asked_after_at=None, asked_after_by=None, came_of_it="", came_of_it_words="")
                | (Q(asked_after_at__isnull=False, asked_after_by__isnull=False, came=False) & ~Q(came_of_it="")),
                name="who_did_not_come_is_asked_after",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.session}"

    @property
    def starts_at(self) -> datetime:
        """When they come; for somebody who came by, when they did."""
        return self.slot.starts_at if self.slot else self.booked_at

    @property
    def ends_at(self) -> datetime:
        """When their time is over; for somebody who came by, when the session is."""
        return self.slot.ends_at if self.slot else self.session.ends_at

    @property
    def why_called_off(self) -> str:
        """Why this time does not take place, in the words of whoever called it off; empty where they gave none."""
        alone = self.slot.why_called_off if self.slot else ""
        return alone or self.session.why_called_off

    @property
    def called_off_by(self) -> Worker | None:
        """Who called this time off: it alone, or the whole session. None: nobody has."""
        return (self.slot.called_off_by if self.slot else None) or self.session.called_off_by

    @property
    def waits_for_them(self) -> bool:
        """Is there still a time that they can come to?"""
        return self.cancelled_at is None and self.called_off_at is None and self.came is None


class Move(Record):
    """That a booking was given another time. `was_called_off`: the session of the time before did not take place."""

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="moves")
    before = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="+")
    was_called_off = models.BooleanField(default=False)
    moved_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"moved on {self.moved_at:%Y-%m-%d}"
