"""A conversation as a document that the person is given: what they said, what is strong, what each will do."""

from uuid import UUID

from alongside.conversations.models import CheckBack, Conversation, FirstContact, PositiveRisk
from alongside.conversations.models.first_contact import Caller
from alongside.conversations.models.place import Place
from alongside.conversations.places import place_in_words
from alongside.conversations.story.conversation import heading
from alongside.kit.moments import date_in_words, day_in_words
from alongside.letters.content import Bullets, Document, Paragraph, Said, Section, Table
from alongside.letters.kinds import DocumentKind, Source
from alongside.people.models import Person
from alongside.people.models.consent import Part
from alongside.talking_points.models import Booking
from alongside.talking_points.story import when_in_words

TITLE = "What we talked about"
AT_MOST = 20  # conversations to choose from, the newest first


def choices(person: Person) -> list[Source]:
    """The newest conversations with a person that stand."""
    rows = Conversation.objects.of(person).standing().select_related("group").order_by("-contact_at", "-pk")[:AT_MOST]
    return [Source(row.pk, f"{heading(row)}, {day_in_words(row.contact_at)}", row.contact_at.date()) for row in rows]


def write(person: Person, source: UUID) -> Document | None:
    """What they said, what is strong, what they want to try, who does what, what was offered, when we check back.

    What others told us about them, what we noticed, and a worry for safety are not in it: they are answered for
    elsewhere, and may be others' confidence. So is what was said by whoever called about them. None where the
    conversation was struck, or is not theirs.
    """
    rows = Conversation.objects.of(person).standing().select_related("recorded_by", "series")
    one = rows.filter(pk=source).first()
    if one is None:
        return None
    at = f" at {one.place}" if one.place and one.place.lower() not in ("at home", "home") else ""
    opening = Paragraph(f"{person.called} and {one.recorded_by.name} talked on {day_in_words(one.contact_at)}{at}.")
    first = FirstContact.objects.filter(conversation=one).select_related("to_worker", "to_team", "consent__contact")
    contact = first.first()
    said = _what_they_said(one, person) if contact is None else _first_said(one, contact, person)
    sections = [Section("", (opening,)), *said, *_what_each_will_do(one, person)]
    return Document(TITLE, tuple(section for section in sections if section.blocks))


def _what_they_said(one: Conversation, person: Person) -> list[Section]:
    said = one.in_their_words and Said(
        one.in_their_words, one.said_by, date_in_words(one.said_on) if one.said_on else ""
    )
    strengths = [row.strength.words for row in one.strengths_shown.select_related("strength").order_by("pk")]
    return [
        Section(f"What {one.said_by} said", (said,) if said else ()),
        Section("What is strong", (Bullets(tuple(strengths)),) if strengths else ()),
        Section(f"What {person.called} wants to try", _to_try(getattr(one, "positive_risk", None))),
    ]


def _first_said(one: Conversation, contact: FirstContact, person: Person) -> list[Section]:
    """Of a first contact: the person's own words (a caller's are in confidence), and where it goes from here.

    What is said of whoever called is what the person agreed they may be told.
    """
    day = date_in_words(one.said_on) if one.said_on else ""
    theirs = [one.in_their_words] if contact.caller == Caller.PERSON else []
    theirs += [row.words for row in one.statements.filter(is_person=True).order_by("number")]
    strengths = [row.strength.words for row in one.strengths_shown.select_related("strength").order_by("pk")]
    place = [Paragraph(f"{place_in_words(contact.place)}: {contact.goes_to}.")] if contact.place else []
    theirs_to_talk = Booking.objects.of(person).waited_for().with_when() if contact.place == Place.TALKING_POINT else ()
    place += [Paragraph(f"A time to talk: {when_in_words(time)}.") for time in theirs_to_talk[:1]]
    place += [Paragraph(contact.agreed)] if contact.agreed else []
    agreed = contact.consent
    told = (
        f"You agreed that {agreed.whom} may be told: {agreed.what}. You can take it back at any time." if agreed else ""
    )
    return [
        Section(f"What {person.called} said", tuple(Said(words, person.called, day) for words in theirs)),
        Section("What is strong", (Bullets(tuple(strengths)),) if strengths else ()),
        Section("A good outcome", (Paragraph(contact.good_outcome),) if contact.good_outcome else ()),
        Section("Where it goes from here", tuple(place)),
        Section("What may be told", (Paragraph(told),) if agreed and agreed.taken_back_on is None else ()),
    ]


def _to_try(risk: PositiveRisk | None) -> tuple[Paragraph | Bullets, ...]:
    if risk is None:
        return ()
    weighed = (("The good", risk.good), ("What could go wrong", risk.harm), ("If nothing is tried", risk.harm_of_not))
    lines = tuple(f"{what}: {words}" for what, words in weighed if words)
    return (Paragraph(risk.wants), Bullets(lines)) if lines else (Paragraph(risk.wants),)


def _what_each_will_do(one: Conversation, person: Person) -> list[Section]:
    doing = one.undertakings.select_related("worker", "contact").order_by("number")
    rows = tuple((row.who(person.called), row.words, date_in_words(row.by_on) if row.by_on else "") for row in doing)
    table = Table("Who does what", ("Who", "What", "By when"), rows)
    offered = tuple(offer.what for offer in one.offers.order_by("pk"))
    return [
        Section("What we each will do", (table,) if rows else ()),
        Section("What was offered", (Bullets(offered),) if offered else ()),
        Section(
            "When we check back", _back(CheckBack.objects.filter(conversation=one).select_related("owner").first())
        ),
    ]


def _back(check: CheckBack | None) -> tuple[Paragraph, ...]:
    if check is None or check.on is None or check.owner is None:
        return ()
    return (Paragraph(f"{check.owner.name} asks how it went, on {day_in_words(check.on)}."),)


CONVERSATION_SUMMARY = DocumentKind("conversation", TITLE, Part.STORY, choices, write)
