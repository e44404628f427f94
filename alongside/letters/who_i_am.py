"""Who I am as a document that the person is given: their own words under every heading, and what is strong."""

from uuid import UUID

from alongside.kit.moments import date_in_words
from alongside.letters.content import Bullets, Document, Paragraph, Said, Section
from alongside.letters.kinds import DocumentKind, Source
from alongside.people import often_asked, reading
from alongside.people.communication import chosen
from alongside.people.flagging import needs_of
from alongside.people.models import AboutMe, Person
from alongside.people.models.consent import Part
from alongside.people.who_i_am import COMMUNICATE, said_under

TITLE = "Who I am"


def choices(person: Person) -> list[Source]:
    """There is one of it."""
    return [Source(person.pk, TITLE)]


def write(person: Person, source: UUID) -> Document | None:
    """What stands under each heading, with who said it and when; a heading beneath which nothing stands is left out."""
    if source not in person.keys:
        return None
    sections = []
    for one in said_under(person, AboutMe.objects.counting(person).values()):
        blocks: list[Said | Bullets | Paragraph] = []
        if one.words:
            who = f"{one.who}, helped by {one.supported_by}" if one.supported_by else one.who
            blocks.append(Said(one.words, who, date_in_words(one.on) if one.on else ""))
        if one.key == COMMUNICATE:
            blocks += _needs(person)
        if blocks:
            sections.append(Section(one.title, tuple(blocks)))
    strengths = [reading.strength_as_read(row) for row in often_asked.strengths_of(person=person)]
    if strengths:
        lines = tuple(f"{one['words']} ({one['says']})" if one["says"] else one["words"] for one in strengths)
        sections.append(Section("What is strong", (Bullets(lines),)))
    if not sections:
        sections.append(
            Section("", (Paragraph("Nothing has been written here yet. Tell us, and we write it together."),))
        )
    return Document(TITLE, tuple(sections))


def _needs(person: Person) -> list[Bullets]:
    """What was chosen when they were asked how to communicate, said of oneself; nothing where nothing is needed."""
    needs = needs_of(person)
    if needs is None or not needs.has_needs:
        return []
    lines = tuple(f"{title.replace('reach them', 'reach me')}: {words}" for title, words in chosen(needs))
    return [Bullets(lines)] if lines else []


WHO_I_AM = DocumentKind("who_i_am", TITLE, Part.WHO_I_AM, choices, write)
