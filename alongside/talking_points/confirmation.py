"""A time at a Talking Point as a document that the person is given: when, where, how to get in; or that it is off."""

from uuid import UUID

from alongside.kit.moments import clock_time, day_in_words
from alongside.letters.content import Appointment, Bullets, Document, Paragraph, Said, Section
from alongside.letters.kinds import DocumentKind, Source
from alongside.people.models import Person
from alongside.people.models.consent import Part
from alongside.talking_points.models import Booking, Venue
from alongside.talking_points.story import when_in_words

TITLE = "Your time to talk"
COME_AS_YOU_ARE = (
    "Come as you are. There is no form to fill in, and you may bring somebody with you. Tell us if the day does not "
    "suit: we find another. If you cannot come, nothing is lost; you can always come back."
)


def choices(person: Person) -> list[Source]:
    """Their times, the newest first."""
    rows = Booking.objects.of(person).filter(slot__isnull=False).with_when().order_by("-booked_at", "-pk")
    return [Source(one.pk, when_in_words(one), one.starts_at.date()) for one in rows]


def write(person: Person, source: UUID) -> Document | None:
    """Their time as it now stands: where and when to come, or that it was called off or given back."""
    rows = Booking.objects.of(person).filter(slot__isnull=False).select_related("slot", "session")
    booking = rows.filter(pk=source).first()
    if booking is None:
        return None
    venue = Venue.objects.with_place().get(pk=booking.session.venue_id)
    booking.session.venue = venue
    if booking.called_off_at or booking.cancelled_at:
        return _off(booking)
    when = f"{day_in_words(booking.starts_at)}, {clock_time(booking.starts_at)} to {clock_time(booking.ends_at)}"
    where = tuple(filter(None, (venue.name, venue.where, venue.find_us)))
    sections = [Section("When", (Paragraph(when),)), Section("Where", tuple(map(Paragraph, where)))]
    if venue.access:
        sections.append(Section("Getting in and being there", (Bullets(tuple(venue.access)),)))
    if booking.wants and not booking.said_by:
        sections.append(Section("What you would like to talk about", (Said(booking.wants, person.called),)))
    sections.append(Section("What to bring", (Paragraph(COME_AS_YOU_ARE),)))
    place = ", ".join(filter(None, (venue.name, venue.where)))
    return Document(TITLE, tuple(sections), Appointment("Talking Point", booking.starts_at, booking.ends_at, place))


def _off(booking: Booking) -> Document:
    """That there is no such time any more, and what then."""
    if booking.cancelled_at:
        words = "You have given this time back. You can always come back: tell us, and we find another."
    else:
        words = "We are sorry: this had to be called off. We ring you and find another time with you."
    return Document(TITLE, (Section("", (Paragraph(when_in_words(booking)), Paragraph(words))),))


CONFIRMATION = DocumentKind("talking_point", TITLE, Part.STORY, choices, write)
