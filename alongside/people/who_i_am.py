"""Who a person is, as a page and a sheet of paper read it: the headings of the PRSB's About Me, strengths, needs.

Source: PRSB About Me standard 2.0.1, all of its headings in its order; "Please do and please do not" is asked in two.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from alongside.kit.moments import date_in_words, in_london
from alongside.people.flagging import needs_of
from alongside.people.models import AboutMe, CommunicationNeeds, Person
from alongside.people.models.about_me import Heading

MOST_IMPORTANT, COMMUNICATE = "most_important", "communicate"
# Every heading in the standard's order, with what helps to ask about it.
HEADINGS: dict[str, tuple[str, str]] = {
    MOST_IMPORTANT: ("What is most important to me", "What makes a good day? What would you miss most?"),
    Heading.PEOPLE: (Heading.PEOPLE.label, "Who matters to you, and how are you in touch?"),
    COMMUNICATE: ("How I communicate and how to communicate with me", "How do you like to be told things, and asked?"),
    Heading.WELLNESS: (Heading.WELLNESS.label, "How are you on a good day, and how would somebody know of a bad one?"),
    Heading.PLEASE_DO: (Heading.PLEASE_DO.label, "What should everybody do who comes to see you?"),
    Heading.PLEASE_DO_NOT: (Heading.PLEASE_DO_NOT.label, "What should nobody do?"),
    Heading.SUPPORT: (Heading.SUPPORT.label, "What do you do yourself? When do you want a hand, and how?"),
    Heading.ALSO: (Heading.ALSO.label, "What else is worth knowing?"),
}


@dataclass(frozen=True)
class Said:
    """What stands under one heading: words (empty: nothing yet), who said it and when, and who helped to write it."""

    key: str
    title: str
    prompt: str
    words: str = ""
    who: str = ""
    on: date | None = None
    supported_by: str = ""

    @property
    def source(self) -> str:
        """`Simon · 3 November 2026 · supported to write it by Mina Osei`; empty where nothing stands."""
        if not self.words:
            return ""
        helped = f"supported to write it by {self.supported_by}" if self.supported_by else ""
        return " · ".join(filter(None, [self.who, date_in_words(self.on) if self.on else "", helped]))


def said_under(person: Person, rows: Iterable[AboutMe]) -> list[Said]:
    """Every heading with what stands under it, in the standard's order."""
    by_key = {row.heading: row for row in rows}
    return [_said(person, key, by_key.get(key)) for key in HEADINGS]


def _said(person: Person, key: str, row: AboutMe | None) -> Said:
    title, prompt = HEADINGS[key]
    needs = needs_of(person) if key == COMMUNICATE else None
    if key == MOST_IMPORTANT:
        words, by, on = person.what_matters, person.what_matters_said_by, person.what_matters_said_on
        helped = person.what_matters_supported_by
    elif needs:
        words, by, on, helped = needs.own_words, needs.said_by, needs.said_on, needs.supported_by
    elif row:
        words, by, on, helped = row.words, row.said_by, row.said_on, row.supported_by
    else:
        return Said(key, title, prompt)
    return Said(key, title, prompt, words, by or person.called, on, helped)


def updated_on(person: Person, rows: Iterable[AboutMe], needs: CommunicationNeeds | None) -> date | None:
    """The day on which any of it was last said or written; None when nothing is."""
    days = [in_london(row.updated_at).date() for row in rows]
    days += [person.what_matters_said_on] if person.what_matters_said_on else []
    days += [in_london(needs.recorded_at).date()] if needs else []
    return max(days, default=None)
